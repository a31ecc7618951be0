import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rate } from '../../src/core/bench/rate.ts';
import { confidenceSequence } from '../../src/core/statistics/confidence-sequence.ts';
import type { Comparison } from '../../src/core/bench/comparisons.ts';
import { resultsOf } from '../../src/core/bench/results.ts';
import { standingOf } from '../../src/core/bench/sentences.ts';
import { PRESET_IDS } from '../../src/core/bench/presets.ts';
import { benchWords } from '../../src/words/bench.ts';
import { benchPicturesWords } from '../../src/words/bench-pictures.ts';
import { benchEstimateWords, benchPresetsWords } from '../../src/words/bench-presets.ts';
import {
	benchResultsWords as words,
	conditionName,
	percent,
	points,
	range,
} from '../../src/words/bench-results.ts';
import { benchOf, designOf, type Ending, methodsOf, wrong } from '../support/bench-runs.ts';

const names: Readonly<Record<string, string>> = { t: 'All text', s: 'CodeSteer' };
const nameOf = (key: string): string => names[key] ?? key;

function comparison(more: Partial<Comparison>): Comparison {
	return {
		a: 't',
		b: 's',
		pairs: 40,
		aOnly: 3,
		bOnly: 12,
		difference: -0.225,
		interval: { low: -0.5, high: 0.1 },
		e: 4.5,
		eForA: 0.1,
		eForB: 8.9,
		evidence: 'leaning',
		favours: 'b',
		pairsToGo: 57,
		holdsUp: false,
		planned: null,
		...more,
	};
}

