import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { programsOf } from '../../src/core/capsule/programs.ts';
import type { ExecutionRequest } from '../../src/core/execution.ts';
import type { PythonRunner } from '../../src/core/ports.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import type { Stage } from '../../src/state/stage.svelte.ts';
import { settled } from '../support/hand-clock.ts';
import { FakePython, printed } from '../support/fake-python.ts';
import { bundled, openStage } from '../support/talk.ts';

const capsule = bundled('decimals');

/** A Python that never answers, not even to being stopped. */
const deaf: PythonRunner = {
	run: () => new Promise(() => undefined),
	analyse: () => new Promise(() => undefined),
	closeSession: () => undefined,
};

const kinds = (stage: Stage) => [stage.step?.kind ?? 'end', stage.lane];
const liveOf = (stage: Stage) => {
	const { lane, step } = stage;
	const [codeId] = step?.codeIds ?? [];
	return lane === null || codeId === undefined ? null : stage.python.of(lane, codeId);
};
/** To the step at which the first program's output appears. */
async function toOutput(stage: Stage): Promise<void> {
	while ((stage.step?.codeIds.length ?? 0) === 0) stage.next();
	await settled();
}
const outputOf = (stage: Stage): string | null => {
	const card = stage.cards.at(-1);
	const run = card?.kind === 'answer' ? card.run : null;
	return run?.status.kind === 'ended' && run.status.result.kind === 'finished'
		? run.status.result.stdout.trim()
		: null;
};

afterEach(() => vi.restoreAllMocks());

