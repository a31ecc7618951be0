import type { VotesNote } from '../../record/event.ts';
import type { Way } from '../../steer.ts';
import type { Answers, FinalReply } from '../method.ts';

/** One counted answer. */
export type Ballot = VotesNote['ballots'][number];

/** One reply that votes. */
export interface Vote {
	/** For people: "text 1". */
	who: string;
	way: Way;
	reply: FinalReply;
	/** Default 1. */
	weight?: number;
	/** What a test said of it, in a word. */
	tested?: string;
}

/** Who says one and the same. */
export interface Camp<V extends Vote = Vote> {
	/** As its first ballot wrote it. */
	answer: string;
	weight: number;
	votes: readonly V[];
	ways: ReadonlySet<Way>;
}

/** The answers of several replies, counted; a reply that names none does not count. */
export class Count<V extends Vote = Vote> {
	readonly ballots: readonly Ballot[];
	/** Most weight first; of equal ones that with code before that without, then whoever came first. */
	readonly camps: readonly Camp<V>[];
	/** Total weight of what counts. */
	readonly weight: number;
	readonly #order: readonly string[];
	readonly #by: Answers['by'];
	readonly #answers: Answers;

	constructor(votes: readonly V[], answers: Answers) {
		this.#by = answers.by;
		this.#answers = answers;
		const camps = new Map<string, { answer: string; weight: number; votes: V[]; ways: Set<Way> }>();
		this.ballots = votes.map((vote) => {
			const { who, way, reply, weight = 1, tested } = vote;
			const answer = answers.of(reply);
			const ballot = {
				...{ who, way, turn: reply.turn, answer, weight },
				...(tested === undefined ? {} : { tested }),
			};
			if (answer === null) return { ...ballot, group: null };
			const key = answers.key(answer);
			const camp = camps.get(key) ?? { answer, weight: 0, votes: [], ways: new Set<Way>() };
			camps.set(key, camp);
			camp.weight += weight;
			camp.votes.push(vote);
			camp.ways.add(way);
			return { ...ballot, group: [...camps.keys()].indexOf(key) };
		});
		this.#order = [...camps.keys()];
		this.camps = [...camps.values()].sort(
			(a, b) => b.weight - a.weight || Number(b.ways.has('code')) - Number(a.ways.has('code')),
		);
		this.weight = this.camps.reduce((sum, { weight }) => sum + weight, 0);
	}

	/** For the record. */
	note(turn: number, leading: Camp | null, isSettled: boolean, text: string, round?: number): VotesNote {
		const at = leading === null ? -1 : this.#order.indexOf(this.#answers.key(leading.answer));
		return {
			type: 'votes',
			turn,
			by: this.#by,
			ballots: this.ballots,
			leading: at < 0 ? null : at,
			isSettled,
			text,
			...(round === undefined ? {} : { round }),
		};
	}
}
