import { describe, expect, test } from 'vitest';
import type { ModelPart, ModelRequest } from '../../../src/core/model.ts';
import {
	builtInState,
	type BuiltInState,
	createBuiltInModel,
	fetchBuiltIn,
	findPromptApi,
	type PromptApi,
} from '../../../src/runtime/model/prompt-api.ts';

const never = new AbortController().signal;
const ask: ModelRequest = {
	role: 'task',
	messages: [
		{ role: 'system', content: 'Be brief.' },
		{ role: 'user', content: 'Hi' },
		{ role: 'assistant', content: 'Hello' },
		{ role: 'user', content: 'Which is larger?' },
	],
};

/** The browser's side of the API, with the pieces it will say. */
class FakeBrowser implements PromptApi {
	readonly asked: unknown[] = [];
	destroyed = 0;
	readonly #state: BuiltInState;
	readonly #pieces: readonly (string | Error)[];

	constructor(state: BuiltInState, pieces: readonly (string | Error)[] = []) {
		this.#state = state;
		this.#pieces = pieces;
	}

	availability(): Promise<BuiltInState> {
		return Promise.resolve(this.#state);
	}

	create(options: Parameters<PromptApi['create']>[0]): ReturnType<PromptApi['create']> {
		const monitor = new EventTarget();
		options.monitor?.(monitor);
		monitor.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded: 0.5 }));
		return Promise.resolve({
			promptStreaming: (text) => {
				this.asked.push([options.initialPrompts, text]);
				const pieces = [...this.#pieces];
				return new ReadableStream<string>({
					pull: (controller) => {
						const piece = pieces.shift();
						if (piece === undefined) controller.close();
						else if (typeof piece === 'string') controller.enqueue(piece);
						else controller.error(piece);
					},
				});
			},
			destroy: () => this.destroyed++,
		});
	}
}

async function parts(browser: FakeBrowser, signal = never): Promise<ModelPart[]> {
	const found: ModelPart[] = [];
	for await (const part of createBuiltInModel(browser).stream(ask, signal)) found.push(part);
	return found;
}

describe('the browser’s own model', () => {
	test('is asked with the history in front and the last message apart', async () => {
		const browser = new FakeBrowser('available', ['9', '.9']);
		expect(await parts(browser)).toEqual([
			{ type: 'text-delta', text: '9' },
			{ type: 'text-delta', text: '.9' },
			{ type: 'finish', reason: { unified: 'stop', raw: null }, usage: { cost: 0 } },
		]);
		expect(browser.asked).toEqual([[ask.messages.slice(0, 3), 'Which is larger?']]);
		expect(browser.destroyed).toBe(1);
	});

	test.each<BuiltInState>(['unavailable', 'downloadable', 'downloading'])(
		'says when it is %s',
		async (state) => {
			expect(await parts(new FakeBrowser(state))).toMatchObject([
				{ type: 'failed', failure: { kind: 'unavailable' } },
			]);
		},
	);

	test('fails with a reason, and frees its session', async () => {
		const browser = new FakeBrowser('available', ['9', new DOMException('too much', 'QuotaExceededError')]);
		expect((await parts(browser)).at(-1)).toMatchObject({ type: 'failed', failure: { kind: 'bad-request' } });
		expect(browser.destroyed).toBe(1);
	});

	test('is stopped before it starts', async () => {
		expect(await parts(new FakeBrowser('available', ['x']), AbortSignal.abort())).toMatchObject([
			{ type: 'failed', failure: { kind: 'cancelled' } },
		]);
	});

	test('is downloaded on demand, with progress', async () => {
		const seen: number[] = [];
		const failure = await fetchBuiltIn(
			new FakeBrowser('downloadable'),
			(fraction) => seen.push(fraction),
			never,
		);
		expect([failure, seen]).toEqual([null, [0.5]]);
	});

	test('is absent where the browser has none', async () => {
		expect([findPromptApi({}), await builtInState(null)]).toEqual([null, 'absent']);
	});
});
