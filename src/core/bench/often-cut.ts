import type { ResultRow } from './results.ts';

/** Rarer cuts are among the numbers beside a rate; these change what the rate is about. */
const OFTEN = 0.2;

/** Of fewer a share says nothing. */
const FEWEST = 5;

/** The rows whose replies were cut off so often that their rate says more of the limit on a reply than of the method. */
export function oftenCut(rows: readonly ResultRow[]): readonly ResultRow[] {
	return rows.filter(({ scan }) => scan.runs >= FEWEST && cutsOf({ scan }) >= OFTEN * scan.runs);
}

/** Runs of a row in which a reply was cut off. */
export function cutsOf({ scan }: Pick<ResultRow, 'scan'>): number {
	return scan.found.cut?.length ?? 0;
}
