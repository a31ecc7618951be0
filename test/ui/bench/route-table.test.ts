import { expect, it } from 'vitest';
import { resultsOf } from '../../../src/core/bench/results.ts';
import RouteTable from '../../../src/ui/bench/RouteTable.svelte';
import { benchOf, designOf, methodsOf } from '../../support/bench-runs.ts';
import { drawn, textOf } from '../timeline/drawn.ts';

it('shows what was won by running and what was rescued by thinking, as shares and counts, each leading to its runs', () => {
	const design = designOf({ methods: methodsOf('mental-code'), sizes: [{ instances: 2, repeats: 1 }] });
	const input = benchOf(design, (_, round) => ({ routes: { imagined: round === 0, printed: true } }));
	const body = drawn(RouteTable, { results: resultsOf(input), onruns: () => undefined });
	const [, row = ''] = /<tbody[^>]*>(.*)<\/tbody>/s.exec(body) ?? [];
	expect(textOf(row.replaceAll('</td>', ' |'))).toBe(
		'Mental code of 4 runs25 % (1) |75 % (3) |0 % (0) |0 % (0) |',
	);
	expect(row.match(/<button/g)).toHaveLength(2);
});
