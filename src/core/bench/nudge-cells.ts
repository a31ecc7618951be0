import type { RunId } from '../ids.ts';
import { type Discordant, eValue, type Evidence, evidence } from '../statistics/e-value.ts';
import type { Interval } from '../statistics/interval.ts';
import { meanOf } from '../statistics/mean.ts';
import { differences, pairedDifference } from '../statistics/paired-difference.ts';
import type { Counted } from './counted.ts';

/** From the first answer of a nudged run to its last one: what was lost stands beside what was won. */
export const NUDGE_CELLS = ['kept-right', 'lost', 'won', 'kept-wrong'] as const;
/** `lost`: right to wrong; `won`: wrong to right. */
export type NudgeCell = (typeof NUDGE_CELLS)[number];

/** What nudging did under one condition, by runs and, where it is about chance, by instances. */
export interface NudgeCells {
	/** Key of the condition. */
	condition: string;
	/** Runs whose two answers were judged. */
	total: number;
	runs: Readonly<Record<NudgeCell, readonly RunId[]>>;
	/** Of these runs. */
	instances: number;
	/** Instances with a higher rate of right last answers, and those with a lower one; the rest say nothing of the difference. */
	better: number;
	worse: number;
	/** Rate of right last answers less that of right first ones, repeats of an instance averaged: -1 to 1. */
	difference: number;
	/** Of the difference, by instance; like the evidence it may be read at any moment. */
	interval: Interval;
	/** Against "an instance that changes is as likely to get worse as to get better" (statistics.md 3). */
	e: number;
	evidence: Evidence;
}

/** Of the counted runs of a condition; null where none of them says it. */
export function nudgeCellsOf({ condition, units }: Counted, alpha: number): NudgeCells | null {
	const runs: Record<NudgeCell, RunId[]> = { 'kept-right': [], lost: [], won: [], 'kept-wrong': [] };
	const changes: number[] = [];
	for (const unit of units) {
		const ofUnit: number[] = [];
		for (const { runId, nudged } of unit.runs) {
			if (nudged === undefined) continue;
			const { first, last } = nudged;
			runs[last ? (first ? 'kept-right' : 'won') : first ? 'lost' : 'kept-wrong'].push(runId);
			ofUnit.push(Number(last) - Number(first));
		}
		if (ofUnit.length > 0) changes.push(meanOf(ofUnit));
	}
	if (changes.length === 0) return null;
	const changed: Discordant = {
		aOnly: changes.filter((change) => change > 0).length,
		bOnly: changes.filter((change) => change < 0).length,
	};
	const e = eValue(changed);
	return {
		condition: condition.key,
		total: NUDGE_CELLS.reduce((sum, cell) => sum + runs[cell].length, 0),
		runs,
		instances: changes.length,
		better: changed.aOnly,
		worse: changed.bOnly,
		difference: meanOf(changes),
		interval: pairedDifference(differences(changes), alpha),
		e,
		evidence: evidence(e),
	};
}
