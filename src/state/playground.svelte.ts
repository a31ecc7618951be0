import type { GroupId, Ids, RunId } from '../core/ids.ts';
import { canonicalJson } from '../core/json.ts';
import { METHOD_IDS, type MethodId } from '../core/method-id.ts';
import { face } from '../core/methods/faces.ts';
import { asTyped, type Question, type QuestionSource } from '../core/question.ts';
import { formatSetupQuery, parseSetupQuery, withoutUsual } from '../core/setup/link.ts';
import { MAX_QUESTION_LENGTH } from '../core/setup/parse.ts';
import { choicesOf, type RunChoices, type Setup, setupOf, typedSetup } from '../core/setup/setup.ts';
import { specsOf } from '../core/setup/specs.ts';
import type { RunEvent } from '../core/record/event.ts';
import { knows } from '../core/demo/knows.ts';
import { recognise } from '../core/typed/registry.ts';
import { playgroundWords as words } from '../words/playground.ts';
import type { Choices } from './choices.svelte.ts';
import type { ShownCode } from './code.svelte.ts';
import type { Lane } from './lane.svelte.ts';
import { Lanes, type LanesPorts } from './lanes.svelte.ts';
import type { Models } from './models.svelte.ts';
import { newestProgram, programOf } from './shown-program.ts';

