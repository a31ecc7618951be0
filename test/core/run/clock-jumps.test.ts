import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunId } from '../../../src/core/ids.ts';
import type { Clock } from '../../../src/core/ports.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { parseRun } from '../../../src/core/record/parse.ts';
import { summarise } from '../../../src/core/record/summary.ts';
import { forwardClock } from '../../../src/core/run/forward-clock.ts';
import { runQuestion } from '../../../src/core/run/run.ts';
import { Recorder } from '../../../src/core/run/recorder.ts';
import { LATE_MS, whileAwake } from '../../../src/core/while-awake.ts';
import { BrowserTabs } from '../../support/browser-tabs.ts';
import { saw } from '../../support/fault-seen.ts';
import { FakePython, printed } from '../../support/fake-python.ts';
import { MemoryRuns } from '../../support/memory-runs.ts';
import { portsOf, type Setting, specOf, stillClock } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

const PROGRAM = '```python\nprint(6 * 7)\n```';

/** A date that somebody sets by these many milliseconds, one after the other, between any two looks at it. */
function setAgainAndAgain(jumps: readonly number[]): Clock {
	let now = 1_000_000;
	let looks = 0;
	return { ...stillClock, now: () => (now += jumps[looks++ % jumps.length] ?? 0) };
}

function durationsOf(events: readonly RunEvent[]): readonly number[] {
	return events.flatMap((event) => {
		if (event.type === 'call-end' || event.type === 'call-failed') return [event.ms];
		if (event.type !== 'code-end' || event.result.kind === 'unavailable') return [];
		return [event.result.ms, event.result.startMs ?? 0];
	});
}

describe('a date that is set while a run goes on', () => {
	it('makes no time of the record negative, and the record can be read again', async () => {
		const jump = fc.integer({ min: -5_000_000, max: 5_000_000 });
		await fc.assert(
			fc.asyncProperty(
				fc.array(jump, { minLength: 1, maxLength: 12 }),
				fc.boolean(),
				async (jumps, isStopped) => {
					const stop = new AbortController();
					const python = new FakePython(() => printed('42\n'));
					const setting: Setting = {
						method: 'all-code',
						models: { task: new ScriptedModel([PROGRAM]) },
						clock: setAgainAndAgain(jumps),
						python: {
							analyse: (code, prose) => python.analyse(code, prose),
							closeSession: () => undefined,
							run: (request, onOutput, _signal, onStarting) => {
								onStarting?.(true);
								if (!isStopped) onStarting?.(false);
								return isStopped ? new Promise(() => stop.abort()) : python.run(request, onOutput);
							},
						},
					};
					const events: RunEvent[] = [];
					for await (const event of runQuestion(specOf(setting), portsOf(setting), stop.signal))
						events.push(event);
					expect(parseRun(JSON.parse(JSON.stringify(events)))).toEqual({ ok: true, value: events });
					expect(durationsOf(events).filter((ms) => ms < 0)).toEqual([]);
					expect(summarise(events).ms).toBeGreaterThanOrEqual(0);
					expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((a, b) => a - b));
					expect(events.filter(({ type }) => type === 'run-end')).toHaveLength(1);
				},
			),
		);
		saw({ kept: 'the record, read again word for word', ends: '1' });
	});

	it('does not date the end of a run that breaks before its beginning', async () => {
		const { tabs, locks } = new BrowserTabs().open();
		const store = new MemoryRuns();
		const recorder = new Recorder({
			perform: async function* (spec) {
				await Promise.resolve();
				yield { runId: spec.runId, seq: 0, at: 9000, type: 'run-start', version: 2, spec };
				throw new Error('chunk lost');
			},
			...{ store, clock: stillClock, locks, tabs, onStorageProblem: () => undefined },
		});
		await recorder.record([specOf()]).done;
		expect(store.events.get('run-1' as RunId)?.map(({ at }) => at)).toEqual([9000, 9000, 9000]);
	});

	it('leaves records readable in which it had made a time negative before', () => {
		const result = { kind: 'stopped', stdout: '', stderr: '', output: '', truncated: false, figures: [] };
		const base = { runId: 'run-1', at: 1 };
		const record = (ms: number) => [
			{ ...base, seq: 0, type: 'run-start', version: 2, spec: specOf() },
			{ ...base, seq: 1, type: 'code-end', codeId: 'code-1', result: { ...result, ms } },
			{ ...base, seq: 2, type: 'run-end', outcome: 'cancelled' },
		];
		expect(parseRun(record(-7000))).toEqual(parseRun(record(0)));
	});

	it('is behind a run that was left: it goes on no earlier', () => {
		const clock = forwardClock(stillClock, 5000);
		expect(clock.now()).toBe(5000);
	});

	it('counts on from there where the date lies before it, so that what follows takes the time it takes', () => {
		let date = 1000;
		const clock = forwardClock({ ...stillClock, now: () => date }, 5000);
		date += 250;
		expect(clock.now()).toBe(5250);
	});
});