describe('a stage', () => {
	it('goes from the question through parts, bets and verdicts to the end, and back again', () => {
		const { stage } = openStage(capsule);
		const forth: unknown[] = [];
		while (!stage.isAtEnd) {
			forth.push(kinds(stage));
			stage.next();
		}
		expect(forth).toEqual([
			['question', null],
			['part', 0],
			['bet', 0],
			['verdict', 0],
			['part', 1],
			['part', 1],
			['bet', 1],
			['verdict', 1],
		]);
		expect([stage.at, stage.count]).toEqual([8, 9]);
		const back: unknown[] = [];
		while (stage.at > 0) {
			stage.back();
			back.unshift(kinds(stage));
		}
		expect(back).toEqual(forth);
	});

	it('stays at its end and at its beginning when it is asked on', () => {
		const { stage } = openStage(capsule);
		stage.back();
		expect(stage.at).toBe(0);
		for (let press = 0; press < 30; press++) stage.next();
		expect([stage.at, stage.isAtEnd]).toEqual([8, true]);
	});

	it('leaves it to the screen what follows its end', () => {
		const { stage } = openStage(capsule);
		while (!stage.isAtEnd) expect(stage.act({ kind: 'next' })).toBe(true);
		expect([stage.act({ kind: 'next' }), stage.at]).toEqual([false, 8]);
	});

	it('shows no verdict before its step, and none is taken back by a later lane', () => {
		const { stage } = openStage(capsule);
		const verdicts = () => stage.views.map(({ verdict }) => verdict?.verdict.kind ?? null);
		const seen: unknown[] = [];
		while (!stage.isAtEnd) {
			seen.push(verdicts());
			stage.next();
		}
		expect(seen).toEqual([
			...Array.from({ length: 3 }, () => [null, null]),
			...Array.from({ length: 4 }, () => ['incorrect', null]),
			['incorrect', 'correct'],
		]);
	});

	it('shows at each step the cards that came with it, and before a verdict the answer', async () => {
		const { stage } = openStage(bundled('game-24'));
		const shown: unknown[] = [];
		while (!stage.isAtEnd) {
			await settled();
			shown.push(stage.cards.map(({ kind }) => kind).join(' '));
			stage.next();
		}
		expect(shown).toEqual([
			'',
			...['answer', 'answer', 'answer'],
			...['answer', 'answer', 'answer', 'answer'],
			...[
				'coach',
				'answer',
				'answer',
				'check',
				'check',
				'coach',
				'answer',
				'answer',
				'check',
				'check',
				'coach',
			],
			...['answer', 'answer'],
		]);
	});

	it('shows before a verdict the answer that is judged, not the newest of several', () => {
		const talk = bundled('disguise');
		const lane = talk.runs.findIndex(
			([start]) => start?.type === 'run-start' && start.spec.method === 'two-view',
		);
		const earlier = { text: '(5 - (1 / 5)) - 5', from: 'prose-marker' } as const;
		const runs = talk.runs.map((events) =>
			events.map((event) =>
				event.type === 'verdict'
					? { ...event, outcome: { ...event.outcome, turn: 2, answer: earlier } }
					: event,
			),
		);
		const toBet = (capsuleOf: typeof talk) => {
			const { stage } = openStage(capsuleOf, { python: deaf });
			while (stage.step?.kind !== 'bet' || stage.lane !== lane) stage.next();
			return stage.cards.map(({ kind, key }) => [kind, key.split(':')[0]]);
		};
		expect([toBet(talk), toBet({ ...talk, runs })]).toEqual([[['answer', '4']], [['answer', '2']]]);
	});

	it('shows the same, whatever way led to a step', () => {
		const talk = bundled('game-24');
		const moves = fc.array(fc.constantFrom('next', 'next', 'next', 'back', 'restart'), { maxLength: 40 });
		fc.assert(
			fc.property(moves, (way) => {
				const { stage } = openStage(talk, { python: deaf });
				for (const move of way) stage[move]();
				const { stage: straight } = openStage(talk, { python: deaf });
				while (straight.at < stage.at) straight.next();
				// Neither waits for a program that the other has come to before.
				if ((stage.step?.codeIds.length ?? 0) > 0) return;
				expect(stage.views).toEqual(straight.views);
				expect(stage.cards).toEqual(straight.cards);
			}),
			{ numRuns: 30 },
		);
	});

	it('begins anew without the bets of before', () => {
		const { stage } = openStage(capsule);
		stage.next();
		stage.next();
		stage.act({ kind: 'digit', digit: 4 });
		stage.act({ kind: 'restart' });
		expect([stage.at, stage.bets.of(0)]).toEqual([0, { right: null, wrong: null }]);
	});

	it('goes black and comes back, by the same key or by any step', () => {
		const { stage } = openStage(capsule);
		stage.act({ kind: 'blank' });
		expect(stage.isBlank).toBe(true);
		stage.act({ kind: 'blank' });
		expect(stage.isBlank).toBe(false);
		stage.act({ kind: 'blank' });
		stage.act({ kind: 'next' });
		expect([stage.isBlank, stage.at]).toEqual([false, 1]);
	});

	it('waits while it is black: it does not play to nobody', async () => {
		const { stage, clock } = openStage(capsule);
		stage.setPace({ kind: 'even', seconds: 2 });
		stage.act({ kind: 'blank' });
		await clock.pass(600_000);
		expect([stage.at, stage.isPlaying, stage.isBlank]).toEqual([0, false, true]);
		stage.act({ kind: 'nothing' });
		expect(stage.isBlank).toBe(true);
	});

	it('leaves to the screen what is the screen’s', () => {
		const { stage } = openStage(capsule);
		const actions = [{ kind: 'full-screen' }, { kind: 'keys' }, { kind: 'leave' }] as const;
		expect(actions.map((action) => stage.act(action))).toEqual([false, false, false]);
	});
});

