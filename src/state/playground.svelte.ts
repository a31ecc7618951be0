import type { AnalysisMark } from '../core/execution.ts';
import type { GroupId, RunId } from '../core/ids.ts';
import { methodById, methods } from '../core/methods/registry.ts';
import type { MethodId } from '../core/method-id.ts';
import type { Clock, Ids, RunStore } from '../core/ports.ts';
import type { Example } from '../core/examples.ts';
import { asTyped, type Question, type QuestionSource, withAnswerSentence } from '../core/question.ts';
import type { RunEvent } from '../core/record/event.ts';
import type { RunLimits, RunSpec } from '../core/record/spec.ts';
import { isStored } from '../core/record/stored.ts';
import { summarise, summaryOf, type RunSummary } from '../core/record/summary.ts';
import { cardsOf, codeOf, type Card } from '../core/record/cards.ts';
import type { ShownCode } from './code.svelte.ts';
import { Lane, type NextFrame } from './lane.svelte.ts';
import type { Models } from './models.svelte.ts';
import type { PreferencesState } from './preferences.svelte.ts';

/** What the playground needs from the world. */
export interface PlaygroundPorts {
	/** Performs one run; loads the run loop on first use. */
	run(spec: RunSpec, signal: AbortSignal): AsyncIterable<RunEvent>;
	store: RunStore;
	clock: Clock;
	ids: Ids;
	nextFrame: NextFrame;
	/** Tells other tabs, and this one after a reload, that the group is being run here. */
	holdGroup<T>(group: GroupId, work: () => Promise<T>): Promise<T>;
	/** The group last shown in this tab, for a reload. */
	lastGroup: { get(): GroupId | null; set(group: GroupId): void };
}

/** What the person points at: a turn of a lane. */
export interface Selection {
	lane: RunId;
	/** 1-based. */
	turn: number;
	/** A card of the turn by its key; null is the turn's answer. */
	card: string | null;
}

/** A question longer than this is refused: no model here reads it, and a paste by accident costs money. */
export const MAX_QUESTION_LENGTH = 50_000;

/** The question at hand, the methods asked, and their lanes. */
export class Playground {
	question = $state('');
	expected = $state('');
	/** Where the question came from when it is no free question; typing another one forgets it. */
	#origin = $state.raw<{ text: string; source: QuestionSource } | null>(null);
	lanes = $state.raw<readonly Lane[]>([]);
	selection = $state.raw<Selection | null>(null);
	/** Why Run did nothing, in words; null when all is well. */
	problem = $state.raw<string | null>(null);
	/** Why runs are not being kept, when storage refuses. */
	storageProblem = $state.raw<string | null>(null);
	/** What the code view shows: the selected turn, else the newest program of the right-most lane that has one. */
	readonly shownCode: ShownCode | null = $derived.by(() => this.#shownCode());
	readonly isRunning: boolean = $derived(this.lanes.some((lane) => lane.isRunning));

	readonly #ports: PlaygroundPorts;
	readonly #preferences: PreferencesState;
	readonly #models: Models;
	#abort: AbortController | null = null;

	constructor(ports: PlaygroundPorts, preferences: PreferencesState, models: Models) {
		this.#ports = ports;
		this.#preferences = preferences;
		this.#models = models;
	}

	get selectedMethods(): readonly MethodId[] {
		const chosen = this.#preferences.current.methods;
		return methods.map((method) => method.id).filter((id) => chosen.includes(id));
	}

	/** True when the answer is judged by a task's own rules, so no expected answer is asked for. */
	get isJudgedByRules(): boolean {
		return this.#ruledSource !== null;
	}

	/** Whether the sentence about the answer's form belongs to this question; families have their own. */
	get takesAnswerSentence(): boolean {
		return this.#ruledSource?.kind !== 'instance';
	}

	get #ruledSource(): QuestionSource | null {
		return this.#origin !== null && this.#origin.text === this.question ? this.#origin.source : null;
	}

