import { compareAll, KINDS } from '../corpus/agree.ts';
import { budgets } from './budgets.ts';
import type { Section } from './section.ts';

/** The share of real replies in which the page reads what a human read. */
export const corpus: Section = {
	title: 'Corpus: real replies read as labelled by hand',
	measure() {
		const compared = compareAll();
		const rows = [...KINDS.map((kind) => compared.filter((entry) => entry.kind === kind)), compared];
		return Promise.resolve(
			rows.map((entries, i) => {
				const agreeing = entries.filter(({ agrees }) => agrees).length;
				const open = entries.filter(({ agrees, open }) => !agrees && open).length;
				return {
					name: KINDS[i] ?? 'all',
					value: (100 * agreeing) / entries.length,
					unit: '%',
					// The budget is of all of them: of seven replies one would be many percent.
					...(i < KINDS.length ? {} : { target: { atLeast: budgets.corpusPercent } }),
					detail: `${String(agreeing)} of ${String(entries.length)}; ${String(open)} of the others left undecided`,
				};
			}),
		);
	},
};