describe('a limit of time', () => {
	const LIMIT = 8_000;

	/** Of a page that stands still from some time on for so long, as often as is given: its timers come when it goes on. */
	function standingStill(...stills: readonly { from: number; ms: number }[]) {
		let now = 0;
		let still = 0;
		const left = [...stills];
		const clock: Clock = {
			now: () => now,
			sleep: (ms) => {
				const end = now + ms;
				while (left[0] !== undefined && left[0].from <= end) {
					const { from, ms: length } = left.shift()!;
					const goesOn = Math.max(now, from) + length;
					still += length;
					now = goesOn;
				}
				now = Math.max(now, end);
				return Promise.resolve();
			},
		};
		return { clock, awake: () => now - still };
	}

	async function awakeFor(...stills: readonly { from: number; ms: number }[]): Promise<number> {
		const { clock, awake } = standingStill(...stills);
		await whileAwake(LIMIT, clock, new AbortController().signal);
		return awake();
	}

	it('is as long as it says where nothing stands still, and where the page was only busy', async () => {
		expect(await Promise.all([awakeFor(), awakeFor({ from: 100, ms: 1900 })])).toEqual([LIMIT, LIMIT - 1900]);
	});

	it('counts no time in which the page stood still, whenever that began and however long it was', async () => {
		const still = fc.record({
			from: fc.integer({ min: 0, max: LIMIT - 1 }),
			ms: fc.integer({ min: LIMIT / 4 + LATE_MS + 1, max: 100_000_000 }),
		});
		await fc.assert(
			fc.asyncProperty(still, async (one) => {
				const awake = await awakeFor(one);
				expect(awake).toBeGreaterThanOrEqual(LIMIT);
				expect(awake).toBeLessThanOrEqual(LIMIT * 1.25);
			}),
		);
	});

	it('ends all the same where each timer comes late', async () => {
		let slept = 0;
		const late: Clock = {
			now: () => slept * 60_000,
			sleep: () => {
				slept++;
				return Promise.resolve();
			},
		};
		await whileAwake(LIMIT, late, new AbortController().signal);
		expect(slept).toBe(5);
	});

	it('does not end a run whose tab was frozen for longer than the run may take', async () => {
		const { clock, awake } = standingStill({ from: 1000, ms: 3_600_000 });
		const stood: number[] = [];
		const never = new ScriptedModel([]);
		never.stream = async function* () {
			await new Promise<void>((resolve) => setTimeout(resolve, 5));
			stood.push(clock.now());
			yield { type: 'text-delta', text: '<<<42>>>' };
			yield { type: 'finish', reason: { unified: 'stop', raw: null }, usage: {} };
		};
		const frozen: Clock = {
			now: () => clock.now(),
			// What comes after is real.
			sleep: (ms, signal) => (awake() < clock.now() ? stillClock.sleep(ms, signal) : clock.sleep(ms, signal)),
		};
		const setting: Setting = { models: { task: never }, limits: { seconds: 5 }, clock: frozen };
		const events: RunEvent[] = [];
		const { signal } = new AbortController();
		for await (const event of runQuestion(specOf(setting), portsOf(setting), signal)) events.push(event);
		expect([stood, events.at(-1)]).toMatchObject([[3_601_000], { outcome: 'finished' }]);
		expect(events.filter(({ type }) => type === 'run-end')).toHaveLength(1);
		saw({ ends: '1' });
	});
});
