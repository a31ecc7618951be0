import { expect, it } from 'vitest';
import { resultsOf } from '../../../src/core/bench/results.ts';
import NudgeTable from '../../../src/ui/bench/NudgeTable.svelte';
import { benchOf, designOf, methodsOf } from '../../support/bench-runs.ts';
import { drawn, textOf } from '../timeline/drawn.ts';

it('shows right to wrong beside wrong to right, as shares and counts that lead to their runs, and what they say', () => {
	const design = designOf({ methods: methodsOf('nudge'), sizes: [{ instances: 2, repeats: 1 }] });
	const input = benchOf(design, (_, at) => ({ nudged: { first: at === 0, last: at > 1 } }));
	const body = drawn(NudgeTable, { results: resultsOf(input), onruns: () => undefined });
	expect(textOf(body)).toContain(
		'Nudge: of 4 questions 2 got better by nudges and 1 got worse; no sign that they help or harm.',
	);
	const [, row = ''] = /<tbody[^>]*>(.*)<\/tbody>/s.exec(body) ?? [];
	expect(textOf(row.replaceAll('</td>', ' |'))).toMatch(
		/^Nudge of 4 runs\s*0 % \(0\) \|25 % \(1\) \|50 % \(2\) \|25 % \(1\) \|\+25 points\s+−\d+ to \+\d+ \|$/,
	);
	expect(row.match(/<button/g)).toHaveLength(3);
});
