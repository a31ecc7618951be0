import { describe, expect, it } from 'vitest';
import type { LanguageModel } from '../../../src/core/model.ts';
import { FakePython, printed } from '../../support/fake-python.ts';
import { runAll, type Setting } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

/** Says each reply in turn, then nothing more, and never ends; `onSilence` when it comes to that. */
function fallsSilent(replies: readonly string[], onSilence: () => void): LanguageModel {
	const script = new ScriptedModel(replies);
	let calls = 0;
	return {
		ref: script.ref,
		capabilities: script.capabilities,
		async *stream(request) {
			if (calls++ < replies.length) yield* script.stream(request);
			else {
				onSilence();
				await new Promise(() => undefined);
			}
		},
	};
}

const DIFFERENT = ['It is <<<41>>>', '```python\nprint(42)\n```', 'It is <<<43>>>'];
const python = (): FakePython => new FakePython(() => printed('42'));

/** A method that says after every count what it would answer. */
const keeping: Setting = { method: 'two-view', python: python() };

describe('a plan that keeps an answer', () => {
	it.each([
		['calls', { calls: 3 }],
		['tokens', { tokens: 45 }],
		['cost', { cost: 0.0025 }],
	] as const)('is judged by it when the %s limit ends the run', async (limit, limits) => {
		const task = new ScriptedModel(DIFFERENT);
		const events = await runAll({ ...keeping, models: { task }, limits });
		expect(events.slice(-3)).toMatchObject([
			{ type: 'limit-reached', limit },
			{ type: 'verdict', outcome: { verdict: { kind: 'correct' }, answer: { text: '42' }, turn: 2 } },
			{ type: 'run-end', outcome: 'finished' },
		]);
		expect(events.filter(({ type }) => type === 'run-error')).toEqual([]);
	});

	it('is judged by it when time is up, with the call that was going on ended in the record', async () => {
		let timeIsUp = (): void => undefined;
		const time = new Promise<void>((resolve) => (timeIsUp = resolve));
		const task = fallsSilent(DIFFERENT, () => timeIsUp());
		const clock = { now: () => 0, sleep: () => time };
		const events = await runAll({ ...keeping, models: { task }, limits: { seconds: 5 }, clock });
		expect(events.slice(-4)).toMatchObject([
			{ type: 'call-failed', failure: { kind: 'cancelled' } },
			{ type: 'limit-reached', turn: 4, limit: 'seconds' },
			{ type: 'verdict', outcome: { verdict: { kind: 'correct' }, turn: 2 } },
			{ type: 'run-end', outcome: 'finished' },
		]);
	});

	it('does not turn a failure or a stop into a verdict', async () => {
		const task = new ScriptedModel([...DIFFERENT, { failed: 'unavailable' }]);
		const failed = await runAll({ ...keeping, models: { task } });
		expect(failed.slice(-2)).toMatchObject([
			{ type: 'run-error', failure: { kind: 'model-call' } },
			{ type: 'run-end', outcome: 'failed' },
		]);
		const stop = new AbortController();
		const silent = fallsSilent(DIFFERENT, () => stop.abort());
		const stopped = await runAll({ ...keeping, models: { task: silent } }, stop.signal);
		expect(stopped.at(-1)).toMatchObject({ type: 'run-end', outcome: 'cancelled' });
		expect(stopped.filter(({ type }) => type === 'verdict')).toEqual([]);
	});
});

describe('a plan that has kept nothing', () => {
	it.each([
		['in a method that keeps nothing', { method: 'code-text-sum' as const, limits: { calls: 2 } }],
		['before there is an answer', { method: 'two-view' as const, limits: { calls: 2 } }],
	])('fails at a limit %s', async (_, setting) => {
		const task = new ScriptedModel(['', '']);
		const events = await runAll({ ...setting, models: { task }, python: python() });
		expect(events.slice(-3)).toMatchObject([
			{ type: 'limit-reached', turn: 3, limit: 'calls' },
			{ type: 'run-error', failure: { kind: 'limit' } },
			{ type: 'run-end', outcome: 'failed' },
		]);
	});
});
