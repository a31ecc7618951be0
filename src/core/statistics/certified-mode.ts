import { eValueForA } from './e-value.ts';

/** Where a count stands after a sample: the candidate is the mode, a rival has become the candidate, or neither can be said. */
type Standing = 'certified' | 'overtaken' | 'open';

/**
 * Whether one answer is the one a model gives most often, from independent samples, at whatever moment one looks.
 *
 * The first answer is the candidate and does not vote for itself. Against each rival the one-sided e-value E+ of their votes is
 * kept; the smallest counts, for the candidate has to be ahead of all (intersection-union): once it is 1/eps, the chance that the
 * candidate is not the mode is at most eps. A rival with as much evidence the other way is the next candidate, which is counted
 * anew and at half the level, so that all together stay below twice the first one.
 *
 * Sources: E+ in `e-value.ts`; the question is that of CITE, arXiv 2605.05873.
 */
export class ModeCertificate {
	candidate: string | null = null;
	/** Votes for the candidate and for all others since it is the candidate. */
	votes = 0;
	/** The smallest e-value against a rival. */
	evidence = 1;
	/** eps of this candidate. */
	level: number;
	readonly #overtakenAt: number;
	readonly #rivals = new Map<string, number>();

	/** @param overtakenAt evidence with which a rival takes over */
	constructor(level: number, overtakenAt: number) {
		this.level = level;
		this.#overtakenAt = overtakenAt;
	}

	get others(): number {
		return [...this.#rivals.values()].reduce((sum, votes) => sum + votes, 0);
	}

	take(answer: string): Standing {
		if (this.candidate === null) this.candidate = answer;
		else if (answer === this.candidate) this.votes++;
		else {
			const votes = (this.#rivals.get(answer) ?? 0) + 1;
			this.#rivals.set(answer, votes);
			if (eValueForA({ aOnly: votes, bOnly: this.votes }) >= this.#overtakenAt)
				return this.#startWith(answer);
		}
		const strongest = Math.max(0, ...this.#rivals.values());
		this.evidence = eValueForA({ aOnly: this.votes, bOnly: strongest });
		return this.evidence >= 1 / this.level ? 'certified' : 'open';
	}

	#startWith(answer: string): 'overtaken' {
		this.candidate = answer;
		this.votes = 0;
		this.evidence = 1;
		this.level /= 2;
		this.#rivals.clear();
		return 'overtaken';
	}
}

/** Votes in a row that certify at this level. */
export function votesInARow(level: number): number {
	let votes = 0;
	while (eValueForA({ aOnly: votes, bOnly: 0 }) < 1 / level) votes++;
	return votes;
}
