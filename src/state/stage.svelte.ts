import type { Capsule } from '../core/capsule/capsule.ts';
import { type Happening, happeningOf } from '../core/capsule/happening.ts';
import { type Pace, stepMs } from '../core/capsule/pace.ts';
import { programsOf } from '../core/capsule/programs.ts';
import { type Step, stepsOf } from '../core/capsule/steps.ts';
import { whileRunning, whileWritten } from '../core/capsule/written.ts';
import type { Clock, PythonRunner } from '../core/ports.ts';
import type { Card } from '../core/record/cards.ts';
import type { RunEvent, RunVerdict } from '../core/record/event.ts';
import { EMPTY_VIEW, reduceRun } from '../core/record/fold.ts';
import type { RunView } from '../core/record/view.ts';
import { StageBets } from './stage-bets.svelte.ts';
import type { StageClock } from './stage-clock.svelte.ts';
import type { StageAction } from './stage-keys.ts';
import { StagePython } from './stage-python.svelte.ts';
import { cardsThatCame, judgedAnswer } from './stage-cards.ts';

export interface StagePorts {
	python: PythonRunner;
	clock: Clock;
	talk: StageClock;
	/** Whether the person wants nothing to move by itself. */
	isStill(): boolean;
}

/** How long a word that is being written stands before the next, in milliseconds. */
const WORD_MS = 60;
/** Of a step's time, what goes by before its reply is written out; the rest is to read it. */
const WRITING = 0.7;

/**
 * A capsule on stage: step by step by key, or by itself with a stop before each verdict. Nothing in it waits for anything that
 * may not come: the next step can be had at any time.
 */
export class Stage {
	readonly capsule: Capsule;
	readonly steps: readonly Step[];
	readonly python: StagePython;
	readonly bets = new StageBets();
	/** 0-based; `steps.length` is the end, after the last verdict. */
	at = $state(0);
	/** Null: by key. */
	pace = $state.raw<Pace | null>(null);
	isPlaying = $state(false);
	isBlank = $state(false);
	/** Share of the step's reply that is written, 0 to 1. */
	#written = $state(1);
	/** A program of this step has not printed yet. */
	#isHeldBack = $state(false);
	readonly #ports: StagePorts;
	#step = new AbortController();
	/** By lane; null where nothing was judged. */
	readonly #verdicts: readonly (RunVerdict | null)[];
	/** By lane, and by how many events are folded: those that were shown, two for a step at most. */
	readonly #views: Map<number, RunView>[];

	readonly step: Step | null = $derived.by(() => this.steps[this.at] ?? null);
	/** A lane each. */
	readonly views: readonly RunView[] = $derived.by(() =>
		this.capsule.runs.map((events, lane) => this.#viewOf(events, lane)),
	);
	/** What has come in with the step, newest last; before a verdict, and with it, the answer that it judges. */
	readonly cards: readonly Card[] = $derived.by(() => this.#cards());

	constructor(capsule: Capsule, ports: StagePorts) {
		this.capsule = capsule;
		this.#ports = ports;
		this.steps = stepsOf(capsule.runs);
		this.python = new StagePython(programsOf(capsule.runs), ports);
		this.#verdicts = capsule.runs.map(verdictOf);
		this.#views = capsule.runs.map(() => new Map([[0, EMPTY_VIEW]]));
	}

	/** The end included. */
	get count(): number {
		return this.steps.length + 1;
	}

	get isAtEnd(): boolean {
		return this.step === null;
	}

	/** 0-based lane that is looked at; null at the question and at the end. */
	get lane(): number | null {
		return this.step?.lane ?? null;
	}

	get isWriting(): boolean {
		return this.#written < 1;
	}

	/** The lane that is bet on at this step; null where none is. */
	get betsOn(): number | null {
		return this.step?.kind === 'bet' ? this.step.lane : null;
	}

	/** What a step brings; null for the end and beyond. */
	happening(at: number): Happening | null {
		const step = this.steps[at];
		return step === undefined ? null : happeningOf(step, this.steps[at - 1] ?? null, this.capsule.runs);
	}

	next(): void {
		this.#ports.talk.begin();
		if (this.at >= this.steps.length) return;
		this.#enter(this.at + 1);
	}

	back(): void {
		this.isPlaying = false;
		if (this.at > 0) this.#enter(this.at - 1);
	}

	restart(): void {
		this.isPlaying = false;
		this.bets.forget();
		this.python.forget();
		this.#enter(0);
	}

	/** Plays by itself from here on at this pace; null: by key again. */
	setPace(pace: Pace | null): void {
		this.pace = pace;
		this.isPlaying = pace !== null;
		if (this.isPlaying) this.#ports.talk.begin();
		this.#enter(this.at);
	}

	/** Nothing is shown to nobody. */
	#pause(): void {
		if (!this.isPlaying) return;
		this.isPlaying = false;
		this.#enter(this.at);
	}

	togglePlaying(): void {
		if (this.pace === null) return;
		this.isPlaying = !this.isPlaying;
		if (this.isPlaying) this.#ports.talk.begin();
		this.#enter(this.at);
	}

	/** Whether the stage itself takes care of the action; the others are the screen's, as what follows the end. */
	act(action: StageAction): boolean {
		const lane = this.betsOn;
		if (action.kind === 'nothing') return true;
		if (this.isBlank && action.kind !== 'blank') this.isBlank = false;
		switch (action.kind) {
			case 'next':
				if (this.isAtEnd) return false;
				this.next();
				return true;
			case 'back':
				this.back();
				return true;
			case 'restart':
				this.restart();
				return true;
			case 'play':
				this.togglePlaying();
				return true;
			case 'blank':
				this.isBlank = !this.isBlank;
				if (this.isBlank) this.#pause();
				return true;
			case 'digit':
				if (lane !== null) this.bets.type(lane, action.digit);
				return true;
			case 'erase':
				if (lane !== null) this.bets.erase(lane);
				return true;
			case 'other-side':
				this.bets.turn();
				return true;
			default:
				return false;
		}
	}

	/** Stops what goes on. */
	close(): void {
		this.isPlaying = false;
		this.#step.abort();
		this.python.stop();
	}

	/** After it was closed: as it stood, with its step whole. Nothing plays before a key is pressed. */
	comeBack(): void {
		this.#enter(this.at);
	}

	#enter(at: number): void {
		const isNew = at > this.at;
		this.#step.abort();
		const going = new AbortController();
		this.#step = going;
		if (at !== this.at) this.bets.side = 'right';
		this.at = at;
		this.#written = 1;
		this.#isHeldBack = false;
		this.#perform(isNew, going.signal).catch((error: unknown) => reportError(error));
	}

