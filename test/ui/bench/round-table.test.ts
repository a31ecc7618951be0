import { expect, it } from 'vitest';
import { resultsOf } from '../../../src/core/bench/results.ts';
import RoundTable from '../../../src/ui/bench/RoundTable.svelte';
import { benchOf, designOf, methodsOf } from '../../support/bench-runs.ts';
import { drawn, textOf } from '../timeline/drawn.ts';

it('shows each round of the same runs and of those still going on, with counts, intervals and the way to the runs', () => {
	const design = designOf({ methods: methodsOf('tool-mix'), sizes: [{ instances: 2, repeats: 1 }] });
	const input = benchOf(design, (_, at) => ({
		rounds: [
			{ right: 2, answered: 5, voters: 5 },
			{ right: at === 0 ? 0 : 5, answered: 5, voters: 5 },
			...(at === 0 ? [{ right: 1, answered: 5, voters: 5 }] : []),
		],
		...(at === 0 ? { verdict: 'incorrect' as const } : {}),
	}));
	const body = drawn(RoundTable, { results: resultsOf(input), onruns: () => undefined });
	const rows = body
		.split('<tr')
		.slice(2)
		.map((row) => textOf(row.slice(row.indexOf('>') + 1).replaceAll('</td>', ' |')).split(' | ')[0]);
	expect(rows.map((row) => row?.replace(/ \|.*/s, ''))).toEqual([
		'The same runs in every round all runs, an ended one with its last round',
		expect.stringMatching(/^Round 1 4 runs, 4 questions\s*100 %/),
		expect.stringMatching(/^Round 2 4 runs, 4 questions\s*75 %/),
		expect.stringMatching(/^Round 3 4 runs, 4 questions\s*100 %/),
		'Runs still going on only runs that played the round',
		expect.stringMatching(/^Round 1 4 runs, 4 questions\s*100 %/),
		expect.stringMatching(/^Round 2 4 runs, 4 questions\s*75 %/),
		expect.stringMatching(/^Round 3 1 run, 1 question\s*100 %/),
	]);
	expect(textOf(body)).toContain('1 run ended wrong though an agent was right in the last round');
	expect(body.match(/<button/g)).toHaveLength(7);
});