/** What the playground needs from the world. */
export interface PlaygroundPorts extends Omit<LanesPorts, 'onStorageProblem'> {
	ids: Ids;
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

/** Why Run did nothing. */
export type Refusal =
	| { kind: 'empty' }
	/** The scripted model, which is the one chosen, knows nothing about the question. */
	| { kind: 'unknown' }
	/** In words. */
	| { kind: 'problem'; text: string };

/** The question at hand, and the lanes of the group looked at. */
export class Playground {
	question = $state('');
	/** What the person says of the answer since the setup was opened or run; null while they say nothing. */
	#said = $state.raw<string | null>(null);
	/** The setup the question came from; what it says of the answer holds as long as the question is not changed. */
	#opened = $state.raw<Setup>(typedSetup(''));
	selection = $state.raw<Selection | null>(null);
	/** The lane that fills the screen; null where several are seen. */
	alone = $state.raw<RunId | null>(null);
	/** The newest refusal, with what it was about. */
	#refused = $state.raw<{ refusal: Refusal; about: string } | null>(null);
	/** Somebody who ran something here before is at work again: what the page is about does not push their box down. */
	isReturning = $state(false);
	/** The lanes are the example that comes with the page; nobody has run anything. */
	isExample = $state(false);
	/** Why runs are not being kept, when storage refuses. */
	storageProblem = $state.raw<string | null>(null);
	/** The lanes whose programs are looked at: of several, the one that fills the screen. */
	readonly #seen: readonly Lane[] = $derived.by(() => {
		const alone = this.lanes.filter(({ runId }) => runId === this.alone);
		return alone.length > 0 ? alone : this.lanes;
	});
	/** What the code view shows: the selected turn, else the newest program of the right-most lane that is seen and has one. */
	readonly shownCode: ShownCode | null = $derived.by(() => this.#shownCode());
	/** What the person points at, by identity: a turn, or the lanes that are seen. */
	readonly pointedAt: unknown = $derived(this.#seenSelection() ?? this.#seen);
	/** Why Run did nothing, as long as nothing that it was about has changed; a new one each time. */
	readonly refusal: Refusal | null = $derived.by(() => this.#refusal());
	/** What the lanes answer; null without a lane. */
	readonly asked: Question | null = $derived.by(() => this.#asked());
	/** The question the lanes answer, where the box holds another one by now. */
	readonly askedBefore: string | null = $derived.by(() => this.#askedBefore());

	/** What the page computes for the question by itself, in words; null where it cannot, or a task's rules judge. */
	readonly computed: string | null = $derived.by(() =>
		this.isJudgedByRules ? null : (recognise(this.question.trim())?.words ?? null),
	);

	/** The preferences with an opened setup over them. */
	readonly choices: Choices;
	readonly #ports: PlaygroundPorts;
	readonly #models: Models;
	readonly #lanes: Lanes;

	constructor(ports: PlaygroundPorts, choices: Choices, models: Models) {
		this.#ports = ports;
		this.choices = choices;
		this.#models = models;
		this.isReturning = ports.lastGroup.get() !== null;
		this.#lanes = new Lanes({ ...ports, onStorageProblem: (message) => (this.storageProblem = message) });
	}

	/** A lane a run, in the order of the method list. */
	get lanes(): readonly Lane[] {
		return this.#lanes.list;
	}

	/** What the lanes show, to be shared: their events where they are kept nowhere, else the ids of kept runs. */
	get shared(): readonly RunId[] | readonly (readonly RunEvent[])[] {
		return this.#lanes.records ?? this.lanes.map(({ runId }) => runId);
	}

	/** Whether the group in the lanes is being performed, here or in another tab. */
	get isRunning(): boolean {
		return this.#lanes.isRunning;
	}

	get selectedMethods(): readonly MethodId[] {
		const chosen = this.choices.current.methods;
		return METHOD_IDS.filter((id) => chosen.includes(id));
	}

	/** True when the answer is judged by a task's own rules, so no expected answer is asked for. */
	get isJudgedByRules(): boolean {
		const { source } = this.setup;
		return source.kind === 'instance' || source.check !== undefined;
	}

	/** Whether the sentence about the answer's form belongs to this question; families have their own. */
	get takesAnswerSentence(): boolean {
		return this.setup.source.kind === 'typed';
	}

	/** What Run would run. */
	get setup(): Setup & { choices: RunChoices } {
		const { question, source, seed } = this.#opened;
		const isSame = question === this.question;
		const isRuled = source.kind === 'instance' || source.check !== undefined;
		return {
			question: this.question,
			source: isSame && isRuled ? source : typedSource(this.expected.trim()),
			choices: { ...choicesOf(this.choices.current), methods: this.selectedMethods },
			...(isSame && seed !== undefined ? { seed } : {}),
		};
	}

	/** What the answer is said to be. What came with a setup, or was run, is said of that question alone, and goes when it is changed. */
	get expected(): string {
		const { question, source } = this.#opened;
		const opened = source.kind === 'typed' && question === this.question ? source.expected : undefined;
		return this.#said ?? opened ?? '';
	}

	set expected(text: string) {
		this.#said = text;
	}

	toggleMethod(id: MethodId): void {
		const chosen = this.choices.current.methods;
		this.choices.change({
			methods: chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id],
		});
	}

	/** Fills the box and lays the setup's choices over the person's own. Runs nothing. */
	open(setup: Setup): void {
		this.#opened = setup;
		this.question = setup.question;
		this.#said = null;
		this.choices.open(setup.choices);
		this.#refused = null;
	}

	/** Fills the box and runs; while lanes run, only fills it: what is asked there is stopped by nobody but the person. */
	async openAndRun(setup: Setup): Promise<void> {
		this.open(setup);
		if (!this.isRunning) await this.run();
	}

	/** Shows runs that came with the page, where there is nothing else to show. */
	showExample(runs: readonly (readonly RunEvent[])[]): void {
		if (this.lanes.length > 0 || this.isReturning) return;
		this.#lanes.showRecords(runs);
		this.isExample = this.lanes.length > 0;
	}

	/** The address that opens what Run would run, for anybody; null without a question. */
	get link(): string | null {
		return this.question.trim() === '' ? null : `#/?${formatSetupQuery(withoutUsual(this.setup))}`;
	}

	/** Opens the setup of a link; says what is wrong with one that cannot be read. */
	openLink(query: string): void {
		const read = parseSetupQuery(query);
		if (read.ok) this.open(this.#withModelsHere(read.value));
		else this.#refuse({ kind: 'problem', text: words.linkRefused(read.error) });
	}

	#withModelsHere({ choices, ...setup }: Setup): Setup {
		const { model, coach, checker, summariser } = choices;
		const named = Object.entries({ model, coach, checker, summariser }).flatMap(([role, id]) =>
			id === undefined ? [] : [[role, this.#models.idHere(id)] as const],
		);
		return { ...setup, choices: { ...choices, ...Object.fromEntries(named) } };
	}

	/** Opens a task, asked as `chosen` says, see `formatChosen`. */
	openTask(task: Pick<Setup, 'question' | 'source'>, chosen: string): void {
		if (chosen === '') this.open({ ...task, choices: {} });
		else this.openLink(`${formatSetupQuery({ ...task, choices: {} })}&${chosen}`);
	}

	/** Runs every toggled method on the question. Resolves when all have ended. */
	async run(): Promise<void> {
		if (!this.isRunning) await this.#start();
	}

	/** Whether lanes run while the box holds another question. */
	get asksAnother(): boolean {
		return this.isRunning && this.askedBefore !== null && this.question.trim() !== '';
	}

	/** Runs what the box holds instead of what the lanes are answering, which goes on where that cannot be run. */
	async stopAndRun(): Promise<void> {
		await this.#start();
	}

	async #start(): Promise<void> {
		const refusal = this.#whyNot();
		if (refusal !== null) {
			this.#refuse(refusal);
			return;
		}
		this.#refused = null;
		if (this.isRunning) this.stop();
		const { setup } = this;
		// From now on this is what was said of this question.
		this.#opened = setup;
		this.#said = null;
		const specs = specsOf(setup, this.#models.cast, this.#ports.ids);
		const recording = this.#ports.recorder.record(specs);
		this.#lanes.watch(recording, specs);
		this.#turnTo(recording.groupId);
		await recording.done;
	}

	/** Goes on with a run that its person left in the middle. */
	resume(lane: Lane): Promise<void> {
		return this.#lanes.resume(lane);
	}

	/** Ends the runs in the lanes; those of other groups go on. */
	stop(): void {
		this.#lanes.stop();
	}

	/** After a reload: the group this tab showed last, as far as it was kept. */
	async restore(): Promise<void> {
		const group = this.#ports.lastGroup.get();
		// What was typed or started while the store was read is not taken away again.
		const isUntouched = (): boolean =>
			(this.lanes.length === 0 || this.isExample) && this.question === '' && this.#refused === null;
		try {
			if (group !== null) await this.openGroup(group, isUntouched);
		} finally {
			if (isUntouched()) this.isReturning = false;
		}
	}

	/** Shows a kept group and opens its setup. One that is being performed goes on. */
	async openGroup(group: GroupId, isWanted?: () => boolean): Promise<void> {
		const specs = await this.#lanes.open(group, isWanted);
		const setup = specs === null ? null : setupOf(specs);
		if (setup === null) return;
		this.#turnTo(group);
		this.open(setup);
	}

	#refuse(refusal: Refusal): void {
		this.#refused = { refusal, about: this.#about };
	}

	#refusal(): Refusal | null {
		const refused = this.#refused;
		return refused !== null && refused.about === this.#about ? refused.refusal : null;
	}

	/** What a refusal is about. */
	get #about(): string {
		return canonicalJson([this.question, choicesOf(this.choices.current)]);
	}

	/** Nothing but "I am scripted" would come of it. */
	#isUnknown(): boolean {
		if (this.#models.task.ref.kind !== 'scripted') return false;
		const { question: text, source } = this.setup;
		return !knows({ text, source });
	}

	#turnTo(group: GroupId): void {
		this.selection = null;
		this.isExample = false;
		this.#ports.lastGroup.set(group);
	}

	select(selection: Selection): void {
		this.selection = selection;
	}

	#shownCode(): ShownCode | null {
		const chosen = this.#seenSelection();
		if (chosen === null) return newestProgram(this.#seen);
		const lane = this.#seen.find(({ runId }) => runId === chosen.lane);
		return lane === undefined ? null : programOf(lane, chosen.turn, chosen.card);
	}

	/** Null also where it lies in a lane beside the one that fills the screen. */
	#seenSelection(): Selection | null {
		const { selection } = this;
		return this.#seen.length < this.lanes.length && selection?.lane !== this.alone ? null : selection;
	}

	#asked(): Question | null {
		return this.lanes.find(({ view }) => view.spec !== null)?.view.spec?.question ?? null;
	}

	#askedBefore(): string | null {
		if (this.asked === null) return null;
		const answered = asTyped(this.asked);
		return answered === this.question.trim() || answered === this.question ? null : answered;
	}

	#whyNot(): Refusal | null {
		const text = this.question.trim();
		if (text === '') return { kind: 'empty' };
		const problem = this.#problemWith(text);
		if (problem !== null) return { kind: 'problem', text: problem };
		return this.#isUnknown() ? { kind: 'unknown' } : null;
	}

	#problemWith(question: string): string | null {
		if (question.length > MAX_QUESTION_LENGTH) return words.tooLong(question.length, MAX_QUESTION_LENGTH);
		if (this.selectedMethods.length === 0) return words.switchOn;
		const roles = this.selectedMethods.flatMap((id) => face(id).roles);
		return this.#models.whyNot(new Set(['task', ...roles]));
	}
}

function typedSource(expected: string): QuestionSource {
	return expected === '' ? { kind: 'typed' } : { kind: 'typed', expected };
}