	async #perform(isNew: boolean, signal: AbortSignal): Promise<void> {
		const { step } = this;
		if (step === null) return;
		const pace = this.isPlaying ? this.pace : null;
		const ms = pace === null ? 0 : stepMs(step, pace);
		const lasting = this.#ports.clock.sleep(ms, signal);
		const isWritten = isNew && pace !== null && this.happening(this.at)?.kind === 'reply';
		if (isWritten && !this.#ports.isStill()) await this.#write(ms * WRITING, signal);
		await this.#runPrograms(step, isNew, signal);
		if (pace === null || step.kind === 'bet') return;
		await lasting;
		if (!signal.aborted) this.next();
	}

	/** Lets the reply come word by word. */
	async #write(ms: number, signal: AbortSignal): Promise<void> {
		const { clock } = this.#ports;
		const begun = clock.now();
		do {
			this.#written = Math.min(1, (clock.now() - begun) / ms);
			if (this.#written < 1) await clock.sleep(WORD_MS, signal);
		} while (this.#written < 1 && !signal.aborted);
	}

	async #runPrograms({ lane, codeIds }: Step, isNew: boolean, signal: AbortSignal): Promise<void> {
		if (lane === null || codeIds.length === 0) return;
		this.#isHeldBack = isNew && codeIds.some((codeId) => this.python.isOpen(lane, codeId));
		for (const codeId of codeIds) await this.python.run(lane, codeId, signal);
		if (!signal.aborted) this.#isHeldBack = false;
	}

	#viewOf(events: readonly RunEvent[], lane: number): RunView {
		const { step } = this;
		const to = step?.shown[lane] ?? events.length;
		if (step === null || step.lane !== lane) return this.#folded(events, lane, to);
		const from = this.steps[this.at - 1]?.shown[lane] ?? 0;
		const partly = this.#isHeldBack
			? whileRunning(events, from, to)
			: whileWritten(events, from, to, this.#written);
		if (partly === null) return this.#folded(events, lane, to);
		// Only the last one may be no event of the record.
		const last = partly.at(-1);
		const isMade = last?.type === 'call-delta';
		const view = this.#folded(events, lane, isMade ? partly.length - 1 : partly.length);
		return isMade ? reduceRun(view, last) : view;
	}

	/** Each goes on from the one before, so that what did not change stays the same object. */
	#folded(events: readonly RunEvent[], lane: number, count: number): RunView {
		const known = this.#views[lane];
		if (known === undefined) return EMPTY_VIEW;
		let at = count;
		while (!known.has(at)) at--;
		let view = known.get(at) ?? EMPTY_VIEW;
		for (const event of events.slice(at, count)) view = reduceRun(view, event);
		known.set(count, view);
		return view;
	}

	/** The same when all of the step has come. */
	get wholeCards(): readonly Card[] {
		const { step, lane } = this;
		if (step === null || lane === null) return [];
		return this.#cardsIn(this.#folded(this.capsule.runs[lane] ?? [], lane, step.shown[lane] ?? 0), lane);
	}

	#cards(): readonly Card[] {
		const { lane } = this;
		const view = lane === null ? undefined : this.views[lane];
		return lane === null || view === undefined ? [] : this.#cardsIn(view, lane);
	}

	#cardsIn(view: RunView, lane: number): readonly Card[] {
		if (this.step?.kind !== 'part') return judgedAnswer(view, this.#verdicts[lane] ?? null);
		const before = this.steps[this.at - 1]?.shown[lane] ?? 0;
		return cardsThatCame(this.#folded(this.capsule.runs[lane] ?? [], lane, before), view);
	}
}

function verdictOf(events: readonly RunEvent[]): RunVerdict | null {
	const verdict = events.findLast((event) => event.type === 'verdict');
	return verdict?.type === 'verdict' ? verdict.outcome : null;
}
