import type { Way } from '../steer.ts';
import type { VotesNote } from './event.ts';

type Ballot = VotesNote['ballots'][number];

/** Who says one and the same, as it is drawn. */
export interface CampPicture {
	/** As its first ballot wrote it. */
	answer: string;
	isLeading: boolean;
	weight: number;
	/** Of the heaviest camp's weight, by way; 0 to 1 together. */
	share: Readonly<Record<Way, number>>;
	/** In the order of the ballots. */
	voters: readonly Voter[];
}

/** One ballot, as it stands in its camp; `who` as the ballot has it. */
export interface Voter {
	who: string;
	way: Way;
	/** What a test said of the answer, in a word. */
	tested: string | null;
}

/** A count of several answers, ready to be drawn. */
export interface VotePicture {
	/** Text and code say the same: the camp that is ahead, with who stands on either side; null where it has one side only. */
	bridge: { answer: string; text: readonly Voter[]; code: readonly Voter[] } | null;
	/** The one ahead first, then the heaviest. */
	camps: readonly CampPicture[];
	/** Who named no answer. */
	silent: readonly string[];
	/** More than one answer, told apart by text alone: two of them may say the same. */
	mayBeSame: boolean;
}

/** What the count of several answers looks like. */
export function votePicture({ ballots, leading, by }: VotesNote): VotePicture {
	const groups = new Map<number, Ballot[]>();
	for (const ballot of ballots) {
		if (ballot.group !== null) groups.set(ballot.group, [...(groups.get(ballot.group) ?? []), ballot]);
	}
	const weights = [...groups.values()].map((group) => weightOf(group));
	// Where all weigh nothing every bar is empty.
	const heaviest = Math.max(...weights, 0) || 1;
	const camps = [...groups]
		.map(([group, members]): CampPicture => {
			const part = (way: Way): number => weightOf(members.filter((one) => one.way === way)) / heaviest;
			return {
				answer: members[0]?.answer ?? '',
				isLeading: group === leading,
				weight: weightOf(members),
				share: { text: part('text'), code: part('code') },
				voters: members.map(({ who, way, tested = null }) => ({ who, way, tested })),
			};
		})
		.sort((a, b) => Number(b.isLeading) - Number(a.isLeading) || b.weight - a.weight);
	return {
		bridge: bridgeOf(camps[0]),
		camps,
		silent: ballots.filter(({ group }) => group === null).map(({ who }) => who),
		mayBeSame: by === 'text' && camps.length > 1,
	};
}

function bridgeOf(camp: CampPicture | undefined): VotePicture['bridge'] {
	if (camp?.isLeading !== true) return null;
	const [text, code] = (['text', 'code'] as const).map((way) => camp.voters.filter((one) => one.way === way));
	if (text === undefined || code === undefined || text.length === 0 || code.length === 0) return null;
	return { answer: camp.answer, text, code };
}

function weightOf(ballots: readonly Ballot[]): number {
	return ballots.reduce((sum, { weight }) => sum + weight, 0);
}
