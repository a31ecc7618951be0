import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedOf } from '../../../src/core/bench/counted.ts';
import { Evaluation, type PictureWanted, type RowsBy } from '../../../src/core/bench/evaluation.ts';
import { EvaluationDesk, type EvaluationReply } from '../../../src/core/bench/evaluation-desk.ts';
import { planOf } from '../../../src/core/bench/plan.ts';
import { curveOf, onlyFamily } from '../../../src/core/bench/plots/curve.ts';
import { differencesOf } from '../../../src/core/bench/plots/differences.ts';
import { heatMapOf } from '../../../src/core/bench/plots/heat-map.ts';
import { horizonsOf } from '../../../src/core/bench/plots/horizon.ts';
import {
	familyRowsOf,
	intervalSteps,
	levelRowsOf,
	resultsOf,
	type ResultsInput,
} from '../../../src/core/bench/results.ts';
import { standingOf } from '../../../src/core/bench/sentences.ts';
import { changesBetween, type Moment } from '../../../src/core/bench/told.ts';
import { finish } from '../../../src/core/steps.ts';
import { conditionOf, designOf, methodsOf, momentOf, wrong } from '../../support/bench-runs.ts';
import { designs } from '../../support/experiments.ts';
import { evaluatedNow } from '../../support/evaluators.ts';

const design = designOf({
	families: [
		{ family: 'number-multiply', levels: ['2-2', '4-4'] },
		{ family: 'letters', levels: ['10-15'] },
	],
	methods: methodsOf('all-text', 'all-code', 'codesteer'),
});
const ended = momentOf(design, (_, round) => (round % 3 === 0 ? wrong : {}));

const inputOf = ({ experiment, plan, states }: Moment): ResultsInput => ({
	experiment,
	plan,
	counted: countedOf(plan, states),
});
const input = inputOf(ended);
const plain = { rows: 'method', picture: null, intervals: false } as const;

