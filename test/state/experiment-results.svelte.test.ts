import { describe, expect, test } from 'vitest';
import { ExperimentResults } from '../../src/state/experiment-results.svelte.ts';
import { designOf, type Ending, momentOf } from '../support/bench-runs.ts';
import { HeldEvaluator } from '../support/evaluators.ts';

const byMethod = { rows: 'method', picture: null } as const;
const byFamily = { rows: 'family', picture: null } as const;

/** Moments of one experiment, by how many rounds have ended. */
function moments() {
	const of = (ending: Ending) => momentOf(designOf(), ending);
	const first = of(() => null);
	const after = (rounds: number) => ({
		...first,
		states: of((_, round) => (round < rounds ? {} : null)).states,
	});
	return { first, after, ended: { ...first, states: of(() => ({})).states } };
}

function opened() {
	const evaluator = new HeldEvaluator();
	return { evaluator, results: new ExperimentResults(evaluator), ...moments() };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

const countedIn = ({ shown }: ExperimentResults) => shown?.results.rows[0]?.rate.counted;

describe('the results that are looked at', () => {
	test('are asked for one at a time, and after it only the newest', async () => {
		const { evaluator, results, after } = opened();
		for (const rounds of [1, 2, 3]) results.ask(after(rounds), byMethod);
		expect([evaluator.asked.length, results.shown, results.isBehind]).toEqual([1, null, true]);
		await evaluator.asked[0]?.answer();
		// Older by a moment, and nothing else than what runs have brought since.
		expect([evaluator.asked.length, countedIn(results), results.isBehind]).toEqual([2, 1, true]);
		await evaluator.asked[1]?.answer();
		expect([evaluator.asked.length, countedIn(results), results.isBehind]).toEqual([2, 3, false]);
	});

	test('are not shown when something else is looked at by then, or the plan is another', async () => {
		const { evaluator, results, after } = opened();
		results.ask(after(1), byMethod);
		results.ask(after(1), byFamily);
		await settled();
		// Nobody waits for the first.
		expect([evaluator.givenUp, evaluator.asked.length, results.shown]).toEqual([[0], 2, null]);
		await evaluator.asked[1]?.answer();
		expect([results.shown?.lookedAt, results.shown?.rows.length]).toEqual([byFamily, 2]);
		results.ask(after(2), byFamily);
		const other = moments().after(3);
		results.ask(other, byFamily);
		await settled();
		expect([evaluator.givenUp, countedIn(results)]).toEqual([[0, 2], 1]);
		await evaluator.asked[3]?.answer();
		expect([countedIn(results), results.shown?.moment]).toEqual([3, other]);
	});

	test('get intervals of normalised scores at the planned end, after everything else is shown', async () => {
		const { evaluator, results, ended } = opened();
		results.ask(ended, byMethod);
		await evaluator.asked[0]?.answer();
		const intervals = () => results.shown?.rows.map((row) => row.normalisedInterval);
		expect([results.shown?.results.isPlannedEnd, intervals(), results.isBehind]).toEqual([
			true,
			[null, null],
			true,
		]);
		await evaluator.asked[1]?.answer();
		expect([intervals(), results.isBehind]).toEqual([
			[
				{ low: 1, high: 1 },
				{ low: 1, high: 1 },
			],
			false,
		]);
		// They stay when something else is looked at.
		results.ask(ended, byFamily);
		await evaluator.asked[2]?.answer();
		expect(evaluator.asked.map(({ wanted }) => wanted.intervals)).toEqual([false, true, true]);
		expect(evaluator.givenUp).toEqual([]);
	});

	test('wait for no intervals when something else is looked at, which come after it', async () => {
		const { evaluator, results, ended } = opened();
		results.ask(ended, byMethod);
		await evaluator.asked[0]?.answer();
		results.ask(ended, byFamily);
		await settled();
		await evaluator.asked[2]?.answer();
		expect([evaluator.givenUp, results.shown?.lookedAt, results.shown?.rows.length]).toEqual([
			[1],
			byFamily,
			2,
		]);
		await evaluator.asked[3]?.answer();
		const asked = evaluator.asked.map(({ wanted }) => [wanted.rows, wanted.intervals]);
		expect([asked, results.isBehind]).toEqual([
			[
				['method', false],
				['method', true],
				['family', false],
				['family', true],
			],
			false,
		]);
	});

	test('say why there are none, and come again with the next question', async () => {
		const { evaluator, results, after } = opened();
		results.ask(after(1), byMethod);
		await evaluator.asked[0]?.fail('There is no level');
		expect([results.shown, results.fault, results.isBehind]).toEqual([null, 'There is no level', false]);
		results.ask(after(2), byMethod);
		await evaluator.asked[1]?.answer();
		expect([countedIn(results), results.fault]).toEqual([2, null]);
	});

	test('are left when nobody looks any more', async () => {
		const { evaluator, results, after } = opened();
		results.ask(after(1), byMethod);
		results.ask(after(2), byMethod);
		results.dispose();
		await evaluator.asked[0]?.answer();
		expect([evaluator.asked.length, evaluator.isOver, results.shown]).toEqual([1, true, null]);
	});
});
