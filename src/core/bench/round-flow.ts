import type { RunId } from '../ids.ts';
import type { RoundRight } from '../record/summary.ts';
import { confidenceSequence } from '../statistics/confidence-sequence.ts';
import type { Interval } from '../statistics/interval.ts';
import { meanOf } from '../statistics/mean.ts';
import type { Counted } from './counted.ts';

/**
 * What several agents know from round to round: whether anyone is right, how many of them are, and whether the run ends right
 * (methods-beyond.md 3 and 12; arXiv 2510.01279: the first falls while the second rises).
 */
export interface RoundFlow {
	/** Key of the condition. */
	condition: string;
	/** In order, from round 1 to the last that any run played. */
	rounds: readonly FlowRound[];
	/** Runs that did not end right though an agent was right in their last round. */
	lost: readonly RunId[];
}

/** One round, on the runs that still played it, and on all. */
export interface FlowRound {
	/** 1-based. */
	round: number;
	/** Of the runs that played it: those that had ended by then are not among them, so the questions are not those of round 1. */
	played: RoundShares;
	/** Of all runs, each that had ended by then with its last round: the same questions in every round. */
	carried: RoundShares;
}

/** Shares of one round, with the runs behind them. */
export interface RoundShares {
	runs: readonly RunId[];
	instances: number;
	/** At least one agent is right. */
	coverage: Share;
	/** Of the agents; one that names no answer is not right. */
	mean: Share;
	/** The run was judged right, whatever stood ahead in this round. */
	final: Share;
}

/** 0 to 1: repeats of an instance averaged, then the instances. The interval is by instance and holds whenever one looks. */
export interface Share {
	rate: number;
	interval: Interval;
}

/** A run in one round. */
interface Played {
	runId: RunId;
	coverage: number;
	mean: number;
	final: number;
}

/** Of the counted runs of a condition that say it; null where none does. */
export function roundFlowOf({ condition, units }: Counted, alpha: number): RoundFlow | null {
	const known = units.map(({ runs }) =>
		runs.flatMap(({ runId, rounds = [], verdict }) => {
			const last = rounds.at(-1);
			return last === undefined ? [] : [{ runId, rounds, last, isRight: verdict === 'correct' }];
		}),
	);
	const all = known.flat();
	const most = Math.max(0, ...all.map(({ rounds }) => rounds.length));
	if (most === 0) return null;
	const standing = (one: (typeof all)[number], round: RoundRight): Played => ({
		runId: one.runId,
		coverage: round.right > 0 ? 1 : 0,
		mean: round.voters === 0 ? 0 : round.right / round.voters,
		final: one.isRight ? 1 : 0,
	});
	const rounds = Array.from({ length: most }, (_, at): FlowRound => {
		const played = known.map((runs) =>
			runs.flatMap((run) => {
				const round = run.rounds[at];
				return round === undefined ? [] : [standing(run, round)];
			}),
		);
		const carried = known.map((runs) => runs.map((run) => standing(run, run.rounds[at] ?? run.last)));
		return { round: at + 1, played: sharesOf(played, alpha), carried: sharesOf(carried, alpha) };
	});
	const lost = all.filter(({ last, isRight }) => last.right > 0 && !isRight).map(({ runId }) => runId);
	return { condition: condition.key, rounds, lost };
}

/** @param units the runs of each instance; one without any is left out */
function sharesOf(units: readonly (readonly Played[])[], alpha: number): RoundShares {
	const some = units.filter((runs) => runs.length > 0);
	const share = (of: 'coverage' | 'mean' | 'final'): Share => {
		const sum = some.reduce((total, runs) => total + meanOf(runs.map((run) => run[of])), 0);
		// Sums of thirds may exceed the count in the last digit.
		const right = Math.min(some.length, sum);
		return { rate: right / some.length, interval: confidenceSequence(right, some.length, alpha) };
	};
	return {
		runs: some.flat().map(({ runId }) => runId),
		instances: some.length,
		coverage: share('coverage'),
		mean: share('mean'),
		final: share('final'),
	};
}
