import type { Count } from '../../kit/ballots.ts';

/** How far several answers agree. */
export interface Spread {
	/** Answers that count, each with the number of those who gave it, most first. */
	counts: readonly { answer: string; count: number }[];
	/** Who gave an answer. */
	answered: number;
	/** Share of the answer that most gave, of those who answered: 0 to 1, 0 where nobody did. */
	topShare: number;
	/** Shannon entropy of the shares, in bits: 0 where all say the same, log2 of the number of answers where none agree. */
	entropy: number;
}

/** Of the camps of a count, in their order; each vote counts once, whatever it weighs. */
export function spreadOf({ camps }: Pick<Count, 'camps'>): Spread {
	const counts = camps.map(({ answer, votes }) => ({ answer, count: votes.length }));
	const answered = counts.reduce((sum, { count }) => sum + count, 0);
	const shares = counts.map(({ count }) => count / answered);
	return {
		counts,
		answered,
		topShare: Math.max(0, ...shares),
		// An empty sum is -0.
		entropy: Math.abs(shares.reduce((sum, share) => sum - share * Math.log2(share), 0)),
	};
}

/** "3 of 5 agree, 2 different answers": what a person reads; bits are for the judge. */
export function spreadWords({ counts }: Spread, voters: number): string {
	const [top] = counts;
	if (top === undefined) return `none of ${String(voters)} names an answer`;
	if (top.count === voters) return `all ${String(voters)} agree`;
	const different = counts.length === 1 ? 'one answer' : `${String(counts.length)} different answers`;
	return `${String(top.count)} of ${String(voters)} agree, ${different}`;
}
