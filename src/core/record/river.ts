import type { QuestionSource } from '../question.ts';
import { answerKey } from '../same-answer.ts';
import type { Way } from '../steer.ts';
import type { VotesNote } from './event.ts';

/**
 * How answers flow from round to round: one line per agent, a bed per answer. Heights count lines; a bed is as high as the
 * most who ever said its answer, and beds lie one below the other without a gap.
 */
export interface River {
	/** Their numbers, from left to right. */
	rounds: readonly number[];
	beds: readonly Bed[];
	lines: readonly RiverLine[];
	/** The bed that is ahead in the newest round: 0-based; null where nobody named an answer. */
	leading: number | null;
	/** Agents whose newest answer is not their first. */
	changed: number;
}

/** One answer over all rounds; heights and sizes in lines, `top` from the upper edge of the river. */
export interface Bed {
	/** As it was first written; null for those who named none, always the last bed. */
	answer: string | null;
	top: number;
	height: number;
	/** How many say it, by round. */
	sizes: readonly number[];
}

/** One agent's way through the answers. */
export interface RiverLine {
	/** As its ballots have it. */
	who: string;
	/** What stands before ` · `. */
	name: string;
	/** By round; null where it had no ballot. `y`: the middle of its line. */
	points: readonly ({ way: Way; bed: number; y: number } | null)[];
}

/** Of the counts of a run, oldest first; null for fewer than two. Answers are the same over rounds where their texts are. */
export function riverOf(counts: readonly VotesNote[], source?: QuestionSource): River | null {
	if (counts.length < 2) return null;
	const places = bedsOf(counts, source);
	const who = [...new Set(counts.flatMap(({ ballots }) => ballots.map((ballot) => ballot.who)))];
	const says = who.map((name) =>
		counts.map((count, round) => {
			const ballot = count.ballots.find((one) => one.who === name);
			if (ballot === undefined) return null;
			return { way: ballot.way, bed: places.bedOf(round, ballot.group) };
		}),
	);
	const beds: Bed[] = [];
	for (const [at, answer] of places.answers.entries()) {
		const sizes = counts.map((_, round) => says.filter((said) => said[round]?.bed === at).length);
		const before = beds.at(-1);
		const top = before === undefined ? 0 : before.top + before.height;
		beds.push({ answer, top, height: Math.max(...sizes), sizes });
	}
	const lines = who.map((name, line): RiverLine => ({
		who: name,
		name: name.split(' · ', 1)[0] ?? name,
		points: (says[line] ?? []).map((said, round) => {
			if (said === null) return null;
			// Of those who say the same in a round, the order stays.
			const above = says.slice(0, line).filter((other) => other[round]?.bed === said.bed).length;
			return { ...said, y: (beds[said.bed]?.top ?? 0) + above + 0.5 };
		}),
	}));
	const newest = counts.length - 1;
	const leading = counts[newest]?.leading ?? null;
	return {
		rounds: counts.map(({ round }, at) => round ?? at + 1),
		beds,
		lines,
		leading: leading === null ? null : places.bedOf(newest, leading),
		changed: says.filter((said) => said[0]?.bed !== said[newest]?.bed).length,
	};
}

/** The answers in the order in which they first came, and which of them a group of a round is. */
function bedsOf(counts: readonly VotesNote[], source?: QuestionSource) {
	const answers: (string | null)[] = [];
	const known = new Map<string, number>();
	const groups = counts.map(({ ballots }) => {
		const bedOfGroup = new Map<number, number>();
		for (const { answer, group } of ballots) {
			if (answer === null || group === null) continue;
			const key = answerKey(answer, source);
			const bed = bedOfGroup.get(group) ?? known.get(key) ?? answers.push(answer) - 1;
			bedOfGroup.set(group, bed);
			if (!known.has(key)) known.set(key, bed);
		}
		return bedOfGroup;
	});
	const none = answers.length;
	if (counts.some(({ ballots }) => ballots.some(({ group }) => group === null))) answers.push(null);
	return {
		answers,
		bedOf: (round: number, group: number | null): number =>
			group === null ? none : (groups[round]?.get(group) ?? none),
	};
}
