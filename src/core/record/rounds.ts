import type { MethodId } from '../method-id.ts';
import type { VotesNote } from './event.ts';
import type { ModeLink, RunView, TurnView } from './view.ts';

/** One round of a method in which all answer again and again. */
export interface RoundView {
	/** 1-based. */
	round: number;
	turns: readonly TurnView[];
	/** Null while it is being played, and where the run ended in the middle of it. */
	votes: VotesNote | null;
}

/** Known to go in rounds before the first has been counted. */
const IN_ROUNDS: ReadonlySet<MethodId> = new Set<MethodId>(['tool-mix']);

/** The turns of a run by rounds: a count that names its round is the end of it. Null for a run that does not go in rounds. */
export function roundsOf({ spec, turns }: Pick<RunView, 'spec' | 'turns'>): readonly RoundView[] | null {
	const rounds: RoundView[] = [];
	let open: TurnView[] = [];
	for (const turn of turns) {
		open.push(turn);
		const votes = votesOf(turn);
		if (votes?.round === undefined) continue;
		rounds.push({ round: votes.round, turns: open, votes });
		open = [];
	}
	const isKnown = rounds.length > 0 || (spec !== null && turns.length > 0 && IN_ROUNDS.has(spec.method));
	if (!isKnown) return null;
	const next = (rounds.at(-1)?.round ?? 0) + 1;
	return open.length === 0 ? rounds : [...rounds, { round: next, turns: open, votes: null }];
}

/** A step of what happened; `isBeside`: at the same time as the one before it. */
export type RoundLink = ModeLink & { isBeside?: boolean };

/** How many answered in words and in code, round after round: within one, nobody comes first. */
export function linksOfRounds(rounds: readonly RoundView[]): readonly RoundLink[] {
	return rounds.flatMap(({ turns, votes }) => {
		const ways = (['text', 'code'] as const).flatMap((voice) => {
			const many = votes?.ballots.filter(({ way }) => way === voice).length ?? 0;
			return many === 0 ? [] : [{ turn: turns[0]?.turn ?? 1, voice, label: `${String(many)} ${voice}` }];
		});
		return ways.map((link, at) => (at === 0 ? link : { ...link, isBeside: true }));
	});
}

function votesOf({ entries }: TurnView): VotesNote | null {
	const note = entries.findLast((entry) => entry.kind === 'note' && entry.note.type === 'votes');
	return note?.kind === 'note' && note.note.type === 'votes' ? note.note : null;
}
