import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../../src/core/bench/results.ts';
import ResultsTable from '../../../src/ui/bench/ResultsTable.svelte';
import WaitingBar from '../../../src/ui/bench/WaitingBar.svelte';
import { benchOf, designOf, type Ending, methodsOf } from '../../support/bench-runs.ts';
import { drawn, textOf } from '../timeline/drawn.ts';

const design = designOf({ methods: methodsOf('all-text') });

/** The markup of the table's only rate, and of all. */
function rateCell(ending: Ending): { cell: string; all: string } {
	const results = resultsOf(benchOf(design, ending));
	const all = drawn(ResultsTable, { results, rows: results.rows, onruns: () => undefined });
	return { cell: /<td[^>]*>(.*?)<\/td>/s.exec(all)?.[1] ?? '', all };
}

describe('the rate of a method in the table of results', () => {
	it('has what is done and waits for its turn drawn hollow, named, and explained below', () => {
		// The third of ten is missing: seven wait.
		const { cell, all } = rateCell((_, round) => (round === 2 ? null : {}));
		expect(textOf(cell)).toMatch(/^100 % 2 of 2 right, 10 planned .* 7 done, not counted yet$/);
		expect(/class="hollow[^>]*>/.exec(cell)?.[0]).toContain('x="20" width="70"');
		expect(textOf(all)).toContain('Hollow: done, but an earlier question of the plan is not.');
	});

	it('names what waits also where nothing counts yet', () => {
		const { cell } = rateCell((_, round) => (round === 0 ? null : {}));
		expect(textOf(cell)).toBe('no result yet 9 done, not counted yet');
	});

	it('draws what waits within the bar also where no number is planned, as in a search', () => {
		const bar = drawn(WaitingBar, { rate: { counted: 3, waiting: 1, planned: 3 } });
		expect(/class="hollow[^>]*>/.exec(bar)?.[0]).toContain('x="75" width="25"');
	});

	it('shows and explains nothing hollow where nothing waits', () => {
		const { all } = rateCell((_, round) => (round < 4 ? {} : null));
		expect(all).not.toContain('hollow');
		expect(textOf(all)).not.toContain('Hollow');
	});
});