	toggleMethod(id: MethodId): void {
		const chosen = this.#preferences.current.methods;
		this.#preferences.change({
			methods: chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id],
		});
	}

	ask(text: string, expected = ''): void {
		this.question = text;
		this.expected = expected;
		this.problem = null;
	}

	pick({ question, expected, check }: Example): void {
		if (check === undefined) this.ask(question, expected);
		else this.askRuled(question, { kind: 'typed', check });
	}

	/** A question whose answer a task's verifier can judge. */
	askRuled(text: string, source: QuestionSource): void {
		this.ask(text);
		this.#origin = { text, source };
	}

	/** Runs every toggled method on the question. Resolves when all have ended. */
	async run(): Promise<void> {
		if (this.isRunning) return;
		this.problem = this.#whyNot();
		if (this.problem !== null) return;
		const question = this.#asked();
		const groupId = this.#ports.ids.next() as GroupId;
		const specs = this.selectedMethods.map((method) => this.#spec(method, question, groupId));
		const lanes = specs.map(
			(spec) =>
				new Lane(
					spec.runId,
					spec.method,
					methodById(spec.method)?.label ?? spec.method,
					this.#ports.nextFrame,
				),
		);
		this.lanes = lanes;
		this.selection = null;
		this.#ports.lastGroup.set(groupId);
		const abort = new AbortController();
		this.#abort = abort;
		await this.#ports.holdGroup(groupId, () =>
			Promise.all(specs.map((spec, index) => this.#runLane(spec, lanes[index] as Lane, abort.signal))),
		);
	}

	stop(): void {
		this.#abort?.abort();
	}

	/** After a reload: the group this tab showed last, as far as it was kept. */
	async restore(): Promise<void> {
		const group = this.#ports.lastGroup.get();
		const found = group === null ? [] : await this.#load(group);
		// What was typed or started while the store was read is not taken away again.
		if (found.length > 0 && this.lanes.length === 0 && this.question === '') this.#show(found);
	}

	/** Shows a stored group, in the order of the method list. */
	async open(group: GroupId): Promise<void> {
		const found = await this.#load(group);
		if (found.length === 0) return;
		this.#show(found);
		this.#ports.lastGroup.set(group);
	}

	async #load(group: GroupId): Promise<readonly (readonly RunEvent[])[]> {
		const known = (await this.#ports.store.list()).filter((run) => run.groupId === group);
		const order = methods.map((method) => method.id);
		const inOrder = known.toSorted((a, b) => order.indexOf(a.method) - order.indexOf(b.method));
		const runs = await Promise.all(inOrder.map((run) => this.#ports.store.load(run.runId)));
		return runs.filter((events) => events !== null);
	}

	#show(runs: readonly (readonly RunEvent[])[]): void {
		this.stop();
		const lanes: Lane[] = [];
		for (const events of runs) {
			const start = events[0];
			if (start?.type !== 'run-start') continue;
			const { runId, method, question } = start.spec;
			const lane = new Lane(runId, method, methodById(method)?.label ?? method, this.#ports.nextFrame);
			lane.show(events);
			lanes.push(lane);
			const { source } = question;
			if (source.kind === 'typed' && source.check === undefined)
				this.ask(asTyped(question), source.expected ?? '');
			else this.askRuled(asTyped(question), source);
		}
		this.lanes = lanes;
		this.selection = null;
	}

	select(selection: Selection): void {
		this.selection = selection;
	}

	#shownCode(): ShownCode | null {
		const chosen = this.selection;
		if (chosen !== null) {
			const lane = this.lanes.find(({ runId }) => runId === chosen.lane);
			return lane === undefined ? null : programOf(lane, chosen.turn, chosen.card);
		}
		for (const lane of this.lanes.toReversed()) {
			const last = lane.view.turns.findLast((turn) => cardsOf(turn).some((card) => codeOf(card) !== null));
			if (last !== undefined) return programOf(lane, last.turn, null);
		}
		return null;
	}

	#whyNot(): string | null {
		const text = this.question.trim();
		if (text === '') return 'Type a question first, or pick one of the examples below.';
		if (text.length > MAX_QUESTION_LENGTH) {
			return `The question has ${text.length.toLocaleString('en')} characters; the limit is ${MAX_QUESTION_LENGTH.toLocaleString('en')}. Shorten it, your text is kept.`;
		}
		if (this.selectedMethods.length === 0) return 'Switch on at least one method.';
		return null;
	}

	#asked(): Question {
		const source = this.#ruledSource;
		if (source?.kind === 'instance') return { text: this.question, source };
		const expected = this.expected.trim();
		const typed = source ?? (expected === '' ? { kind: 'typed' } : { kind: 'typed', expected });
		const text = this.question.trim();
		return this.#preferences.current.answerSentence
			? withAnswerSentence(text, typed)
			: { text, source: typed };
	}

	#spec(method: MethodId, question: Question, groupId: GroupId): RunSpec {
		const task = this.#models.task.ref;
		const coach = this.#models.coach;
		return {
			runId: this.#ports.ids.next() as RunId,
			groupId,
			question,
			method,
			options: this.#preferences.current.methodOptions[method] ?? {},
			models: { task, coach, checker: this.#models.checker, summariser: this.#models.summariser },
			limits: this.#limits(),
			blocks: this.#preferences.current.blocks,
			// The scripted model says its answers in the asked form.
			readOut: this.#preferences.current.readOut && task.kind !== 'scripted',
		};
	}

	#limits(): RunLimits {
		const { budget, pythonSeconds, replyTokens } = this.#preferences.current;
		const set = Object.entries(budget).filter(([, limit]) => limit !== null);
		const maxTokens = replyTokens === null ? {} : { maxTokens: replyTokens };
		return {
			pythonMs: pythonSeconds * 1000,
			...maxTokens,
			...(Object.fromEntries(set) as Partial<RunLimits>),
		};
	}

	async #runLane(spec: RunSpec, lane: Lane, signal: AbortSignal): Promise<void> {
		try {
			for await (const event of this.#ports.run(spec, signal)) await this.#take(lane, event);
		} catch (error) {
			// A run ends by events; what is thrown is that the run loop itself could not be fetched.
			const why = error instanceof Error ? error.message : String(error);
			for (const event of neverBegun(spec, this.#ports.clock.now(), why)) await this.#take(lane, event);
		}
	}

	async #take(lane: Lane, event: RunEvent): Promise<void> {
		lane.take(event);
		if (!isStored(event)) return;
		const summary =
			event.type === 'run-start'
				? summarise([event])
				: event.type === 'run-end'
					? summaryOf(lane.view)
					: undefined;
		await this.#keep(event, summary);
	}

	async #keep(event: RunEvent, summary: RunSummary | undefined): Promise<void> {
		try {
			await this.#ports.store.append(event.runId, [event], summary);
		} catch (error) {
			this.storageProblem = error instanceof Error ? error.message : String(error);
		}
	}
}