describe('words of a comparison', () => {
	it.each<[Partial<Comparison>, string]>([
		[{}, 'leaning to CodeSteer; at this share of disagreeing pairs about 57 more are needed'],
		[
			{ evidence: 'better', pairsToGo: 0, holdsUp: true },
			'CodeSteer is better than All text (can be said at any time)',
		],
		[
			{ evidence: 'better', pairsToGo: 0 },
			'CodeSteer is better than All text (can be said at any time of these two alone, not yet after looking at all differences)',
		],
		[
			{ evidence: 'clearly', favours: 'a', holdsUp: true },
			'All text is clearly better than CodeSteer (can be said at any time)',
		],
		[{ evidence: 'no-sign' }, 'no sign of a difference between All text and CodeSteer'],
		[{ pairs: 0, evidence: 'nothing-yet', favours: null }, 'All text and CodeSteer: nothing to compare yet'],
	])('%j', (more, said) => {
		expect(words.comparison(comparison(more), nameOf)).toBe(said);
	});

	it('label p-values as of the planned size, also after looking at all', () => {
		const figures = { midP: 0.0004, holm: 0.0213, isShown: true, interval: null };
		expect(words.plannedFigures({ ...figures, of: 15 })).toBe(
			'planned size: McNemar (mid-p) p < .001, after all 15 (Holm) p = .021',
		);
		expect(words.plannedFigures({ ...figures, of: 1 })).toBe('planned size: McNemar (mid-p) p < .001');
	});

	const ended = (of: number, isShown: boolean, low = -0.5) => ({
		planned: { midP: 0.02, holm: 0.04, of, isShown, interval: { low, high: -0.01 } },
	});
	it.each<[Partial<Comparison>, string]>([
		[{ ...ended(1, true), holdsUp: true }, 'CodeSteer is better than All text'],
		[
			{ ...ended(3, true), holdsUp: true, evidence: 'leaning' },
			'CodeSteer is better than All text, also after looking at all 3 differences',
		],
		[
			{ ...ended(3, true), evidence: 'better' },
			'taken by itself CodeSteer is better than All text, but not after looking at all 3 differences',
		],
		[
			{ planned: { ...ended(3, false).planned, interval: { low: -0.4, high: 0.1 } } },
			'no difference between All text and CodeSteer is shown',
		],
		[
			{ planned: { ...ended(3, false).planned, interval: null } },
			'no difference between All text and CodeSteer is shown',
		],
		[
			ended(3, false),
			'no difference between All text and CodeSteer is shown: the interval leaves out zero, but the test does not confirm it',
		],
	])('are of the planned size at the end of a plan that nobody touched: %j', (more, said) => {
		expect(words.comparison(comparison(more), nameOf)).toBe(said);
	});

	it('never say more or less than the figures beside them', () => {
		const sign = fc.constantFrom('a', 'b', '+', '-');
		const pattern = fc.string({ unit: sign, minLength: 1, maxLength: 40 });
		const isEnded = fc.boolean();
		fc.assert(
			fc.property(pattern, isEnded, fc.integer({ min: 2, max: 4 }), (signs, ends, methods) => {
				const ids = (['all-text', 'all-code', 'all-code-cot', 'codesteer'] as const).slice(0, methods);
				const design = designOf({
					families: [{ family: 'letters', levels: ['x'] }],
					sizes: [{ instances: signs.length + (ends ? 0 : 1), repeats: 1 }],
					methods: methodsOf(...ids),
				});
				const endingOf: Ending = ({ condition }, round) => {
					const now = signs[round];
					if (now === undefined) return null;
					const isFirst = condition.method.id === 'all-text';
					return now === '+' || now === (isFirst ? 'a' : 'b') ? {} : wrong;
				};
				const { comparisons, isPlannedEnd } = resultsOf(benchOf(design, endingOf));
				expect(isPlannedEnd).toBe(ends);
				const said = comparisons.all.map((found) => words.comparison(found, (key) => key));
				const holds = comparisons.all.map(({ planned, e }) => (planned ? planned.holm <= 0.05 : e >= 20));
				for (const [at, { planned, holdsUp }] of comparisons.all.entries()) {
					const sentence = said[at]!;
					if (holdsUp) expect(holds[at]).toBe(true);
					if (planned === null) continue;
					expect(sentence).not.toMatch(/more are needed|leaning|at any time/);
					expect([/ is better than /.test(sentence), holdsUp]).toEqual([
						planned.midP <= 0.05,
						planned.holm <= 0.05,
					]);
					const { low, high } = planned.interval!;
					if (planned.midP <= 0.05) expect(low > 0 || high < 0).toBe(true);
				}
				expect(comparisons.holdUp).toBe(comparisons.all.filter(({ holdsUp }) => holdsUp).length);
			}),
		);
	});

	it('say how many hold up', () => {
		const one = comparison({});
		const all = [1, 2, 3, 4, 5, 6].map(() => one);
		expect(words.holdUp({ all, holdUp: 4 })).toBe('4 of 6 differences hold up after looking at all 6.');
		expect(words.holdUp({ all, holdUp: 1 })).toBe('1 of 6 differences holds up after looking at all 6.');
		expect(words.holdUp({ all: [one], holdUp: 0 })).toBe('The difference does not hold up yet.');
		expect(words.holdUp({ all: [comparison(ended(1, false))], holdUp: 0 })).toBe(
			'The difference does not hold up.',
		);
		expect(words.holdUp({ all: [], holdUp: 0 })).toBeNull();
	});

	it('does not count as a difference what cannot be compared yet', () => {
		const one = comparison({});
		const open = comparison({ pairs: 0, aOnly: 0, bOnly: 0 });
		const said = (all: Comparison[], holdUp: number) => words.holdUp({ all, holdUp });
		expect(said([one, open, open], 0)).toBe(
			'The one difference that can be looked at does not hold up after looking at all 3 pairs; 2 have nothing to compare yet.',
		);
		expect(said([one, one, open], 1)).toBe(
			'1 of the 2 differences that can be looked at holds up after looking at all 3 pairs; 1 has nothing to compare yet.',
		);
		expect(said([one, one, open], 2)).toBe(
			'2 of the 2 differences that can be looked at hold up after looking at all 3 pairs; 1 has nothing to compare yet.',
		);
		expect([said([open], 0), said([open, open, open], 0)]).toEqual([null, null]);
	});
});

describe('words of the standing', () => {
	const standing = {
		unit: 'pairs' as const,
		counted: 61,
		planned: 370,
		waiting: 4,
		failed: 0,
		alpha: 0.05,
		isPlannedEnd: false,
		differences: 'planned-size' as const,
	};

	it('say how sure it is and how far', () => {
		expect(words.standing(standing)).toBe(
			'Intervals hold whenever you look (confidence sequence, 95 %). 61 of 370 planned pairs counted, 4 waiting for their turn.',
		);
	});

	it('label figures of a planned size as such, and name failed runs', () => {
		expect(words.standing({ ...standing, waiting: 0, counted: 370, isPlannedEnd: true })).toBe(
			'Intervals are of the planned size (Wilson, Newcombe, 95 %); nobody touched the plan. 370 of 370 planned pairs counted.',
		);
		const ended = { ...standing, isPlannedEnd: true };
		expect(words.standing({ ...ended, differences: 'none' })).toMatch(
			/^Intervals are of the planned size \(Wilson, 95 %\); nobody touched the plan\. 61 of/,
		);
		expect(words.standing({ ...standing, waiting: 1, failed: 1 })).toMatch(
			/1 waiting for its turn\. 1 run failed at the host and counts nowhere\.$/,
		);
	});
});

