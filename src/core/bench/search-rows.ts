import { levelRowsOf, type ResultRow, type ResultsInput } from './results.ts';

/**
 * The levels that a search has asked, each with its sequence at alpha / levels as the search uses it. How many more are asked is not
 * planned, so nothing is previewed.
 */
export function searchRowsOf(input: ResultsInput): readonly ResultRow[] {
	const { experiment } = input;
	const { design } = experiment;
	const levels = design.families.flatMap((family) => family.levels);
	const places = new Map(levels.map((level, place) => [level, place]));
	const placeOf = ({ level }: ResultRow): number => places.get(level ?? '') ?? 0;
	const conditions = input.plan.conditions.map(({ key }) => key);
	const each = { ...design, alpha: design.alpha / levels.length };
	return levelRowsOf({ ...input, experiment: { ...experiment, design: each } })
		.filter(({ rate }) => rate.counted + rate.waiting > 0)
		.map((row) => ({ ...row, rate: { ...row.rate, planned: row.rate.counted, preview: null } }))
		.toSorted(
			(a, b) =>
				conditions.indexOf(a.condition.key) - conditions.indexOf(b.condition.key) || placeOf(a) - placeOf(b),
		);
}
