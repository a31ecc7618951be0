/** Each column’s rate by the best column’s, averaged over tasks (arXiv 2502.04350). */
export interface NormalisedScores {
	/** Per column of the company, in [0, 1]; NaN when no task is left. */
	scores: number[];
	/** Tasks on which no column was ever right: they say nothing of who is better, and are left out. */
	leftOut: number;
}

/**
 * Average normalised score as both papers define it: on each task a column's rate is divided by the best rate any column of the
 * company reaches, and a column's score is the plain mean of these ratios. It depends on the company: one column more or less
 * changes everybody's, so scores of different companies are not to be compared.
 * `rates`: per task one rate per column, all in the same order.
 * Source: arXiv 2410.03524, arXiv 2502.04350.
 */
export function normalisedScores(rates: readonly (readonly number[])[]): NormalisedScores {
	const sums = (rates[0] ?? []).map(() => 0);
	let tasks = 0;
	for (const row of rates) {
		const best = Math.max(...row);
		if (!(best > 0)) continue;
		tasks++;
		row.forEach((rate, column) => (sums[column] = (sums[column] as number) + rate / best));
	}
	return { scores: sums.map((sum) => sum / tasks), leftOut: rates.length - tasks };
}