describe('words of the standing with repeats', () => {
	it('name what is shown: intervals of differences that hold whenever one looks', () => {
		const repeated = designOf({ sizes: [{ instances: 5, repeats: 2 }] });
		const said = (ending: Ending): string => {
			const input = benchOf(repeated, ending);
			return words.standing(standingOf(input, resultsOf(input)));
		};
		const unsteady = said(({ repeat }) => (repeat === 0 ? {} : wrong));
		expect(unsteady).toBe(
			'Intervals of rates are of the planned size (Wilson, 95 %); nobody touched the plan. Those of differences hold whenever you look (confidence sequence, 95 %), because repeats were averaged. 10 of 10 planned pairs counted.',
		);
		expect(said(() => ({}))).toMatch(/^Intervals are of the planned size \(Wilson, Newcombe, 95 %\); nobody/);
	});

	it('say that it is so of some differences only', () => {
		const three = designOf({
			sizes: [{ instances: 5, repeats: 2 }],
			methods: methodsOf('all-text', 'all-code', 'only-question'),
		});
		const input = benchOf(three, ({ condition, repeat }) =>
			condition.method.id === 'only-question' && repeat === 0 ? wrong : {},
		);
		expect(words.standing(standingOf(input, resultsOf(input)))).toContain('Those of some differences hold');
	});
});

describe('a share in percent', () => {
	it('is all or nothing only when it is', () => {
		fc.assert(
			fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
				expect(percent(share) === '100 %').toBe(share === 1);
				expect(percent(share) === '0 %').toBe(share === 0);
			}),
		);
		expect([percent(0.745), percent(0.999), percent(0.001)]).toEqual(['75 %', '> 99 %', '< 1 %']);
	});
});

describe('what was spent', () => {
	const spent = {
		quartiles: { lower: 120, median: 240.4, upper: 1300 },
		mean: 400,
		known: 9,
		unknown: 1,
		ratio: { centre: 3.04, interval: null, count: 9, leftOut: 0 },
	};

	it('has a median, a middle half and a ratio', () => {
		expect(words.spent.cell('tokens', spent)).toBe('240 (120–1,300), not known of 1');
		expect(words.spent.ratio('tokens', spent, 'All text')).toBe('3.0× the tokens of All text');
		const interval = { low: 2.5, high: 3.7 };
		expect(words.spent.ratio('seconds', { ...spent, ratio: { ...spent.ratio, interval } }, 'All text')).toBe(
			'3.0× the seconds of All text (2.5× to 3.7×, approximate)',
		);
	});

	it('is not known where it is not known', () => {
		expect(words.spent.cell('money', { ...spent, quartiles: null })).toBe('not known');
		expect(words.spent.ratio('money', { ...spent, ratio: null }, 'All text')).toBeNull();
	});
});

