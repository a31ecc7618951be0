import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExperimentId, RunId } from '../../../src/core/ids.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { cardsOf, codeOf } from '../../../src/core/record/cards.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { closeInterrupted } from '../../../src/core/record/close.ts';
import { foldRun } from '../../../src/core/record/fold.ts';
import { parseRun, parseRunSpec } from '../../../src/core/record/parse.ts';
import { isStored } from '../../../src/core/record/stored.ts';
import { parseSummary, summarise } from '../../../src/core/record/summary.ts';
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
			'The run is of version 9; this page reads versions up to 2',
		],
		[
			'an unknown method',
			[{ type: 'run-start', version: 2, runId: 'r', seq: 0, at: 0, spec: { ...specOf(), method: 'magic' } }],
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

const FIXTURES = new URL('../../fixtures/runs/', import.meta.url);

function fixture(path: string): unknown {
	return JSON.parse(readFileSync(new URL(path, FIXTURES), 'utf8'));
}

const OLD_RUNS = readdirSync(new URL('v1/', FIXTURES)).map((file) => [file.replace('.json', '')] as const);

describe('a run of version 1', () => {
	const cards = fixture('v1-expected/cards.json') as Record<string, unknown>;

	it.each(OLD_RUNS)('opens with the cards it had: %s', (name) => {
		const run = parseRun(fixture(`v1/${name}.json`));
		if (!run.ok) throw new Error(run.error);
		const outline = foldRun(run.value).turns.map((turn) =>
			cardsOf(turn, readReply).map((card) => {
				const runs = card.kind === 'check' ? card.runs : 'run' in card && card.run !== null ? [card.run] : [];
				return [
					card.kind,
					codeOf(card) === null ? '' : 'program',
					...runs.map(({ codeId }) => codeId),
					'analysis' in card && card.analysis !== null ? 'inspected' : '',
					card.kind === 'check' ? (card.word?.verdict ?? '') : '',
					'decision' in card ? (card.decision?.action ?? '') : '',
				]
					.filter((part) => part !== '')
					.join(' ');
			}),
		);
		expect(outline).toEqual(cards[name]);
	});

	it.each(OLD_RUNS)('is a run of this version afterwards: %s', (name) => {
		const run = parseRun(fixture(`v1/${name}.json`));
		if (!run.ok) throw new Error(run.error);
		expect(run.value[0]).toMatchObject({ type: 'run-start', version: 2 });
		expect(parseRun(asJson(run.value))).toEqual(run);
	});

	it('gives the summary that was kept of it, and what that did not say', () => {
		const kept = fixture('v1-expected/summaries.json') as Record<string, unknown>[];
		// The time of an interrupted run now ends with its last event, not when somebody looked.
		const ended = kept.filter(({ outcome }) => outcome !== 'interrupted');
		for (const old of ended) {
			const run = parseRun(fixture(`v1/${String(old['runId']).replace('v1-', '')}.json`));
			if (!run.ok) throw new Error(run.error);
			expect(summarise(run.value)).toMatchObject({ ...old, version: 2 });
			expect(parseSummary(old)).toEqual({
				...old,
				version: 2,
				experimentId: null,
				family: null,
				level: null,
				instance: null,
				optionsHash: null,
				models: null,
				coach: null,
				way: null,
				confidence: null,
				estimated: false,
				seed: null,
				repeat: 0,
				error: null,
			});
		}
		expect(ended.length).toBeGreaterThan(20);
	});

	it('never makes the door throw, whatever is put in place of a part', () => {
		const runs = ['read-codesteer', 'unread-tools'].map((name) => fixture(`v1/${name}.json`) as object[]);
		fc.assert(
			fc.property(fc.constantFrom(...runs), fc.nat(10), fc.jsonValue(), keyOf, (run, at, junk, key) => {
				expect(typeof parseRun(run.with(at, { ...run[at], [key]: junk })).ok).toBe('boolean');
			}),
		);
	});
});

const keyOf = fc.constantFrom(
	'type',
	'text',
	'reading',
	'callId',
	'codeId',
	'turn',
	'role',
	'code',
	'purpose',
);

describe('a record without an end', () => {
	it('is closed as interrupted, with a summary that does not count the time until then', async () => {
		const events = (await recorded()).slice(0, 3);
		const closed = closeInterrupted(events, 5000);
		expect(closed).toEqual({
			end: {
				runId: 'run-1',
				seq: (events.at(-1)?.seq ?? 0) + 1,
				at: 5000,
				type: 'run-end',
				outcome: 'interrupted',
			},
			summary: { ...summarise(events), outcome: 'interrupted' },
		});
		expect(closeInterrupted([...events, ...(closed === null ? [] : [closed.end])], 6000)).toBeNull();
	});
});

describe('a run spec from a link', () => {
	it('passes the same door', () => {
		const spec = {
			...specOf(),
			experimentId: 'e' as ExperimentId,
			seed: 7,
			repeat: 2,
			snapshots: {
				'openai:m': {
					host: 'openai',
					baseUrl: 'https://api.example/v1',
					model: 'm',
					rates: { input: 1, output: 2 },
				},
			},
			blocks: 'all' as const,
			readOut: true,
			logprobs: true,
			fork: {
				runId: 'run-0' as RunId,
				callId: 'call-1',
				token: 3,
				instead: '11',
				alternative: '9',
				begun: 'It is <<<9.9',
			},
		};
		expect(parseRunSpec(asJson(spec))).toEqual({ ok: true, value: spec });
		expect(parseRunSpec({ ...specOf(), limits: {} })).toEqual({
			ok: false,
			error: 'spec.limits.pythonMs is not a number',
		});
	});
});

function start() {
	return [{ type: 'run-start', version: 2, runId: 'run-1', seq: 0, at: 0, spec: specOf() }];
}

function end(seq: number, more: object = {}) {
	return { type: 'run-end', outcome: 'finished', runId: 'run-1', seq, at: 0, ...more };
}