describe('what is looked at of an experiment', () => {
	it('is all of one moment', () => {
		const results = resultsOf(input);
		expect(evaluatedNow(ended, plain)).toEqual({
			results,
			standing: standingOf(input, results),
			rows: results.rows,
			picture: null,
		});
	});

	it('has the rows and the picture that are asked for, and no others', () => {
		const rows: [RowsBy, unknown][] = [
			['family', familyRowsOf(input)],
			['level', levelRowsOf(input)],
		];
		for (const [by, wanted] of rows) expect(evaluatedNow(ended, { ...plain, rows: by }).rows).toEqual(wanted);
		const part = onlyFamily(input, 'letters', true);
		const reference = conditionOf(input, 'all-code').key;
		const { all } = resultsOf(input).comparisons;
		const pictures: [PictureWanted, unknown][] = [
			[
				{ kind: 'curve', family: 'letters' },
				{
					kind: 'curve',
					plot: curveOf('letters', levelRowsOf(part), part.counted),
					fits: horizonsOf('letters', levelRowsOf(part), design.alpha),
				},
			],
			[{ kind: 'heatMap' }, { kind: 'heatMap', map: heatMapOf(familyRowsOf(input)) }],
			[
				{ kind: 'differences', reference },
				{ kind: 'differences', forest: differencesOf(reference, all, input.counted) },
			],
			[{ kind: 'cost' }, { kind: 'cost' }],
			[{ kind: 'reliability' }, { kind: 'reliability' }],
		];
		for (const [picture, wanted] of pictures)
			expect(evaluatedNow(ended, { ...plain, picture }).picture).toEqual(wanted);
	});

	it('has intervals of normalised scores at the planned end, when they are asked for', () => {
		const intervalsOf = (moment: Moment, intervals: boolean) =>
			evaluatedNow(moment, { ...plain, intervals }).rows.map((row) => row.normalisedInterval);
		const drawn = finish(intervalSteps(input));
		expect(drawn.size).toBe(3);
		expect(intervalsOf(ended, true)).toEqual(input.plan.conditions.map(({ key }) => drawn.get(key)));
		expect(intervalsOf(ended, false)).toEqual([null, null, null]);
		expect(
			intervalsOf(
				momentOf(design, (_, round) => (round < 3 ? {} : null)),
				true,
			),
		).toEqual([null, null, null]);
	});

	it('is the same whatever was told before, in whatever parts, asked in between or left', () => {
		fc.assert(
			fc.property(
				designs,
				fc.array(
					fc.record({
						changes: fc.array(
							fc.record({ place: fc.nat(200), kind: fc.constantFrom('right', 'wrong', 'failed', 'again') }),
						),
						left: fc.array(fc.nat(50), { maxLength: 3 }),
					}),
					{ minLength: 1, maxLength: 4 },
				),
				(designed, looks) => {
					const evaluation = new Evaluation();
					const endings = new Map<number, string>();
					let before: Moment | null = null;
					for (const { changes, left } of looks) {
						for (const { place, kind } of changes) endings.set(place, kind);
						const conditions = planOf(designed).conditions.length;
						const now: Moment = momentOf(designed, (cell, round) => {
							const at = round * conditions + planPlace(designed, cell.condition.key);
							const kind = endings.get(at);
							if (kind === undefined || kind === 'again') return null;
							if (kind === 'failed') return { outcome: 'failed', error: 'server' };
							return kind === 'wrong' ? wrong : {};
						});
						for (const told of changesBetween(before, now)) evaluation.tell(told);
						for (const [at, count] of left.entries()) {
							const steps = evaluation.evaluate({ ...plain, rows: at === 1 ? 'family' : 'level' });
							for (let step = 0; step < count; step++) steps.next();
						}
						expect(finish(evaluation.evaluate({ ...plain, rows: 'level', intervals: true }))).toEqual(
							evaluatedNow(now, { ...plain, rows: 'level', intervals: true }),
						);
						before = now;
					}
				},
			),
			{ numRuns: 20 },
		);
	});

	it('is computed in steps', () => {
		const evaluation = new Evaluation();
		for (const told of changesBetween(null, ended)) evaluation.tell(told);
		const steps = evaluation.evaluate({ ...plain, intervals: true });
		let count = 0;
		while (steps.next().done !== true) count++;
		// Three conditions are counted and made rows of, three pairs compared, 2,000 resamples drawn.
		expect(count).toBeGreaterThan(2000 + 3 + 3 + 3);
		// Nothing has changed since.
		expect(evaluation.evaluate({ ...plain, intervals: true }).next().done).toBe(true);
	});

	it('goes on where it was left, whatever was asked meanwhile', () => {
		const stepsOf = (left: number): number => {
			const evaluation = new Evaluation();
			for (const told of changesBetween(null, ended)) evaluation.tell(told);
			const first = evaluation.evaluate({ ...plain, intervals: true });
			for (let step = 0; step < left; step++) first.next();
			let count = left;
			for (const wanted of [plain, { ...plain, intervals: true }]) {
				const steps = evaluation.evaluate(wanted);
				while (steps.next().done !== true) count++;
			}
			return count;
		};
		const all = stepsOf(0);
		for (const left of [1, 5, 1000, 2000]) expect(stepsOf(left)).toBe(all);
	});
});

describe('what is told of an experiment', () => {
	it('is what has changed, and nothing where nothing has', () => {
		const before = momentOf(design, (_, round) => (round < 4 ? {} : null));
		expect([...changesBetween(before, before)]).toEqual([]);
		const [first, second] = ended.plan.cells;
		const states = new Map(before.states);
		const state = ended.states.get(second!.key)!;
		states.delete(first!.key);
		states.set(second!.key, state);
		expect([...changesBetween(before, { ...before, states })]).toEqual([
			{
				experiment: null,
				states: [
					[0, null],
					[1, state],
				],
			},
		]);
	});

	it('comes in parts when it is much, the experiment first', () => {
		const large = momentOf({ ...design, sizes: [{ instances: 120, repeats: 1 }] }, () => ({}));
		const parts = [...changesBetween(null, large)];
		expect(parts.map(({ experiment, states }) => [experiment !== null, states.length])).toEqual([
			[true, 0],
			[false, 500],
			[false, 500],
			[false, 80],
		]);
		expect(parts.flatMap(({ states }) => states.map(([place]) => place))).toEqual(
			large.plan.cells.map((_, at) => at),
		);
	});

	it('leaves out what imported samples hold', () => {
		const samples = [{ name: 'sample 1', instance: { text: 'long' } }];
		const imported = momentOf({ ...design, imported: [{ family: 'game-24', samples }] }, () => ({}));
		const [first] = changesBetween(null, imported);
		expect(first?.experiment?.design.imported).toEqual([
			{ family: 'game-24', samples: [{ name: 'sample 1', instance: null }] },
		]);
		expect(evaluatedNow(imported, plain).results).toEqual(resultsOf(inputOf(imported)));
	});
});

