import { expect, it } from 'vitest';
import { familyRowsOf, levelRowsOf, resultsOf } from '../../../src/core/bench/results.ts';
import { ownColumnsOf } from '../../../src/core/published/own-columns.ts';
import { benchOf, conditionOf, designOf, wrong } from '../../support/bench-runs.ts';

const design = designOf({
	families: [
		{ family: 'number-multiply', levels: ['2-2', '4-4'] },
		{ family: 'letters', levels: ['10-15'] },
	],
});
const input = benchOf(design, ({ condition, instance }) => {
	if (instance.family === 'letters') return null;
	return condition.method.id === 'all-text' && instance.level === '4-4' ? wrong : {};
});

it('has a column per experiment and condition, with the rates of whole tasks that were counted', () => {
	// Not those of the whole experiment, nor of a level.
	const rows = [...resultsOf(input).rows, ...familyRowsOf(input), ...levelRowsOf(input)];
	const counted = familyRowsOf(input).filter(({ rate }) => rate.counted > 0);
	const columns = ownColumnsOf([{ rows: [] }, { rows }]);
	expect(columns.map(({ experiment, condition }) => [experiment, condition.key])).toEqual(
		counted.map(({ condition }) => [1, condition.key]),
	);
	const text = columns.find(({ condition }) => condition.key === conditionOf(input, 'all-text').key);
	const row = counted.find(({ condition }) => condition.method.id === 'all-text');
	expect([...(text?.byFamily ?? [])]).toEqual([
		['number-multiply', { rate: (row?.rate.mean ?? NaN) * 100, counted: row?.rate.counted }],
	]);
});