describe('a rate in words', () => {
	const rate = {
		right: 37,
		counted: 50,
		waiting: 3,
		planned: 100,
		mean: 0.74,
		interval: { low: 0.5249, high: 0.8964 },
		kind: 'any-time' as const,
		anyTime: null,
		plain: { low: 0.5249, high: 0.8964 },
		preview: { low: 59, high: 85 },
	};

	it('says what counts, what waits, what is planned and what will come of it', () => {
		expect(words.rate.cell(rate)).toBe('74 %');
		expect(words.rate.interval(rate)).toBe('52–90 %');
		expect(words.rate.count(rate)).toBe('37 of 50 right, 100 planned');
		expect(words.rate.waiting(rate.waiting)).toBe('3 done, not counted yet');
		expect(words.rate.preview(rate)).toBe('if you let it finish: 59–85 of 100');
	});

	it.each([
		[1, 3, '0.4–93 %'],
		[2, 3, '7–99.6 %'],
		[0, 3, '0–77 %'],
		[3, 3, '23–100 %'],
		[1, 2, '0.8–99.2 %'],
	])(
		'has an interval that never reads as 0 after a right answer, nor as 100 after a wrong one: %i of %i',
		(right, of, said) => {
			const interval = confidenceSequence(right, of);
			expect(words.rate.interval({ interval } as Rate)).toBe(said);
		},
	);

	it('is written as finely at both ends of the scale, wherever in the last point an end falls', () => {
		expect([0.9899, 0.9901, 0.9949, 0.9951, 0.99999].map((high) => range({ low: 1 - high, high }))).toEqual([
			'1–99 %',
			'1.0–99.0 %',
			'0.5–99.5 %',
			'0.5–99.5 %',
			'< 0.1–> 99.9 %',
		]);
	});

	it('says how the answers were got, of those there are', () => {
		const say = (code: number, text: number, none: number) => [
			words.ways.code({ code, text, none }),
			words.ways.share({ code, text, none }),
		];
		expect([say(1, 3, 0), say(2, 0, 6), say(0, 0, 1)]).toEqual([
			['code in 25 % of answers', '25 %'],
			['code in 100 % of answers', '100 %'],
			['no answers', '–'],
		]);
	});

	it('says that there is nothing, and that it drifted', () => {
		expect(words.rate.cell({ ...rate, mean: null })).toBe('–');
		expect(words.rate.interval({ ...rate, interval: null })).toBe('the rate drifted while it was watched');
		expect(words.rate.preview({ ...rate, counted: 100 })).toBeNull();
	});
});

describe('a normalised score in words', () => {
	it('has its interval where there is one, said to be of the planned size', () => {
		expect(words.rate.normalised(0.7126, null, 0.05)).toBe('normalised score 71.3');
		expect(words.rate.normalised(0.7126, { low: 0.65, high: 0.7712 }, 0.05)).toBe(
			'normalised score 71.3 (95 % interval 65.0–77.1, by resampling questions within tasks, planned size)',
		);
	});

	it('comes with its company and the tasks it is of', () => {
		const company = ['all-text', 'all-code', 'codesteer'];
		const normalised = { company, scores: [], families: 35, leftOut: 0, waiting: 0 };
		expect(words.rate.normalisedNote(normalised)).toBe(
			'Normalised score: on each task the rate over the best rate of these 3 rows, averaged over 35 tasks. Other rows beside it give other scores: not to be compared with published ones.',
		);
		expect(words.rate.normalisedNote({ ...normalised, leftOut: 1, waiting: 1 })).toContain(
			'averaged over 35 tasks, without 1 that nobody answered right; 1 waits until all have counted one. Other',
		);
	});
});

describe('the name of a condition', () => {
	it('joins method, options and model with signs between', () => {
		expect(
			conditionName({
				method: 'CodeSteer',
				options: [{ label: 'Self-answer checker', value: 'off' }],
				model: 'gpt-4o',
			}),
		).toBe('CodeSteer, self-answer checker off · gpt-4o');
	});
});

describe('sentences below the pictures', () => {
	it('say of a curve where it surely stands', () => {
		const facts = [
			{ condition: 't', above: '2 × 2', below: '4 × 4', rises: false },
			{ condition: 's', above: null, below: null, rises: false },
		];
		expect(benchPicturesWords.curve.says(facts, nameOf)).toBe(
			'All text is above one half up to “2 × 2” and below it from “4 × 4”; where CodeSteer stands to one half cannot be said yet. Each level’s interval holds by itself.',
		);
	});

	it('say who is ahead, and on how little it rests', () => {
		const fact = { families: 3, shared: 1, ahead: [{ condition: 't', families: 2 }], fewest: 5, most: 5 };
		expect(benchPicturesWords.heatMap.says(fact, nameOf)).toBe(
			'Ahead on 3 tasks: All text on 2, several alike on 1. A single cell rests on 5 questions and proves little by itself.',
		);
	});

	it('say what cannot be said yet', () => {
		const fact = { reference: 't', all: 2, better: ['s'], worse: [] };
		expect(benchPicturesWords.differences.says(fact, nameOf)).toBe(
			'Against All text, interval above 0: CodeSteer; around 0: 1. Each interval holds by itself.',
		);
		expect(benchPicturesWords.cost.says(null, nameOf)).toBe('How many tokens were used is not known.');
		expect(benchPicturesWords.reliability.says([], nameOf)).toBe('No method here said how sure it was.');
	});
});