describe('Python on stage', () => {
	it('runs when its output is due, which is then shown as printed just now', async () => {
		const { stage } = openStage(capsule);
		await toOutput(stage);
		expect([liveOf(stage), outputOf(stage)]).toEqual([
			{ kind: 'now', reproduction: { kind: 'reproduced', but: [] } },
			'<<<9.9>>>',
		]);
	});

	it('says where it prints something else today; what was recorded goes on', async () => {
		const { stage } = openStage(capsule, { python: new FakePython(() => printed('<<<9.11>>>\n')) });
		await toOutput(stage);
		expect(liveOf(stage)).toMatchObject({ kind: 'now', reproduction: { kind: 'differs', what: 'output' } });
		expect(outputOf(stage)).toBe('<<<9.9>>>');
	});

	it('is waited for no longer than three seconds where it took less: then the recording is shown, and said to be one', async () => {
		const { stage, clock } = openStage(capsule, { python: deaf });
		await toOutput(stage);
		expect([liveOf(stage), outputOf(stage)]).toEqual([{ kind: 'running' }, null]);
		await clock.pass(2999);
		expect(outputOf(stage)).toBeNull();
		await clock.pass(1);
		expect([liveOf(stage), outputOf(stage)]).toEqual([
			{ kind: 'recorded', why: 'slow', waitedMs: 3000 },
			'<<<9.9>>>',
		]);
	});

	it.each([
		[{ kind: 'finished', ms: 4000 }, 8000],
		[{ kind: 'finished', ms: 60_000 }, 10_000],
		// It never ended: nobody waits for that again.
		[{ kind: 'timed-out', ms: 10_000, limitMs: 10_000 }, 3000],
	])('is waited for twice as long as it took, never long: %o', async (recorded, patience) => {
		const runs = capsule.runs.map((events) =>
			events.map((event) =>
				event.type === 'code-end'
					? ({ ...event, result: { ...event.result, ...recorded } } as typeof event)
					: event,
			),
		);
		const { stage, clock } = openStage({ ...capsule, runs }, { python: deaf });
		await toOutput(stage);
		await clock.pass(patience - 1);
		expect(liveOf(stage)?.kind).toBe('running');
		await clock.pass(1);
		expect(liveOf(stage)).toEqual({ kind: 'recorded', why: 'slow', waitedMs: patience });
	});

	it('never holds up a step: the next one can be had at once, however many are pressed', async () => {
		const { stage, clock } = openStage(bundled('game-24'), { python: deaf });
		for (let press = 1; press < stage.count; press++) {
			stage.next();
			expect(stage.at).toBe(press);
		}
		await clock.pass(60_000);
		expect([stage.isAtEnd, clock.waiting]).toEqual([true, 0]);
	});

	it('goes on when its step is left, and is known when one comes back', async () => {
		let print = (): void => undefined;
		const slow: PythonRunner = {
			...deaf,
			run: () =>
				new Promise((resolve) => {
					print = () => resolve(printed('<<<9.9>>>\n'));
				}),
		};
		const { stage } = openStage(capsule, { python: slow });
		await toOutput(stage);
		stage.next();
		// The bet stands beside the answer with its output, and waits for nothing.
		expect([stage.step?.kind, outputOf(stage)]).toEqual(['bet', '<<<9.9>>>']);
		print();
		await settled();
		stage.back();
		expect([liveOf(stage)?.kind, outputOf(stage)]).toEqual(['now', '<<<9.9>>>']);
	});

	it('is stopped by the next program, and when the stage is left', async () => {
		const signals: AbortSignal[] = [];
		const watched: PythonRunner = {
			...deaf,
			run(_request, _onOutput, signal) {
				signals.push(signal);
				return new Promise(() => undefined);
			},
		};
		const { stage } = openStage(bundled('game-24'), { python: watched });
		for (let press = 1; press < stage.count; press++) stage.next();
		expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true, true, false]);
		stage.close();
		expect(signals.every(({ aborted }) => aborted)).toBe(true);
	});

	it('is not there: then that is said at once, and the recording is shown', async () => {
		const { stage } = openStage(capsule, {
			python: new FakePython(() => ({ kind: 'unavailable', reason: 'no network' })),
		});
		await toOutput(stage);
		expect([liveOf(stage), outputOf(stage)]).toEqual([
			{ kind: 'recorded', why: 'no-python', waitedMs: 0 },
			'<<<9.9>>>',
		]);
	});

	it('fails in an unknown way: the recording is shown all the same', async () => {
		const { stage } = openStage(capsule, {
			python: { ...deaf, run: () => Promise.reject(new Error('the frame is gone')) },
		});
		await toOutput(stage);
		expect(liveOf(stage)).toEqual({ kind: 'recorded', why: 'no-python', waitedMs: 0 });
	});

	it('has for a tool’s program what those before it left in its interpreter, and closes it afterwards', async () => {
		const letters = bundled('letters');
		// Once more in the same interpreter, behind the first program.
		const runs = letters.runs.map((events) =>
			events.flatMap((event): RunEvent[] => {
				if (event.type !== 'code-end') return [event];
				const start = events.find((one) => one.type === 'code-start' && one.codeId === event.codeId);
				if (start?.type !== 'code-start') return [event];
				return [
					event,
					{ ...start, codeId: 'second', code: 'print(count + 1)' },
					{ ...event, codeId: 'second', result: printed('4') },
				];
			}),
		);
		const talk = { ...letters, runs };
		const requests = programsOf(runs).map(({ request }) => request);
		expect(requests.map(({ session }) => session)).toEqual([requests[0]?.session, requests[0]?.session]);
		const python = new FakePython(() => printed('3'));
		const { stage } = openStage(talk, { python });
		await toOutput(stage);
		stage.next();
		await settled();
		const [first, second] = requests as [ExecutionRequest, ExecutionRequest];
		const within = (number: number, request: ExecutionRequest) => ({
			...request,
			session: `stage/${String(number)}/${String(request.session)}`,
		});
		expect(python.runs).toEqual([within(1, first), within(2, first), within(2, second)]);
		expect(python.closed).toEqual([within(1, first).session, within(2, second).session]);
	});

	it('is asked again when the talk begins anew: what was run for another room is not run just now', async () => {
		const python = new FakePython(() => printed('<<<9.9>>>\n'));
		const { stage } = openStage(capsule, { python });
		await toOutput(stage);
		stage.restart();
		await toOutput(stage);
		expect([python.runs.length, liveOf(stage)?.kind]).toEqual([2, 'now']);
	});

	it('is tried again at a step that is entered again where it was too slow or not there', async () => {
		let isThere = false;
		const late = new FakePython(() =>
			isThere ? printed('<<<9.9>>>\n') : { kind: 'unavailable', reason: 'no network' },
		);
		const { stage } = openStage(capsule, { python: late });
		await toOutput(stage);
		expect(liveOf(stage)).toMatchObject({ kind: 'recorded', why: 'no-python' });
		isThere = true;
		stage.back();
		stage.next();
		await settled();
		expect(liveOf(stage)).toMatchObject({ kind: 'now' });
		const { stage: slow, clock } = openStage(capsule, { python: deaf });
		await toOutput(slow);
		await clock.pass(3000);
		expect(liveOf(slow)).toMatchObject({ kind: 'recorded', why: 'slow' });
		slow.back();
		slow.next();
		expect(liveOf(slow)).toEqual({ kind: 'running' });
		slow.close();
	});
});

