import type { RunId } from '../../ids.ts';
import { type Calibration, meanOverBins } from '../calibration.ts';
import { type PlotTable, tableOf } from './table.ts';

/** Confidence against success: on the diagonal a model is right as often as it says. Shares are 0 to 1. */
export interface ReliabilityCurve {
	marks: readonly ReliabilityMark[];
	table: PlotTable;
	/** One row per condition: what it said, what came of it, and how far apart the two are. */
	numbers: PlotTable;
}

/** One bin of one condition: what was said in it against how often it came true. */
export interface ReliabilityMark {
	condition: string;
	/** Bounds of the bin, mean of what was stated in it. */
	from: number;
	to: number;
	confidence: number;
	rate: number;
	/** Confidence sequence of the rate. */
	low: number;
	high: number;
	count: number;
	/** Fewer than five: drawn hollow. */
	hollow: boolean;
	/** The same, for the table. */
	trust: 'few' | 'enough';
	runs: readonly RunId[];
}

/** One mark for each bin that holds something, by condition and then by confidence. */
export function reliabilityOf(calibration: readonly Calibration[]): ReliabilityCurve {
	const marks = calibration.flatMap(({ condition, bins }) =>
		bins.map(({ from, to, confidence, rate, interval, count, hollow, runs }) => ({
			condition: condition.key,
			from,
			to,
			confidence,
			rate,
			low: interval.low,
			high: interval.high,
			count,
			hollow,
			trust: hollow ? ('few' as const) : ('enough' as const),
			runs,
		})),
	);
	return {
		marks,
		table: tableOf(marks, ['condition', 'from', 'to', 'confidence', 'rate', 'low', 'high', 'count', 'trust']),
		numbers: tableOf(
			calibration.map((one) => ({
				condition: one.condition.key,
				by: one.by,
				brier: one.brier,
				error: one.error,
				rated: one.rated,
				unrated: one.unrated,
				confidence: meanOverBins(one, ({ confidence }) => confidence),
				rate: meanOverBins(one, ({ rate }) => rate),
				runs: one.bins.flatMap(({ runs }) => runs),
			})),
			['condition', 'by', 'confidence', 'rate', 'brier', 'error', 'rated', 'unrated'],
		),
	};
}
