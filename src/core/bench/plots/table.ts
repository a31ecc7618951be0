import type { RunId } from '../../ids.ts';

/** What stands behind a picture, for those who read it as a table and for those who copy it. Shares are 0 to 1. */
export interface PlotTable {
	/** Names of the fields, one heading each; the words say them to people. */
	columns: readonly string[];
	rows: readonly (readonly (string | number | null)[])[];
	/** The runs behind each row. */
	runs: readonly (readonly RunId[])[];
}

/** Some fields of the marks, in the order named. */
export function tableOf<T extends { runs: readonly RunId[] }, K extends keyof T & string>(
	marks: readonly (T & Record<K, string | number | null>)[],
	columns: readonly K[],
): PlotTable {
	return {
		columns,
		rows: marks.map((mark) => columns.map((column) => mark[column])),
		runs: marks.map(({ runs }) => runs),
	};
}