describe('a stage that plays by itself', () => {
	const even = { kind: 'even', seconds: 2 } as const;

	it('goes on at its pace, stops before a verdict, and goes on after it', async () => {
		const { stage, clock } = openStage(capsule);
		stage.setPace(even);
		await clock.pass(4000);
		expect(stage.step?.kind).toBe('bet');
		await clock.pass(600_000);
		expect([stage.at, stage.isPlaying]).toEqual([2, true]);
		stage.next();
		expect(stage.step?.kind).toBe('verdict');
		await clock.pass(6000);
		expect([stage.step?.kind, stage.lane]).toEqual(['bet', 1]);
		stage.next();
		await clock.pass(600_000);
		expect([stage.isAtEnd, clock.waiting]).toEqual([true, 0]);
	});

	it('writes a reply word by word, and shows it whole before it goes on', async () => {
		const { stage, clock } = openStage(capsule);
		stage.setPace({ kind: 'even', seconds: 4 });
		await clock.pass(4000);
		const text = () => {
			const card = stage.cards.at(-1);
			return card?.kind === 'answer' ? card.call.text : '';
		};
		const whole = stage.wholeCards.map((card) => (card.kind === 'answer' ? card.call.text : '')).join('');
		await clock.pass(1400);
		expect(text().length).toBeGreaterThan(0);
		expect(whole.startsWith(text()) && text().length < whole.length).toBe(true);
		expect(stage.isWriting).toBe(true);
		await clock.pass(1600);
		expect([text(), stage.isWriting, stage.at]).toEqual([whole, false, 1]);
	});

	it('writes nothing for who wants nothing to move, and plays on', async () => {
		const { stage, clock } = openStage(capsule, { isStill: true });
		stage.setPace(even);
		await clock.pass(2000);
		expect([stage.at, stage.isWriting]).toEqual([1, false]);
		await clock.pass(2000);
		expect(stage.at).toBe(2);
	});

	it('goes on from the recording where Python does not answer', async () => {
		const { stage, clock } = openStage(capsule, { python: deaf });
		for (let press = 0; press < 4; press++) stage.next();
		stage.setPace(even);
		await clock.pass(2000);
		expect([stage.at, outputOf(stage)]).toEqual([5, null]);
		await clock.pass(3000);
		expect([stage.at, stage.step?.kind]).toEqual([6, 'bet']);
	});

	it('is paused by a step back, and goes on when it is told to', async () => {
		const { stage, clock } = openStage(capsule);
		stage.setPace(even);
		await clock.pass(2000);
		stage.back();
		await clock.pass(60_000);
		expect([stage.at, stage.isPlaying]).toEqual([0, false]);
		stage.act({ kind: 'play' });
		await clock.pass(2000);
		expect(stage.at).toBe(1);
		stage.setPace(null);
		await clock.pass(60_000);
		expect(stage.at).toBe(1);
	});
});