function neverBegun(spec: RunSpec, at: number, why: string): RunEvent[] {
	const message = `A part of this page could not be loaded (${why}). Check the connection, reload the page and run again.`;
	const base = { runId: spec.runId, at };
	return [
		{ ...base, seq: 0, type: 'run-start', version: 2, spec },
		{ ...base, seq: 1, type: 'run-error', failure: { kind: 'internal', message } },
		{ ...base, seq: 2, type: 'run-end', outcome: 'failed' },
	];
}

/** One and the same list, so that nothing is redrawn for it. */
const NO_MARKS: readonly AnalysisMark[] = [];

/** A turn's program with what is known of it; null when the turn has none. */
function programOf(lane: Lane, turnNumber: number, cardKey: string | null): ShownCode | null {
	const turns = lane.view.turns;
	const turn = turns.find((candidate) => candidate.turn === turnNumber);
	if (turn === undefined) return null;
	const card = chosenCard(cardsOf(turn), cardKey);
	const code = card === null ? null : codeOf(card);
	if (card === null || code === null) return null;
	const run = card.kind === 'check' ? (card.runs.at(-1) ?? null) : 'run' in card ? card.run : null;
	const analysis = 'analysis' in card ? card.analysis?.analysis : undefined;
	const isCheck = card.kind === 'check';
	return {
		id: `${lane.runId}:${card.key}`,
		title: `${lane.label}, turn ${String(turnNumber)}${isCheck ? ', self-check' : ''}`,
		code,
		previous: isCheck ? null : programBefore(lane, turnNumber),
		marks: analysis?.kind === 'analysed' ? analysis.marks : NO_MARKS,
		result: run?.status.kind === 'ended' ? run.status.result : null,
	};
}

function chosenCard(cards: readonly Card[], key: string | null): Card | null {
	if (key !== null) return cards.find((card) => card.key === key) ?? null;
	const withCode = cards.filter((card) => codeOf(card) !== null);
	return withCode.findLast((card) => card.kind !== 'check') ?? withCode.at(-1) ?? null;
}

function programBefore(lane: Lane, turnNumber: number): string | null {
	for (const turn of lane.view.turns.filter((earlier) => earlier.turn < turnNumber).toReversed()) {
		const card = cardsOf(turn).findLast(
			(candidate) => candidate.kind !== 'check' && codeOf(candidate) !== null,
		);
		if (card !== undefined) return codeOf(card);
	}
	return null;
}