describe('the sentence about a fitted horizon', () => {
	// In the order of the levels, which need not be that of their steps.
	const line = [16, 4, 64].map((steps) => ({ level: String(steps), steps, fit: 0.5 }));
	const say = (steps: number, low: number, high: number): string =>
		benchPicturesWords.curve.fit(
			[{ condition: 't', half: { steps, interval: { low, high } }, line }],
			nameOf,
			'number-multiply',
			0.05,
		);

	it('names the steps at one half with their interval, and what a step is', () => {
		expect(say(14.2, 8.61, 22)).toBe(
			'Thin line: a fit, not a claim; All text is half right at about 14 steps (95 %: 8.6–22, approximate). A step is one product of two digits.',
		);
	});

	it('says where the levels that were asked do not reach', () => {
		expect(say(90, 50, 4000)).toContain(
			'half right, beyond the levels asked, at about 90 steps (95 %: from 50 on',
		);
		expect(say(2, 0.01, 5)).toContain(
			'half right, below the levels asked, at about 2.0 steps (95 %: up to 5.0',
		);
		const never = [{ condition: 't', half: null, line }];
		expect(benchPicturesWords.curve.fit(never, nameOf, 'navigate', 0.05)).toBe(
			'Thin line: a fit, not a claim; All text never falls to one half. A step is one instruction.',
		);
		expect(benchPicturesWords.curve.fit([], nameOf, 'navigate', 0.05)).toBe('');
	});
});

describe('the sentence about how sure a model said it was', () => {
	const fact = {
		condition: 's',
		confidence: 0.8,
		rate: 0.5,
		rated: 40,
		unrated: 0,
		by: 'model' as const,
		brier: 0.2234,
		hollow: 0,
		bins: 3,
		off: 1,
	};

	it('has the Brier score, its count, and who rated', () => {
		expect(benchPicturesWords.reliability.says([fact], nameOf)).toBe(
			'CodeSteer said 80 % and was right in 50 % of 40 questions (rated by the model’s own word; Brier score 0.223; surely off in 1 of 3 groups).',
		);
	});

	it('names what is unrated and what is drawn hollow', () => {
		const thin = { ...fact, rated: 4, unrated: 6, by: 'probabilities' as const, hollow: 2, bins: 0, off: 0 };
		expect(benchPicturesWords.reliability.says([thin], nameOf)).toBe(
			'CodeSteer said 80 % and was right in 50 % of 4 questions, 6 more unrated (rated by token probabilities; Brier score 0.223; too few to tell). Hollow marks rest on fewer than five questions each and prove nothing.',
		);
	});
});

describe('words before the start', () => {
	it('leave unknown what is unknown', () => {
		expect(benchEstimateWords.calls({ low: 2, high: 65 })).toBe('2–65 calls');
		expect(benchEstimateWords.tokens({ low: 5000, high: null })).toBe(
			'at least 5,000 tokens, at most not known',
		);
		expect(benchEstimateWords.money({ low: null, high: null })).toBe('not known');
		expect(benchEstimateWords.money({ low: 0, high: 0 })).toBe('free');
		expect(benchEstimateWords.seconds({ low: 50, high: 400 })).toBe('50 s–7 min');
	});

	it('name every preset', () => {
		expect(Object.keys(benchPresetsWords)).toEqual([...PRESET_IDS]);
	});
});

describe('the size of an experiment', () => {
	const generated = { families: 2, levels: 3, perLevel: 5, imported: 0, importedFamilies: 0, repeats: 1 };

	it('names what is generated, what is imported, or both', () => {
		expect(benchWords.sizes(generated)).toBe('2 families, 3 levels, 5 questions each');
		const both = { ...generated, imported: 120, importedFamilies: 1, repeats: 2 };
		expect(benchWords.sizes(both)).toBe(
			'2 families, 3 levels, 5 questions each; 120 imported questions of 1 family, asked 2 times',
		);
		expect(benchWords.sizes({ ...both, families: 0, levels: 0, repeats: 1 })).toBe(
			'120 imported questions of 1 family',
		);
	});
});

describe('what is found in the runs', () => {
	it('is counted as one speaks of one, and of several', () => {
		expect([
			words.scan.count('cut', 1),
			words.scan.count('cut', 8),
			words.scan.count('no-answer', 1),
		]).toEqual(['1 cut reply', '8 cut replies', '1 no answer']);
	});
});

describe('a difference in points', () => {
	it('is as large one way round as the other', () => {
		expect([points(0.375), points(-0.375), points(0.004), points(-0.004)]).toEqual(['+38', '−38', '0', '0']);
	});
});