describe('the bets of a room', () => {
	it('are typed as digits, side after side, taken back, and counted when the verdict is there', () => {
		const { stage } = openStage(capsule);
		stage.next();
		stage.next();
		for (const digit of [1, 2, 3]) stage.act({ kind: 'digit', digit });
		stage.act({ kind: 'erase' });
		stage.act({ kind: 'other-side' });
		stage.act({ kind: 'digit', digit: 8 });
		expect(stage.bets.of(0)).toEqual({ right: 12, wrong: 8 });
		const tally = () => stage.bets.tally(stage.views.map(({ verdict }) => verdict));
		expect(tally()).toBeNull();
		stage.next();
		expect(tally()).toEqual({ won: 8, of: 20 });
	});

	it('are nothing but counts of hands', () => {
		const { stage } = openStage(capsule);
		for (const nonsense of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e6]) {
			stage.bets.set(0, 'right', nonsense);
			expect(stage.bets.of(0).right).toBeNull();
		}
		for (let press = 0; press < 9; press++) stage.bets.type(0, 9);
		expect(stage.bets.of(0).right).toBe(99_999);
	});

	it('may be left out', () => {
		const { stage } = openStage(capsule);
		while (!stage.isAtEnd) stage.next();
		expect(stage.bets.tally(stage.views.map(({ verdict }) => verdict))).toBeNull();
		expect(stage.bets.isEmpty).toBe(true);
		stage.bets.set(0, 'right', 0);
		expect(stage.bets.isEmpty).toBe(true);
		stage.bets.set(0, 'right', 3);
		expect(stage.bets.isEmpty).toBe(false);
	});
});

describe('the clock of a talk', () => {
	it('begins with the first step, goes on from capsule to capsule, and counts down from what was set', async () => {
		const { stage, clock, talk } = openStage(capsule);
		const open = new AbortController();
		const ticking = talk.tick(open.signal);
		await clock.pass(5000);
		expect(talk.elapsedMs).toBe(0);
		stage.next();
		await clock.pass(90_000);
		expect([talk.elapsedMs, talk.leftMs]).toEqual([90_000, null]);
		talk.minutes = 1;
		expect(talk.leftMs).toBe(-30_000);
		talk.reset();
		expect(talk.elapsedMs).toBe(0);
		open.abort();
		await ticking;
		expect(clock.waiting).toBe(0);
	});
});
