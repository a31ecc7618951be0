import { errorWords } from '../core/error-words.ts';
import type { GroupId } from '../core/ids.ts';
import type { Lesson, Told } from '../core/lessons/lesson.ts';
import { type Peeking, simulatePeeking } from '../core/lessons/peeking-simulation.ts';
import { conditionsOf, demoOf, plannedRuns } from '../core/lessons/planned-runs.ts';
import { betCameTrue, isDone, type LessonRecord } from '../core/lessons/progress.ts';
import { type Asked, endingOf, type Trial, trialOf } from '../core/lessons/trial.ts';
import { face } from '../core/methods/faces.ts';
import { specsOf } from '../core/setup/specs.ts';
import type { AnyFamily } from '../core/tasks/family.ts';
import { LadderClimb } from './ladder-climb.svelte.ts';
import { Lanes, type LanesPorts } from './lanes.svelte.ts';
import { choicesFor, namesOf, performPlanned, type UnkeptPorts } from './lesson-runs.ts';

/** What one lesson needs from the world, and where its record is kept. */
export interface LessonPorts extends LanesPorts, UnkeptPorts {
	familyOf: (id: string) => AnyFamily | null;
	record(): LessonRecord;
	change(change: Partial<LessonRecord>): void;
}

/** One lesson as it goes on: the bet, the runs, what they show. */
export class LessonSession {
	readonly lesson: Lesson;
	readonly lanes: Lanes;
	/** Null where the lesson has none. */
	readonly ladder: LadderClimb | null;
	isRunning = $state(false);
	/** Who answers what is shown. */
	asked = $state<Asked>('demo');
	/** Labels of the models that are asked, or will be; whatever is chosen elsewhere meanwhile. */
	names = $state.raw<readonly string[]>([]);
	/** Runs of a lesson that counts, as far as they were begun and have ended or were stopped. */
	counted = $state.raw<readonly Trial[]>([]);
	/** Runs that are planned; 0 before the first. */
	planned = $state(0);
	simulation = $state.raw<Peeking | null>(null);
	/** Why nothing could be run, in words; null where nothing is wrong. */
	trouble = $state<string | null>(null);
	/** The experiment or the ladder: one at a time, for they share the models and the slots of Python. */
	readonly isBusy: boolean = $derived.by(
		() => this.isRunning || this.lanes.isRunning || this.ladder?.isRunning === true,
	);
	readonly record: LessonRecord = $derived.by(() => this.#ports.record());
	/** Nothing of how it comes out is shown before a bet was made. */
	readonly isCovered: boolean = $derived.by(() => this.record.bet === null);
	/** What the runs that are shown say; null while they go on. */
	readonly told: Told | null = $derived.by(() => this.#told());
	/** Those of the counted runs that were not stopped. */
	readonly ended: number = $derived(this.counted.filter(({ run }) => endingOf(run) !== 'stopped').length);
	readonly isCutShort: boolean = $derived(!this.isRunning && this.ended < this.planned);
	/** What was seen: in this visit, or in an earlier one; null while it is covered. */
	readonly seen: Told | null = $derived.by(() =>
		this.isCovered ? null : (this.told ?? (this.isRunning ? null : this.record.told)),
	);
	/** What the bet is held against, where something else is seen now: another model, or the same runs once more. */
	readonly before: Told | null = $derived.by(() => {
		const { told } = this.record;
		if (told === null || this.told === null) return null;
		return this.isOwn || told.sentence !== this.told.sentence ? told : null;
	});
	/** A person's own model is seen; a bet is on the demo model, so it decides none. */
	readonly isOwn: boolean = $derived(this.asked === 'own' && this.told !== null);
	/** Whether the bet came true; null where it is not decided. */
	readonly hasCome: boolean | null = $derived.by(() => betCameTrue(this.record));
	/** The bet that has come true, where that may be shown. */
	readonly came: string | null = $derived.by(() =>
		this.seen === null ? null : (this.record.told?.bet ?? null),
	);
	readonly isDone: boolean = $derived.by(() => isDone(this.record));
	/** What is to do next; null when all is done. */
	readonly step: 'bet' | 'run' | 'check' | null = $derived.by(() => {
		if (this.isDone) return null;
		if (this.seen !== null) return this.record.told === null && this.record.check !== null ? 'run' : 'check';
		return this.isCovered && !this.record.isBegun ? 'bet' : 'run';
	});
	readonly hasRun: boolean = $derived.by(
		() => this.told !== null || this.planned > 0 || this.lanes.list.length > 0 || this.record.told !== null,
	);
	/** The page was closed in the middle of the first run. */
	readonly isLost: boolean = $derived.by(() => {
		const { isBegun, hasEnded, told } = this.record;
		return (
			isBegun && !hasEnded && told === null && this.told === null && !this.isRunning && !this.lanes.isRunning
		);
	});
	readonly #ports: LessonPorts;
	#abort = new AbortController();
	#run: Promise<void> = Promise.resolve();
	#simulations = 0;
	#isOpened = false;
	/** On the way from a model that was given up to the demo model. */
	#goesOn = $state(false);

	constructor(lesson: Lesson, ports: LessonPorts) {
		this.lesson = lesson;
		this.#ports = ports;
		this.lanes = new Lanes(ports);
		const { ladder } = 'ladder' in lesson ? lesson : { ladder: undefined };
		this.ladder = ladder === undefined ? null : new LadderClimb(ladder, ports);
		this.names = this.#namesOf('demo');
	}

	/** The person's own model; null while a demo model is chosen. */
	get ownModel(): { id: string; label: string } | null {
		const { id, label, ref } = this.#ports.models.task;
		return ref.kind === 'scripted' ? null : { id, label };
	}

	/** Shows again what was run before a reload, as far as it is kept. */
	async open(): Promise<void> {
		const { group } = this.record;
		if (this.#isOpened || this.lesson.kind !== 'lanes') return;
		this.#isOpened = true;
		if (group === null || this.lanes.list.length > 0) return;
		await this.lanes.open(group as GroupId, () => this.lanes.list.length === 0);
		this.#keep();
	}

	/** The bet can be changed until a run has begun; one that was not made before may still be made once. True when it holds. */
	placeBet(choice: string): boolean {
		const { isBegun, bet } = this.record;
		if (isBegun && bet !== null) return bet === choice;
		if (!this.lesson.bet.choices.some(({ id }) => id === choice)) return false;
		this.#ports.change({ bet: choice });
		return true;
	}

	/** The first answer counts. @param place 0-based, of the choice */
	answerCheck(place: number): void {
		if (this.record.check === null) this.#ports.change({ check: place });
	}

	/** Runs the experiment. Resolves when it has ended or was stopped; at once while the ladder is climbed. */
	run(asked: Asked): Promise<void> {
		if (!this.isBusy) this.#run = this.#start(asked);
		return this.#run;
	}

	/** Climbs the ladder, if there is one and nothing else runs. @param from see `LadderClimb.climb` */
	async climb(asked: Asked, from: string | null = null): Promise<void> {
		if (!this.isBusy) await this.ladder?.climb(asked, from);
	}

	/** Ends what runs; what has ended stays. */
	stop(): void {
		this.#abort.abort();
		this.ladder?.stop();
	}

	/** Gives up on a model that does not answer and goes on with the demo model. */
	async goOnWithDemo(): Promise<void> {
		this.#goesOn = true;
		this.stop();
		await this.#run;
		const going = this.run('demo');
		this.#goesOn = false;
		await going;
	}

	async #start(asked: Asked): Promise<void> {
		this.trouble = this.#whyNot(asked);
		if (this.trouble !== null) return;
		this.isRunning = true;
		this.asked = asked;
		this.names = this.#namesOf(asked);
		this.#abort = new AbortController();
		this.#ports.change({ isBegun: true, hasEnded: false });
		try {
			await this.#perform(asked, this.#abort.signal);
		} catch (error) {
			this.trouble = errorWords(error);
			// What still runs beside it is of no use.
			this.#abort.abort();
		} finally {
			this.isRunning = false;
			this.#ports.change({ hasEnded: true });
			this.#keep();
		}
	}

	async #perform(asked: Asked, signal: AbortSignal): Promise<void> {
		const { lesson } = this;
		switch (lesson.kind) {
			case 'simulated':
				this.#simulations += 1;
				this.simulation = simulatePeeking(String(this.#simulations));
				return;
			case 'lanes': {
				const choices = choicesFor(asked, this.#ports.choices);
				const setup = { ...lesson.setup, choices: { ...choices, ...lesson.setup.choices } };
				const specs = specsOf(setup, this.#ports.models.castFor(choices), this.#ports.ids);
				const recording = this.#ports.recorder.record(specs, signal);
				this.lanes.watch(recording, specs);
				if (asked === 'demo') this.#ports.change({ group: recording.groupId });
				await recording.done;
				return;
			}
			case 'rates': {
				const planned = plannedRuns(lesson.rates, asked, this.#ports.familyOf);
				this.counted = [];
				this.planned = planned.length;
				await performPlanned(
					planned,
					asked,
					this.#ports,
					(trial) => {
						if (signal === this.#abort.signal) this.counted = [...this.counted, trial];
					},
					signal,
				);
			}
		}
	}

	#told(): Told | null {
		const { lesson } = this;
		// What was stopped on the way to the demo model tells nothing.
		if (this.#goesOn) return null;
		switch (lesson.kind) {
			case 'simulated':
				return this.simulation === null ? null : lesson.tell(this.simulation);
			case 'lanes':
				if (this.lanes.list.length === 0 || this.lanes.isRunning) return null;
				return lesson.tell(
					this.lanes.list.flatMap(({ method, view }) => (view.spec === null ? [] : [trialOf(method, view)])),
				);
			case 'rates':
				return this.isRunning || this.planned === 0 ? null : lesson.tell(this.counted, this.asked);
		}
	}

	/** The first thing that was seen on the demo model is what the bet is held against. */
	#keep(): void {
		const { told } = this;
		if (this.asked !== 'demo' || told === null || told.claim === 'open' || this.#abort.signal.aborted) return;
		if (this.record.told === null) this.#ports.change({ told });
	}

	#namesOf(asked: Asked): readonly string[] {
		const { lesson } = this;
		const demos = lesson.kind === 'rates' ? conditionsOf(lesson.rates, 'demo').map(demoOf) : [demoOf()];
		return namesOf(asked, demos, this.#ports);
	}

	#whyNot(asked: Asked): string | null {
		if (asked === 'demo' || this.lesson.kind === 'simulated') return null;
		const methods =
			this.lesson.kind === 'lanes'
				? this.lesson.setup.choices.methods
				: this.lesson.rates.conditions.map(({ method }) => method);
		return this.#ports.models.whyNot(new Set(methods.flatMap((id) => face(id).roles)));
	}
}
