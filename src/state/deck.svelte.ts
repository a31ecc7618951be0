import {
	type DeckQuestion,
	type DeckResult,
	type DeckScore,
	deckOf,
	scoreOf,
} from '../core/coaching/deck.ts';
import type { GroupId, Ids, RunId } from '../core/ids.ts';
import { canBeResumed } from '../core/run/look-on.ts';
import { YOU } from '../core/person.ts';
import type { RunSpec } from '../core/record/spec.ts';
import type { RunSummary } from '../core/record/summary.ts';
import type { RunChoices } from '../core/setup/setup.ts';
import { specsOf } from '../core/setup/specs.ts';
import type { AnyFamily } from '../core/tasks/family.ts';
import type { Lane } from './lane.svelte.ts';
import { Lanes, type LanesPorts } from './lanes.svelte.ts';
import type { Models } from './models.svelte.ts';
import { makeInstance, sourceOf } from './shown-instance.ts';

export interface DeckPorts extends LanesPorts {
	ids: Ids;
	models: Models;
	/** Limits and the like are those of the playground. */
	choices(): RunChoices;
}

/** Which deck it is; the same on every page. */
export interface DeckName {
	seed: string;
	/** Choice id of the task model. */
	model: string;
	/** 1-based: who plays a deck again begins anew. */
	play: number;
}

const MOST_SEED = 40;

/** The deck of a link, `deck=7&model=demo:bold&play=2`; null where none is named. Without a model it is `model`. */
export function deckNameOf(query: string, model: string): DeckName | null {
	const asked = new URLSearchParams(query);
	const seed = asked.get('deck')?.trim().slice(0, MOST_SEED) ?? '';
	const play = Number(asked.get('play') ?? 1);
	if (seed === '') return null;
	return {
		seed,
		model: asked.get('model') ?? model,
		play: Number.isSafeInteger(play) && play > 0 ? play : 1,
	};
}

/** The newest run of each side on one question; null where there is none. */
interface Played {
	you: RunSummary | null;
	rules: RunSummary | null;
}

const NOBODY: Played = { you: null, rules: null };

/** Ten questions that a person coaches, and the rule coach too. All that is kept of it are the runs: each question is a group. */
export class Deck {
	readonly name: DeckName;
	readonly questions: readonly DeckQuestion[];
	/** 0-based. */
	place = $state(0);
	#played = $state.raw<readonly Played[]>([]);
	readonly #ports: DeckPorts;
	readonly #families: readonly AnyFamily[];
	/** The person's run of the question at hand. */
	readonly #lanes: Lanes;
	/** Whose rule coach plays at this moment. */
	readonly #playing = new Set<number>();
	#isClosed = false;
	/** How many readings of what has been played go on. */
	#readings = $state(0);
	/** What the person has begun here. */
	readonly #begun = new Set<number>();
	readonly results: readonly DeckResult[] = $derived(
		this.#played.map(({ you, rules }) => ({ you: rightOf(you), rules: rightOf(rules) })),
	);
	readonly score: DeckScore = $derived(scoreOf(this.results));

	constructor(name: DeckName, families: readonly AnyFamily[], ports: DeckPorts) {
		this.name = name;
		this.questions = deckOf(name.seed, families);
		this.#ports = ports;
		this.#families = families;
		this.#lanes = new Lanes(ports);
		this.#played = this.questions.map(() => NOBODY);
	}

	/** Null before the question at hand is begun. */
	get lane(): Lane | null {
		return this.#lanes.list.at(-1) ?? null;
	}

	/** What has been played is being read: the question at hand may have been begun. */
	get isReading(): boolean {
		return this.#readings > 0;
	}

	/** The person has played the question at hand to its end. */
	get isAnswered(): boolean {
		return this.lane !== null && this.lane.view.outcome !== 'running';
	}

	get isDone(): boolean {
		return this.#played.every(({ you }) => isEnded(you));
	}

