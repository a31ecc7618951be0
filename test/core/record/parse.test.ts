import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { closeInterrupted, isStored, parseRun, parseRunSpec } from '../../../src/core/record/parse.ts';
import { analysed, FakePython, printed, raised, timedOut } from '../../support/fake-python.ts';
import { runAll, specOf } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

async function recorded(): Promise<RunEvent[]> {
	const results = [printed('1'), raised('ValueError', 'no', 2), timedOut('x'), printed('', { value: '1' })];
	let index = 0;
	const events = await runAll({
		method: 'codesteer',
		options: { counting: 'released' },
		models: {
			task: new ScriptedModel(() => ({
				text: 'I plan.\n```python\nprint(42)\n```',
				reasoning: 'hm',
				logprobs: [{ token: 'I', logprob: -1, top: [{ token: 'I', logprob: -1 }] }],
			})),
		},
		python: new FakePython(
			() => results[index++ % results.length]!,
			() => analysed(1, 'prints a literal'),
		),
	});
	return events.filter(isStored);
}

function asJson(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value));
}

describe('reading a stored run', () => {
	it('gives back what was stored', async () => {
		const events = await recorded();
		expect(parseRun(asJson(events))).toEqual({ ok: true, value: events });
	});

	it('keeps nothing beyond the fields it knows', async () => {
		const events = await recorded();
		const padded = events.map((event) => ({ ...event, apiKey: 'planted' }));
		expect(JSON.stringify(parseRun(asJson(padded)))).not.toContain('planted');
	});

	it.each([
		['no list', {}, 'The record does not begin with run-start'],
		['an empty list', [], 'The record does not begin with run-start'],
		[
			'another version',
			[{ type: 'run-start', version: 9 }],
			'The run is of version 9; this page reads version 1',
		],
		[
			'an unknown method',
			[{ type: 'run-start', version: 1, runId: 'r', seq: 0, at: 0, spec: { ...specOf(), method: 'magic' } }],
			'run[0].spec.method is not a known method',
		],
		[
			'an unknown event',
			[...start(), { type: 'explosion', runId: 'run-1', seq: 1, at: 0 }],
			'run[1].type is not a known kind',
		],
		[
			'a figure that is no picture',
			[
				...start(),
				{
					type: 'code-end',
					codeId: 'c',
					runId: 'run-1',
					seq: 1,
					at: 0,
					result: { ...printed(''), figures: ['javascript:alert(1)'] },
				},
			],
			'run[1].result.figures[0] is not a PNG data URL',
		],
		['a second start', [...start(), { ...start()[0], seq: 1 }], 'The record begins twice'],
		['two runs', [...start(), end(1, { runId: 'run-2' })], 'The record mixes two runs'],
		['wrong order', [...start(), end(0)], 'Event 1 is out of order'],
		['something after the end', [...start(), end(1), end(2)], 'The record goes on after its end'],
	])('refuses %s and says why', (_, value, error) => {
		expect(parseRun(value)).toEqual({ ok: false, error });
	});

	it('never throws, whatever is put in place of a part', async () => {
		const events = asJson(await recorded()) as unknown[];
		fc.assert(
			fc.property(fc.nat(events.length - 1), fc.jsonValue(), fc.string(), (at, junk, key) => {
				const broken = events.with(at, { ...(events[at] as object), [key]: junk });
				expect(typeof parseRun(broken).ok).toBe('boolean');
				expect(typeof parseRun(events.with(at, junk)).ok).toBe('boolean');
			}),
		);
	});
});

describe('a stored run', () => {
	it('without an end is closed as interrupted', async () => {
		const events = (await recorded()).slice(0, 3);
		const closed = closeInterrupted(events, 5000);
		expect(closed.at(-1)).toEqual({
			runId: 'run-1',
			seq: events.at(-1)!.seq + 1,
			at: 5000,
			type: 'run-end',
			outcome: 'interrupted',
		});
		expect(closeInterrupted(closed, 6000)).toBe(closed);
	});
});

describe('a run spec from a link', () => {
	it('passes the same door', () => {
		expect(parseRunSpec(asJson(specOf()))).toEqual({ ok: true, value: specOf() });
		expect(parseRunSpec({ ...specOf(), limits: {} })).toEqual({
			ok: false,
			error: 'spec.limits.pythonMs is not a number',
		});
	});
});

function start() {
	return [{ type: 'run-start', version: 1, runId: 'run-1', seq: 0, at: 0, spec: specOf() }];
}

function end(seq: number, more: object = {}) {
	return { type: 'run-end', outcome: 'finished', runId: 'run-1', seq, at: 0, ...more };
}
