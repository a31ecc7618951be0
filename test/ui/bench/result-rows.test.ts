import { expect, it } from 'vitest';
import { familyRowsOf, resultsOf } from '../../../src/core/bench/results.ts';
import { METHOD_IDS } from '../../../src/core/method-id.ts';
import ResultRows from '../../../src/ui/bench/ResultRows.svelte';
import { benchOf, designOf, methodsOf } from '../../support/bench-runs.ts';
import { drawn, textOf } from '../timeline/drawn.ts';

it('a table of many rows begins with its first ones, and says how many there are', () => {
	const families = ['letters', 'game-24', 'boxlift', 'boxnet'] as const;
	const design = designOf({
		families: families.map((family) => ({ family, levels: ['a'] })),
		sizes: [{ instances: 1, repeats: 1 }],
		methods: methodsOf(...METHOD_IDS),
	});
	const input = benchOf(design, () => ({}));
	const results = resultsOf(input);
	const draw = (rows: typeof results.rows) => drawn(ResultRows, { results, rows, onruns: () => undefined });
	const rowsIn = (markup: string) => markup.match(/<tr/g)?.length;
	const few = draw(results.rows);
	expect([rowsIn(few), textOf(few).includes('more of')]).toEqual([1 + 12, false]);
	const many = draw(familyRowsOf(input));
	const all = 4 * METHOD_IDS.length;
	expect(rowsIn(many)).toBe(1 + 12);
	expect(textOf(many)).toContain(`Show ${String(all - 60)} more of ${String(all)} rows`);
});
