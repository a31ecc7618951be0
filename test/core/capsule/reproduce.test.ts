import { describe, expect, test } from 'vitest';
import { programsOf } from '../../../src/core/capsule/programs.ts';
import { reproductionOf } from '../../../src/core/capsule/reproduce.ts';
import type { ExecutionResult } from '../../../src/core/execution.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { programSeed } from '../../../src/core/run/program-seed.ts';
import { printed, raised, timedOut } from '../../support/fake-python.ts';
import { exampleRuns } from '../../support/random-runs.ts';

const same = { kind: 'reproduced', but: [] };
const notRun = (why: string) => ({ kind: 'not-run', why });
const end = (recorded: ExecutionResult, now: ExecutionResult) => ({
	kind: 'differs',
	what: 'end',
	ends: [recorded, now],
});

describe('an output that is compared with its record', () => {
	test('is reproduced by the same text, however long it took and whatever came on the other stream', () => {
		const slow = { ...printed('9.9\n', { stderr: 'warning' }), ms: 900 } as ExecutionResult;
		expect(reproductionOf(printed('9.9'), slow)).toEqual(same);
		expect(reproductionOf(printed('', { value: '9.9' }), printed('', { value: '9.9' }))).toEqual(same);
	});

	test('differs at its first other character', () => {
		expect(reproductionOf(printed('a = 1\nb = 2'), printed('a = 1\nb = 3'))).toEqual({
			kind: 'differs',
			what: 'output',
			sides: [
				{ before: 'a = 1\nb = ', mark: '2', after: '', cutBefore: false, cutAfter: false },
				{ before: 'a = 1\nb = ', mark: '3', after: '', cutBefore: false, cutAfter: false },
			],
		});
		expect(reproductionOf(printed('', { value: '1' }), printed('', { value: '2' }))).toMatchObject({
			what: 'output',
		});
	});

	test.each([
		['<f at 0x7f1200aa>', '<f at 0x7f9900bb>', ['addresses']],
		['took 0.00123 seconds', 'took 1.2e-05 s, no: 0.4567 seconds', null],
		['12 in 0.00123 seconds', '12 in 0.4567 seconds', ['durations']],
		['<g at 0x7f12> 0.1234 s', '<g at 0x7f34> 0.4321 s', ['addresses', 'durations']],
		['3 seconds', '4 seconds', null],
		['0.1234', '0.4321', null],
	])('“%s” and “%s” are the same but for %j', (then, now, but) => {
		expect(reproductionOf(printed(then), printed(now))).toMatchObject(
			but === null ? { kind: 'differs', what: 'output' } : { kind: 'reproduced', but },
		);
	});

	test('is not held up by a long row of digits', () => {
		const digits = '7'.repeat(200_000);
		expect(reproductionOf(printed(`${digits}1`), printed(`${digits}2`))).toMatchObject({ kind: 'differs' });
	});

	test('of an error counts by the kind of the error', () => {
		const recorded = raised('ValueError', 'bad 1');
		expect(reproductionOf(recorded, raised('ValueError', 'bad 2'))).toEqual(same);
		const other = raised('KeyError', '1');
		expect(reproductionOf(recorded, other)).toEqual(end(recorded, other));
		expect(reproductionOf(recorded, printed('1'))).toEqual(end(recorded, printed('1')));
	});

	test('that ran out of time counts by that alone', () => {
		expect(reproductionOf(timedOut('a'), timedOut('ab'))).toEqual(same);
		expect(reproductionOf(timedOut('a'), printed('a'))).toEqual(end(timedOut('a'), printed('a')));
	});

	test('says nothing where something is missing here that was there', () => {
		const long = { ...printed('1'), ms: 4000 } as ExecutionResult;
		expect(reproductionOf(long, timedOut('', 2000))).toEqual(notRun('limit'));
		expect(reproductionOf(timedOut('', 30_000), timedOut('', 29_999))).toEqual(notRun('limit'));
		expect(reproductionOf(timedOut('', 30_000), timedOut('', 30_000))).toEqual(same);
		expect(reproductionOf(printed('1'), raised('ModuleNotFoundError', 'No module'))).toEqual(
			notRun('package'),
		);
		expect(reproductionOf(printed('1'), { kind: 'unavailable', reason: '' })).toEqual(notRun('no-python'));
		expect(reproductionOf({ kind: 'unavailable', reason: '' }, printed('1'))).toEqual(notRun('unavailable'));
	});

	test('says that pictures are not compared', () => {
		const drawn = { ...printed('1'), figures: ['data:image/png;base64,AA'] } as ExecutionResult;
		expect(reproductionOf(drawn, drawn)).toEqual({ kind: 'reproduced', but: ['pictures'] });
	});
});

describe('the programs of a capsule', () => {
	const changed = (change: (event: RunEvent) => RunEvent) => [exampleRuns[1]?.map(change) ?? []];

	test('are all that ended, in order, with the limit and the seed of their run', () => {
		const ends = exampleRuns.flat().filter(({ type }) => type === 'code-end');
		expect(programsOf(exampleRuns).map(({ recorded }) => recorded)).toEqual(
			ends.map((event) => (event.type === 'code-end' ? event.result : null)),
		);
		const seeded = changed((event) =>
			event.type === 'run-start' ? { ...event, spec: { ...event.spec, seed: 7 } } : event,
		);
		const [program] = programsOf(seeded);
		expect(program).toMatchObject({
			lane: 0,
			notRun: null,
			request: { timeLimitMs: 10_000, seed: programSeed(7, program?.codeId ?? '') },
		});
	});

	test('that ran out of time have the limit again that they had', () => {
		const [slow] = programsOf(
			changed((event) => (event.type === 'code-end' ? { ...event, result: timedOut('', 30_000) } : event)),
		);
		expect(slow?.request.timeLimitMs).toBe(30_000);
	});

	test('that might ask a model are seeded as they were, in a run without a seed too', () => {
		const [quiet] = programsOf(
			changed((event) =>
				event.type === 'run-start' ? { ...event, spec: { ...event.spec, method: 'chain-of-code' } } : event,
			),
		);
		expect(quiet?.request.seed).toBe(programSeed(0, quiet?.codeId ?? ''));
	});

	test('of a tool are run in one interpreter where the run had one, and else only those that went on from nothing', () => {
		const tool = (method: string) =>
			programsOf(
				changed((event) => {
					if (event.type === 'run-start')
						return { ...event, spec: { ...event.spec, method: method as 'code-interpreter' } };
					if (event.type === 'call-start')
						return {
							...event,
							messages: [
								...event.messages,
								{ role: 'assistant', content: 'x = 1' },
								{ role: 'user', content: 'go on' },
							],
						};
					return event.type === 'code-start' ? { ...event, purpose: 'tool' } : event;
				}),
			)[0];
		expect(tool('code-interpreter')).toMatchObject({
			notRun: null,
			request: { session: expect.stringMatching(/^again\//) as string },
		});
		expect(tool('tool-mix')).toMatchObject({ notRun: 'interpreter' });
	});

	test('in which a model answers are not run again', () => {
		const thinking = changed((event) => {
			if (event.type === 'run-start') return { ...event, spec: { ...event.spec, method: 'chain-of-code' } };
			return event.type === 'code-start' ? { ...event, code: 'print(think("which?", 1))' } : event;
		});
		expect(programsOf(thinking)[0]?.notRun).toBe('thoughts');
	});
});