	/** Whether the person has played a question to its end. */
	isPlayed(place: number): boolean {
		return isEnded(this.#played[place]?.you ?? null);
	}

	/** The person's runs that have ended. */
	get runIds(): readonly RunId[] {
		return this.#played.flatMap(({ you }) => (isEnded(you) ? [(you as RunSummary).runId] : []));
	}

	/** The question's text; what it is generated from is in `questions`. */
	get question(): string {
		return this.#shown(this.place).question;
	}

	/**
	 * Reads what has been played and goes to the first question that has not, unless the person goes to one meanwhile; what the rule
	 * coach was kept from it plays now.
	 */
	async open(): Promise<void> {
		const before = this.place;
		await this.#whileReading(async () => {
			await Promise.all(this.questions.map((_, place) => this.#read(place)));
			const first = this.#played.findIndex(({ you }) => !isEnded(you));
			const last = this.questions.length - 1;
			await this.goTo(this.place !== before ? this.place : first === -1 ? last : first);
		});
		for (const place of this.questions.keys()) if (this.awaitsRules(place)) await this.#playRules(place);
	}

	/** Begins nothing any more. */
	close(): void {
		this.#isClosed = true;
	}

	/** Shows a question, with the person's run where there is one. */
	async goTo(place: number): Promise<void> {
		this.place = place;
		this.#lanes.list = [];
		const group = this.#groupOf(place);
		if (this.#played[place]?.you === null && !this.#begun.has(place)) return;
		await this.#whileReading(() => this.#lanes.open(group, () => this.place === place));
		this.#lanes.list = this.#lanes.list.filter(({ view }) => view.spec?.models.coach.kind === 'person');
	}

	/**
	 * Begins the question at hand, unless it has been begun; the rule coach plays it unseen. Resolves when the person's run has ended.
	 */
	async begin(): Promise<void> {
		const { place } = this;
		if (this.lane !== null || this.isReading) return;
		const spec = this.#spec(place, YOU);
		const recording = this.#ports.recorder.record([spec]);
		this.#begun.add(place);
		this.#lanes.watch(recording, [spec]);
		const rules = this.#playRules(place);
		await recording.done;
		await this.#read(place);
		await rules;
	}

	/** Goes on with the question at hand, which was left in the middle. */
	async resume(lane: Lane): Promise<void> {
		const { place } = this;
		const rules = this.#playRules(place);
		await this.#lanes.resume(lane);
		await this.#read(place);
		await rules;
	}

	/** Whether the rule coach has not come to an end with a question. */
	awaitsRules(place: number): boolean {
		const played = this.#played[place] ?? NOBODY;
		return isEnded(played.you) && !isEnded(played.rules);
	}

	/** The score and what it is made of, for a file. Holds no key. */
	get report(): object {
		const { you, rules, both, discordant, e, says } = this.score;
		return {
			format: 'codesteer-deck',
			...this.name,
			you,
			rules,
			both,
			onlyYou: discordant.aOnly,
			onlyRules: discordant.bOnly,
			e,
			says,
			questions: this.questions.map((question, place) => ({ ...question, ...this.results[place] })),
		};
	}

	async #whileReading(read: () => Promise<unknown>): Promise<void> {
		this.#readings++;
		try {
			await read();
		} finally {
			this.#readings--;
		}
	}

	async #playRules(place: number): Promise<void> {
		if (this.#isClosed || this.#playing.has(place) || isEnded(this.#played[place]?.rules ?? null)) return;
		this.#playing.add(place);
		try {
			await this.#ports.recorder.record([this.#spec(place, 'rules')]).done;
			await this.#read(place);
		} finally {
			this.#playing.delete(place);
		}
	}

	async #read(place: number): Promise<void> {
		const runs = await this.#ports.store.list({ groupId: this.#groupOf(place) });
		const newest = (isPerson: boolean): RunSummary | null =>
			runs.find((run) => (run.models?.coach === YOU) === isPerson && (isEnded(run) || canBeResumed(run))) ??
			null;
		const played = { you: newest(true), rules: newest(false) };
		this.#played = this.#played.with(place, played);
	}

	#groupOf(place: number): GroupId {
		const { seed, model, play } = this.name;
		return `deck:${String(play)}:${String(place + 1)}:${seed}:${model}` as GroupId;
	}

	#spec(place: number, coach: string): RunSpec {
		const { models, ids } = this.#ports;
		const shown = this.#shown(place);
		const cast = models.castFor({ model: this.name.model, coach, checker: 'same', summariser: 'same' });
		const own = { ...this.#ports.choices(), methods: ['codesteer'] as const, methodOptions: {} };
		const setup = { question: shown.question, source: sourceOf(shown), choices: own, seed: place + 1 };
		const [spec] = specsOf(setup, cast, ids);
		if (spec === undefined) throw new Error('A question without a run');
		return { ...spec, groupId: this.#groupOf(place) };
	}

	#shown(place: number) {
		const question = this.questions[place];
		const family = this.#families.find(({ id }) => id === question?.family);
		if (question === undefined || family === undefined) throw new Error('There is no such question');
		const made = makeInstance(family, question.level, question.seed);
		if (made.kind === 'invalid') throw new Error(made.message);
		return made.shown;
	}
}

/** With a verdict or without, but not cut off. */
function isEnded(run: RunSummary | null): boolean {
	return (
		run !== null && (run.outcome === 'finished' || run.outcome === 'failed' || run.outcome === 'cancelled')
	);
}

function rightOf(run: RunSummary | null): boolean | null {
	return run?.outcome !== 'finished' || run.verdict === null ? null : run.verdict === 'correct';
}
