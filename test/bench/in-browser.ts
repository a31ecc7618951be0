import type { ModelRequest } from '../../src/core/model.ts';
import { openModelsPage } from '../browser/support/test-page.ts';
import { tinyGguf } from '../support/tiny-gguf.ts';
import { measured, type Section } from './section.ts';

const ROUNDS = 5;
const TOKENS = 200;
const request: ModelRequest = {
	role: 'task',
	messages: [{ role: 'user', content: 'Which is larger?' }],
	maxTokens: TOKENS,
	seed: 1,
};

/** A two-layer model with random weights: the engine's own pace, not that of a model anybody would use. */
export const inBrowser: Section = {
	title: 'A model in the browser: tiny GGUF made by the bench, one processor thread',
	async measure() {
		const opened = await openModelsPage();
		try {
			opened.server.overrides.set('tiny.gguf', tinyGguf());
			const times = await opened.page.evaluate(
				async ([what, rounds]) => {
					const loads: number[] = [];
					const speeds: number[] = [];
					for (let round = 0; round < rounds; round++) {
						const begun = performance.now();
						const failure = await window.models.load({ served: 'tiny.gguf' });
						if (failure !== null) throw new Error(failure.message);
						loads.push(performance.now() - begun);
						const asked = performance.now();
						const parts = await window.models.speak(what);
						const spoken = parts.filter((part) => part.type === 'text-delta').length;
						speeds.push((spoken * 1000) / (performance.now() - asked));
						await window.models.unload();
					}
					return { loads, speeds };
				},
				[request, ROUNDS] as const,
			);
			return [
				{
					name: 'from the file to a loaded model',
					...measured(times.loads),
					unit: 'ms',
					detail: `median of ${String(ROUNDS)}, engine fetched from this machine`,
				},
				{
					name: 'streamed pieces of text a second',
					...measured(times.speeds),
					unit: '1/s',
					detail: `${String(TOKENS)} tokens asked for, prompt included in the time`,
				},
			];
		} finally {
			await opened.close();
		}
	},
};
