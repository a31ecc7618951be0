import type { GroupId, Ids, RunId } from '../core/ids.ts';
import type { MethodId } from '../core/method-id.ts';
import { methodById, methods } from '../core/methods/registry.ts';
import type { RunStore } from '../core/ports.ts';
import { asTyped, type QuestionSource } from '../core/question.ts';
import type { RunSpec } from '../core/record/spec.ts';
import type { RunSummary } from '../core/record/summary.ts';
import type { Watcher, Recorder } from '../core/run/recorder.ts';
import { formatSetupQuery, parseSetupQuery, withoutUsual } from '../core/setup/link.ts';
import { MAX_QUESTION_LENGTH } from '../core/setup/parse.ts';
import { choicesOf, type RunChoices, type Setup, setupOf, typedSetup } from '../core/setup/setup.ts';
import { specsOf } from '../core/setup/specs.ts';
import type { Choices } from './choices.svelte.ts';
import type { ShownCode } from './code.svelte.ts';
import { Lane, type NextFrame } from './lane.svelte.ts';
import type { Models } from './models.svelte.ts';
import { newestProgram, programOf } from './shown-program.ts';

/** What the playground needs from the world. */
export interface PlaygroundPorts {
	recorder: Recorder;
	store: RunStore;
	/** Looks on at a kept run, whoever performs it. */
	lookOn(run: RunSummary, watcher: Watcher, signal: AbortSignal): Promise<boolean>;
	ids: Ids;
	nextFrame: NextFrame;
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

/** The question at hand, and the lanes of the group looked at. */
export class Playground {
	question = $state('');
	expected = $state('');
	/** The setup the question came from; what it says of the answer holds as long as the question is not changed. */
	#opened = $state.raw<Setup>(typedSetup(''));
	lanes = $state.raw<readonly Lane[]>([]);
	/** The group in the lanes; null before the first. */
	#group = $state.raw<GroupId | null>(null);
	selection = $state.raw<Selection | null>(null);
	/** Why Run did nothing, in words; null when all is well. */
	problem = $state.raw<string | null>(null);
	/** Why runs are not being kept, when storage refuses. */
	storageProblem = $state.raw<string | null>(null);
	/** What the code view shows: the selected turn, else the newest program of the right-most lane that has one. */
	readonly shownCode: ShownCode | null = $derived.by(() => this.#shownCode());
	/** Whether the group in the lanes is being performed, here or in another tab. */
	readonly isRunning: boolean = $derived(this.lanes.some((lane) => lane.isRunning));
	/** The question the lanes answer, where the box holds another one by now. */
	readonly askedBefore: string | null = $derived.by(() => this.#askedBefore());

	/** The preferences with an opened setup over them. */
	readonly choices: Choices;
	readonly #ports: PlaygroundPorts;
	readonly #models: Models;
	/** Ends the looking on, never a run. */
	#looking = new AbortController();
	/** The newest group that is being read from the store; an earlier one that comes later is not shown. */
	#opening: AbortController | null = null;

	constructor(ports: PlaygroundPorts, choices: Choices, models: Models) {
		this.#ports = ports;
		this.choices = choices;
		this.#models = models;
	}

	get selectedMethods(): readonly MethodId[] {
		const chosen = this.choices.current.methods;
		return methods.map((method) => method.id).filter((id) => chosen.includes(id));
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
		this.expected = setup.source.kind === 'typed' ? (setup.source.expected ?? '') : '';
		this.choices.open(setup.choices);
		this.problem = null;
	}

	/** The address that opens what Run would run, for anybody; null without a question. */
	get link(): string | null {
		return this.question.trim() === '' ? null : `#/?${formatSetupQuery(withoutUsual(this.setup))}`;
	}

	/** Opens the setup of a link; says what is wrong with one that cannot be read. */
	openLink(query: string): void {
		const read = parseSetupQuery(query);
		if (read.ok) this.open(read.value);
		else this.problem = `This link cannot be opened: ${read.error}.`;
	}

	/** Runs every toggled method on the question. Resolves when all have ended. */
	async run(): Promise<void> {
		if (this.isRunning) return;
		this.problem = this.#whyNot();
		if (this.problem !== null) return;
		const specs = specsOf(this.setup, this.#models.cast, this.#ports.ids);
		const recording = this.#ports.recorder.record(specs);
		const looking = new AbortController();
		const lanes = specs.map(laneOf(this.#ports.nextFrame));
		for (const lane of lanes) this.#watchHere(lane, looking.signal);
		this.#show(recording.groupId, lanes, looking);
		await recording.done;
	}

	/** Ends the runs in the lanes; those of other groups go on. */
	stop(): void {
		if (this.#group !== null) this.#ports.recorder.stop(this.#group);
	}

	/** After a reload: the group this tab showed last, as far as it was kept. */
	async restore(): Promise<void> {
		const group = this.#ports.lastGroup.get();
		// What was typed or started while the store was read is not taken away again.
		if (group !== null) await this.#openKept(group, () => this.lanes.length === 0 && this.question === '');
	}

	/** Shows a kept group, in the order of the method list; one that is being performed goes on and is looked on at. */
	async openGroup(group: GroupId): Promise<void> {
		await this.#openKept(group, () => true);
	}

	select(selection: Selection): void {
		this.selection = selection;
	}

	async #openKept(group: GroupId, isWanted: () => boolean): Promise<void> {
		const looking = new AbortController();
		this.#opening = looking;
		const runs = await this.#ports.store.list({ groupId: group });
		const order = methods.map((method) => method.id);
		const inOrder = runs.toSorted((a, b) => order.indexOf(a.method) - order.indexOf(b.method));
		const lanes = inOrder.map(laneOf(this.#ports.nextFrame));
		await Promise.all(inOrder.map((run, at) => this.#look(run, lanes[at] as Lane, looking.signal)));
		const setup = setupOf(lanes.flatMap(({ view }) => (view.spec === null ? [] : [view.spec])));
		if (setup === null || this.#opening !== looking || !isWanted()) {
			looking.abort();
			return;
		}
		this.#show(group, lanes, looking);
		this.open(setup);
	}

	/** Resolves when the lane shows something. */
	#look(run: RunSummary, lane: Lane, signal: AbortSignal): Promise<void> {
		if (this.#watchHere(lane, signal)) return Promise.resolve();
		return new Promise((resolve) => {
			const take: Watcher = (view) => {
				lane.take(view);
				resolve();
			};
			this.#ports
				.lookOn(run, take, signal)
				.catch((error: unknown) => {
					this.storageProblem = error instanceof Error ? error.message : String(error);
				})
				.finally(resolve);
		});
	}

	/** True when this page performs the lane's run. */
	#watchHere(lane: Lane, signal: AbortSignal): boolean {
		const unwatch = this.#ports.recorder.watch(lane.runId, (view) => lane.take(view));
		if (unwatch === null) return false;
		signal.addEventListener('abort', unwatch, { once: true });
		return true;
	}

	#show(group: GroupId, lanes: readonly Lane[], looking: AbortController): void {
		this.#opening = null;
		this.#looking.abort();
		this.#looking = looking;
		this.#group = group;
		this.lanes = lanes;
		this.selection = null;
		this.#ports.lastGroup.set(group);
	}

	#shownCode(): ShownCode | null {
		const chosen = this.selection;
		if (chosen === null) return newestProgram(this.lanes);
		const lane = this.lanes.find(({ runId }) => runId === chosen.lane);
		return lane === undefined ? null : programOf(lane, chosen.turn, chosen.card);
	}

	#askedBefore(): string | null {
		const spec = this.lanes.find(({ view }) => view.spec !== null)?.view.spec;
		if (spec == null) return null;
		const answered = asTyped(spec.question);
		return answered === this.question.trim() || answered === this.question ? null : answered;
	}

	#whyNot(): string | null {
		const text = this.question.trim();
		if (text === '') return 'Type a question first, or pick one of the examples below.';
		if (text.length > MAX_QUESTION_LENGTH) {
			return `The question has ${text.length.toLocaleString('en')} characters; the limit is ${MAX_QUESTION_LENGTH.toLocaleString('en')}. Shorten it, your text is kept.`;
		}
		if (this.selectedMethods.length === 0) return 'Switch on at least one method.';
		const roles = this.selectedMethods.flatMap((id) => methodById(id)?.roles ?? []);
		return this.#models.whyNot(new Set(['task', ...roles]));
	}
}

function typedSource(expected: string): QuestionSource {
	return expected === '' ? { kind: 'typed' } : { kind: 'typed', expected };
}

function laneOf(nextFrame: NextFrame): (run: Pick<RunSpec, 'runId' | 'method'>) => Lane {
	return ({ runId, method }) => new Lane(runId, method, methodById(method)?.label ?? method, nextFrame);
}