/** A desk that rests after each step until the test lets it go on. */
function desked() {
	const replies: EvaluationReply[] = [];
	const resting: (() => void)[] = [];
	const desk = new EvaluationDesk(
		(reply) => replies.push(reply),
		() => new Promise<void>((resolve) => resting.push(resolve)),
	);
	const settle = () => new Promise((resolve) => setTimeout(resolve));
	return {
		desk,
		replies,
		tell: (session: number, moment: Moment) => {
			for (const told of changesBetween(null, moment)) desk.take({ session, told });
		},
		/** One step of everything that rests. */
		step: async () => {
			for (const go of resting.splice(0)) go();
			await settle();
		},
		finish: async () => {
			await settle();
			while (resting.length > 0) {
				for (const go of resting.splice(0)) go();
				await settle();
			}
		},
	};
}

describe('a desk', () => {
	it('answers each session of what it was told itself, until it is over', async () => {
		const { desk, replies, tell, finish } = desked();
		tell(1, ended);
		desk.take({ session: 1, id: 7, wanted: plain });
		desk.take({ session: 2, id: 8, wanted: plain });
		await finish();
		desk.take({ session: 1, isOver: true });
		desk.take({ session: 1, id: 9, wanted: plain });
		await finish();
		const error = 'Nothing is known of this experiment';
		expect(replies).toEqual([
			{ id: 8, error },
			{ id: 7, evaluated: evaluatedNow(ended, plain) },
			{ id: 9, error },
		]);
	});

	it('answers a short question while a long one of another session is computed', async () => {
		const { desk, replies, tell, step } = desked();
		tell(1, ended);
		tell(2, ended);
		desk.take({ session: 1, id: 7, wanted: { ...plain, intervals: true } });
		for (let at = 0; at < 30; at++) await step();
		desk.take({ session: 2, id: 8, wanted: plain });
		for (let at = 0; at < 100; at++) await step();
		expect(replies).toEqual([{ id: 8, evaluated: evaluatedNow(ended, plain) }]);
	});

	it('gives up a question for a newer one, for news and when nobody asks any more, and says so', async () => {
		const { desk, replies, tell, step, finish } = desked();
		tell(1, ended);
		const long = (id: number) => desk.take({ session: 1, id, wanted: { ...plain, intervals: true } });
		const answered = async () => {
			await step();
			return replies.splice(0);
		};
		long(1);
		long(2);
		expect(await answered()).toEqual([{ id: 1, evaluated: null }]);
		desk.take({ session: 1, isGivenUp: true });
		expect(await answered()).toEqual([{ id: 2, evaluated: null }]);
		long(3);
		tell(1, ended);
		expect(await answered()).toEqual([{ id: 3, evaluated: null }]);
		desk.take({ session: 1, id: 4, wanted: plain });
		await finish();
		expect(replies.splice(0)).toEqual([{ id: 4, evaluated: evaluatedNow(ended, plain) }]);
		long(5);
		desk.take({ session: 1, isOver: true });
		expect(await answered()).toEqual([{ id: 5, evaluated: null }]);
	});
});

function planPlace(designed: Moment['experiment']['design'], key: string): number {
	return planOf(designed).conditions.findIndex((condition) => condition.key === key);
}
