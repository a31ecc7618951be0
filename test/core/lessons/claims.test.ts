import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LessonId } from '../../../src/core/lessons/lesson-id.ts';
import type { Lesson, Told } from '../../../src/core/lessons/lesson.ts';
import { lessonById, lessons } from '../../../src/core/lessons/registry.ts';
import { simulatePeeking } from '../../../src/core/lessons/peeking-simulation.ts';
import { threeIntervals } from '../../../src/core/lessons/three-intervals.ts';
import type { Asked, Trial } from '../../../src/core/lessons/trial.ts';
import { anyLanes, anyTrials, trial } from '../../support/lesson-trials.ts';

type Trials = readonly Trial[];
type Of = Partial<Pick<Trial['run'], 'family' | 'level'>>;

const by =
	(condition: string, of: Of = {}) =>
	(one: Trial): boolean =>
		one.condition === condition &&
		(of.family === undefined || one.run.family === of.family) &&
		(of.level === undefined || one.run.level === of.level);

/** Those that came to an end of their own that can be judged, found anew. */
const judged = (trials: Trials, is: (one: Trial) => boolean = () => true): Trials =>
	trials.filter(
		(one) =>
			is(one) &&
			one.run.outcome === 'finished' &&
			['correct', 'incorrect', 'malformed', 'no-answer'].includes(one.run.verdict ?? ''),
	);
const isRight = ({ run }: Trial): boolean => run.outcome === 'finished' && run.verdict === 'correct';
const rate = (trials: Trials, is: (one: Trial) => boolean): number => {
	const counted = judged(trials, is);
	return counted.filter(isRight).length / counted.length;
};
const meanOf = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;
const more = (a: number, b: number): boolean => a > b && !near(a, b);

const lane = (trials: Trials, method: string): Trial => trials.find(by(method))!;
const laneIs = (trials: Trials, method: string, verdict: string): boolean =>
	lane(trials, method).run.outcome === 'finished' && lane(trials, method).run.verdict === verdict;

const tokensOf = (trials: Trials, is: (one: Trial) => boolean): number =>
	meanOf(judged(trials, is).map(({ run }) => run.tokens ?? NaN));
/** Questions on which code was right and the summary was not. */
const lostBySummary = (trials: Trials): number =>
	judged(trials, by('all-code')).filter((one) =>
		judged(trials, by('code-text-sum', { family: one.run.family, level: one.run.level })).some(
			(other) => other.run.instance === one.run.instance && isRight(one) && !isRight(other),
		),
	).length;
const COST = ['only-question', 'all-code', 'code-text-sum', 'codesteer'] as const;
const COST_LABELS = ['Only the question', 'Code', 'Both and a summary', 'CodeSteer'];
const [DATES, STRINGS] = ['date-understanding', 'string-insertion'] as const;
const BEST = ['all-text', 'all-code', 'autogen-conca'];
const BEST_LABELS = ['Words', 'Code', 'AutoGen'];
const leadsEverywhere = (trials: Trials): string[] =>
	BEST.filter((method) =>
		(['game-24', 'letters', 'navigate'] as const).every((family) =>
			BEST.every((other) => !more(rate(trials, by(other, { family })), rate(trials, by(method, { family })))),
		),
	);
const missed = (trials: Trials, levels: readonly string[]): number =>
	1 - rate(trials, ({ run }) => levels.includes(run.level ?? ''));
const BANDS = { easy: ['2-2'], middle: ['3-4', '1-3-4'], hard: ['8-8'] };
const agreed = (trials: Trials): Trials =>
	judged(trials, ({ run }) => run.calls === 2 && run.answer !== null && !run.flags!.includes('limit'));
const usesCode = (trials: Trials, condition: string): number => {
	const counted = judged(trials, by(condition));
	return (
		counted.filter(({ run }) => run.way === 'code' && run.verdict !== 'no-answer').length / counted.length
	);
};
const brierOf = (trials: Trials, condition: string): number =>
	meanOf(
		judged(trials, by(condition)).flatMap((one) =>
			one.run.rated == null ? [] : [((isRight(one) ? 1 : 0) - one.run.rated.value) ** 2],
		),
	);
const routes = (trials: Trials, route: 'imagined' | 'printed'): number =>
	judged(trials).filter(({ run }) => run.routes?.[route] === true).length;
const gain = (trials: Trials, method: string): number =>
	rate(trials, by(`${method}|2`)) - rate(trials, by(method));
const growth = (trials: Trials, method: string): number =>
	rate(trials, by(method, { level: '6-10' })) - rate(trials, by(method, { level: '350-400' }));
const ahead = (trials: Trials, family: typeof DATES | typeof STRINGS): number =>
	rate(trials, by('all-code', { family })) - rate(trials, by('all-text', { family }));

type Happened = (trials: Trials, found: readonly string[]) => boolean;

/** Whatever a sentence may say, with what must have happened wherever it says so; `found`: what the brackets of the pattern hold. */
const SAYS: Readonly<Record<Exclude<LessonId, 'peeking'>, readonly (readonly [RegExp, Happened])[]>> = {
	decimals: [
		[/only the way made/, (t) => laneIs(t, 'all-code', 'correct') && !laneIs(t, 'all-text', 'correct')],
		[/only the way made/, (t) => lane(t, 'all-code').run.way === 'code'],
		[/no program gave the right/, (t) => lane(t, 'all-code').run.way !== 'code'],
		[/way by code that failed/, (t) => !laneIs(t, 'all-code', 'correct')],
		[/words did not fail/, (t) => laneIs(t, 'all-text', 'correct')],
		[/neither way/, (t) => !laneIs(t, 'all-code', 'correct') && !laneIs(t, 'all-text', 'correct')],
	],
	letters: [
		[/the program got every letter/, (t) => laneIs(t, 'all-code', 'correct')],
		[/the program got every letter/, (t) => lane(t, 'all-code').run.way === 'code'],
		[/the words did not/, (t) => !laneIs(t, 'all-text', 'correct')],
		[/not too long for words/, (t) => laneIs(t, 'all-text', 'correct')],
		[/neither way/, (t) => !laneIs(t, 'all-code', 'correct') && !laneIs(t, 'all-text', 'correct')],
	],
	'disguised-code': [
		[/only printed an answer/, (t) => lane(t, 'all-code-cot').run.flags!.includes('disguise')],
		[/found no disguise/, (t) => !lane(t, 'all-code-cot').run.flags!.includes('disguise')],
		[/found no disguise/, (t) => lane(t, 'all-code-cot').run.executions > 0],
		[/right all the same/, (t) => laneIs(t, 'all-code-cot', 'correct')],
		[/with a coach .* came out right/, (t) => laneIs(t, 'codesteer', 'correct')],
		[/did not bring it to a right answer either/, (t) => !laneIs(t, 'codesteer', 'correct')],
		[
			/either/,
			(t) => !laneIs(t, 'all-code-cot', 'correct') && lane(t, 'all-code-cot').run.outcome === 'finished',
		],
	],
	guide: [
		[
			/the coach gave guidance (\d+) times/,
			(t, [times]) => Number(times) > 1 && lane(t, 'codesteer').run.guidances === Number(times),
		],
		[/the last answer was right/, (t) => laneIs(t, 'codesteer', 'correct')],
		[/the last answer was right/, (t) => !laneIs(t, 'all-code', 'correct')],
		[/so was that of the fixed plan/, (t) => laneIs(t, 'code-first-rule', 'correct')],
		[/single program was right already/, (t) => laneIs(t, 'all-code', 'correct')],
		[/did not bring the model/, (t) => !laneIs(t, 'codesteer', 'correct')],
		[/right at the first try/, (t) => lane(t, 'codesteer').run.guidances < 2],
		[/right at the first try/, (t) => laneIs(t, 'codesteer', 'correct')],
	],
	'endless-text': [
		[/were cut off/, (t) => lane(t, 'all-text').run.flags!.includes('cut')],
		[/came to an end/, (t) => !lane(t, 'all-text').run.flags!.includes('cut')],
		[/never answered|without an answer/, (t) => laneIs(t, 'all-text', 'no-answer')],
		[/in a right answer/, (t) => laneIs(t, 'all-text', 'correct')],
		[/in a false answer/, (t) => laneIs(t, 'all-text', 'incorrect')],
	],
	'three-bands': [
		[/most often where it is easiest/, (t) => missed(t, BANDS.easy) > missed(t, BANDS.middle)],
		[/most often in between/, (t) => missed(t, BANDS.middle) > missed(t, BANDS.easy)],
		[/most often in between/, (t) => missed(t, BANDS.middle) > missed(t, BANDS.hard)],
		[/most often at the hard/, (t) => missed(t, BANDS.hard) > missed(t, BANDS.middle)],
		[
			/no band stood out/,
			(t) => {
				const [least, , most] = Object.values(BANDS)
					.map((levels) => missed(t, levels))
					.toSorted();
				return (
					least === most || Object.values(BANDS).filter((levels) => missed(t, levels) === most).length > 1
				);
			},
		],
		[
			/(\d+) wrong answers came from words and (\d+) from code/,
			(t, found) =>
				['text', 'code'].every(
					(way, at) =>
						judged(t, ({ run }) => run.way === way && run.verdict === 'incorrect').length ===
						Number(found[at]),
				),
		],
		[
			/and there mostly in words/,
			(t) => {
				const failed = judged(t, ({ run }) => BANDS.middle.includes(run.level ?? '')).filter(
					(one) => !isRight(one),
				);
				return 2 * failed.filter(({ run }) => run.way === 'text').length > failed.length;
			},
		],
	],
	'inverse-scaling': [
		[/reached for code more often won/, (t) => rate(t, by(CAREFUL)) > rate(t, by(BOLD))],
		[/reached for code more often won/, (t) => more(usesCode(t, CAREFUL), usesCode(t, BOLD))],
		[/not by more code/, (t) => !more(usesCode(t, CAREFUL), usesCode(t, BOLD))],
		[/the bold one won/, (t) => rate(t, by(BOLD)) > rate(t, by(CAREFUL))],
		[/neither was ahead/, (t) => rate(t, by(BOLD)) === rate(t, by(CAREFUL))],
	],
	'code-worse': [
		[/far ahead on one/, (t) => Math.max(ahead(t, DATES), ahead(t, STRINGS)) > 0.3 - 1e-9],
		[/: code was (far )?ahead on one/, (t) => ahead(t, DATES) * ahead(t, STRINGS) < 0],
		[/but not far ahead/, (t) => Math.max(ahead(t, DATES), ahead(t, STRINGS)) < 0.3],
		[/: code was not ahead on one/, (t) => !(ahead(t, DATES) * ahead(t, STRINGS) < 0)],
	],
	'no-best-method': [
		[/no method led on all three/, (t) => leadsEverywhere(t).length === 0],
		[
			/no task was lost by ([^,]+(?:, \w+ and \w+)?), so/,
			(t, [named]) =>
				BEST_LABELS.filter((label) => named!.includes(label)).join() ===
				leadsEverywhere(t)
					.map((method) => BEST_LABELS[BEST.indexOf(method)])
					.join(),
		],
		[/on Letters nobody/, (t) => BEST.every((method) => !(rate(t, by(method, { family: 'letters' })) > 0))],
	],
	'two-answers': [
		[/on (\d+) questions? code was right/, (t, [lost]) => lostBySummary(t) === Number(lost)],
		[/right answers were lost/, (t) => lostBySummary(t) > 0],
		[/no right answer of code was lost/, (t) => lostBySummary(t) === 0],
		[/the price was paid/, (t) => tokensOf(t, by('code-text-sum')) >= 3 * tokensOf(t, by('all-code')) - 1e-9],
		[/did not cost several/, (t) => tokensOf(t, by('code-text-sum')) < 3 * tokensOf(t, by('all-code'))],
		[
			/not all of these runs say/,
			(t) => judged(t, ({ condition }) => condition !== 'all-text').some(({ run }) => run.tokens === null),
		],
	],
	'another-look': [
		[/where an output came back/, (t) => more(gain(t, 'all-code'), 0) && !more(gain(t, 'all-text'), 0)],
		[/helped words too/, (t) => more(gain(t, 'all-code'), 0) && more(gain(t, 'all-text'), 0)],
		[/helped words and not code/, (t) => !more(gain(t, 'all-code'), 0) && more(gain(t, 'all-text'), 0)],
		[/helped neither/, (t) => !more(gain(t, 'all-code'), 0) && !more(gain(t, 'all-text'), 0)],
	],
	confidence: [
		[/of the bold one lay nearer/, (t) => more(brierOf(t, WEAK), brierOf(t, STRONG))],
		[/of the careful one lay nearer/, (t) => more(brierOf(t, STRONG), brierOf(t, WEAK))],
		[/neither lay nearer/, (t) => near(brierOf(t, STRONG), brierOf(t, WEAK))],
	],
	'staying-power': [
		[/words lost right answers and/, (t) => more(growth(t, 'all-text'), 0)],
		[/words lost right answers and/, (t) => more(growth(t, 'all-text'), growth(t, 'all-code'))],
		[/code hardly any/, (t) => growth(t, 'all-code') <= 0.1 + 1e-9],
		[/cost words nothing/, (t) => !more(growth(t, 'all-text'), 0)],
		[/code lost right answers too/, (t) => growth(t, 'all-code') > 0],
	],
	cost: [
		[
			/the dearest was right more often than the cheapest/,
			(t) => {
				const inOrder = COST.toSorted((a, b) => tokensOf(t, by(a)) - tokensOf(t, by(b)));
				return rate(t, by(inOrder.at(-1)!)) > rate(t, by(inOrder[0]!));
			},
		],
		[
			/, (?:[^,:]* )?(Only the question|Code|Both and a summary|CodeSteer) was right no more often than (Only the question|Code|Both and a summary|CodeSteer), which took less/,
			(t, found) => {
				const [dear, cheap] = found.map((label) => COST[COST_LABELS.indexOf(label)]!) as [string, string];
				return rate(t, by(dear)) <= rate(t, by(cheap)) && tokensOf(t, by(dear)) > tokensOf(t, by(cheap));
			},
		],
		[
			/each was right more often than any that took less/,
			(t) =>
				COST.every((dear) =>
					COST.every(
						(cheap) =>
							!(tokensOf(t, by(dear)) > tokensOf(t, by(cheap))) || rate(t, by(dear)) > rate(t, by(cheap)),
					),
				),
		],
		[
			/; ([^:;]*?) gave the most for a token/,
			(t, [named]) => {
				const paid = COST.map((method) => rate(t, by(method)) / tokensOf(t, by(method)));
				const best = COST_LABELS.filter((_, at) => near(paid[at]!, Math.max(...paid)));
				return best.every((label) => named!.includes(label));
			},
		],
		[/gave the most for a token/, (t) => COST.some((method) => rate(t, by(method)) > 0)],
		[/gave the most for a token/, (t) => COST.every((method) => tokensOf(t, by(method)) > 0)],
		[/none bought a right answer/, (t) => COST.every((method) => rate(t, by(method)) === 0)],
	],
	'mental-code': [
		[/only the running made/, (t) => routes(t, 'printed') > routes(t, 'imagined')],
		[/imagining did better/, (t) => routes(t, 'printed') < routes(t, 'imagined')],
		[/won no more than it lost/, (t) => routes(t, 'printed') === routes(t, 'imagined')],
	],
	'two-view': [
		[
			/at once on (\d+) of (\d+) questions?, and (\d+)/,
			(t, found) =>
				[agreed(t).length, judged(t).length, agreed(t).filter(isRight).length].join() === found.join(),
		],
		[/hardly ever wrong/, (t) => agreed(t).filter(isRight).length >= 0.9 * agreed(t).length],
		[/fewer than nine in ten/, (t) => agreed(t).filter(isRight).length < 0.9 * agreed(t).length],
		[/no more than half/, (t) => 2 * agreed(t).filter(isRight).length <= agreed(t).length],
		[/there were no others/, (t) => judged(t).length === agreed(t).length],
	],
	'error-bars': [
		[/another promise each/, (t) => threeIntervals(t).clusters !== null],
		[/is not known/, (t) => threeIntervals(t).clusters === null],
		[
			/^With (\d+) of (\d+) right/,
			(t, found) =>
				[judged(t).filter(isRight), judged(t)].map(({ length }) => length).join() === found.join(),
		],
	],
};
const [BOLD, CAREFUL] = ['code-interpreter|bold', 'code-interpreter|careful'] as const;
const [STRONG, WEAK] = ['self-estimate|bold', 'self-estimate|careful'] as const;

interface Case {
	lesson: Lesson;
	asked: Asked;
	any: fc.Arbitrary<Trials>;
	tell: (trials: Trials) => Told;
}
/** Every lesson with runs, whoever is asked, with what its runs may come to. */
const CASES: readonly Case[] = lessons.flatMap((lesson): readonly Case[] => {
	switch (lesson.kind) {
		case 'simulated':
			return [];
		case 'lanes':
			return [{ lesson, asked: 'demo', any: anyLanes(lesson), tell: (t: Trials) => lesson.tell(t) }];
		case 'rates':
			return (['demo', 'own'] as const).map((asked) => ({
				lesson,
				asked,
				// Few runs are often alike, many leave no group empty.
				any: fc.oneof(anyTrials(lesson, asked, 8), anyTrials(lesson, asked, 40), anyTrials(lesson, asked)),
				tell: (t: Trials) => lesson.tell(t, asked),
			}));
	}
});

describe('what was seen, of runs that ended anyhow: wrong, stopped, failed, without an answer, without tokens, or not at all', () => {
	it.each(CASES.map((one) => [one.lesson.id, one.asked, one] as const))(
		'%s, asked of %s models, states nothing that the runs deny',
		(id, asked, { lesson, any, tell }) => {
			const rules = SAYS[id as keyof typeof SAYS];
			const said = new Set<string>();
			fc.assert(
				fc.property(any, (trials) => {
					const { sentence, claim, bet } = tell(trials);
					const bets = lesson.bet.choices.map((choice) => choice.id);
					expect(claim === 'open' ? [null] : [...bets, null]).toContain(bet);
					expect(sentence.includes('so the claim did not show')).toBe(claim === 'not-shown');
					if (claim === 'open') {
						expect(sentence).toMatch(/nothing can be said of the claim yet|one model alone cannot show/);
						expect(sentence).not.toMatch(/gave the most|won\b.*won/);
						if (!/not all of these runs say/.test(sentence)) return;
					}
					for (const [pattern, happened] of rules) {
						const found = pattern.exec(sentence);
						if (found === null) continue;
						said.add(pattern.source);
						expect(happened(trials, found.slice(1)), `${pattern.source}: ${sentence}`).toBe(true);
					}
				}),
				{ numRuns: asked === 'demo' ? 800 : 200 },
			);
			if (asked === 'demo') expect(rules.filter(([{ source }]) => !said.has(source)).map(String)).toEqual([]);
		},
	);

	it.each(['inverse-scaling', 'confidence'] as const)(
		'%s says of a model that it was alone only where it alone was asked',
		(id) => {
			for (const { asked, any, tell } of CASES.filter(({ lesson }) => lesson.id === id)) {
				fc.assert(
					fc.property(any, (trials) => {
						const { sentence } = tell(trials);
						if (asked === 'demo') expect(sentence).not.toMatch(/this model|alone/i);
						else expect(sentence).not.toMatch(/careful|bold/);
					}),
				);
			}
		},
	);
});

function tell(id: LessonId, trials: Trials, asked: Asked = 'demo'): string {
	const lesson = lessonById(id);
	if (lesson === null || lesson.kind === 'simulated') throw new Error(`${id} has no runs`);
	return lesson.tell(trials, asked).sentence;
}

describe('the sentence of what was seen', () => {
	it('says what each lane came to and what follows', () => {
		const [text, code] = ['all-text', 'all-code'];
		const right = trial(code, 'right', { answer: '7.8' });
		expect(tell('decimals', [trial(text, 'wrong', { answer: '7.13' }), right])).toBe(
			'All text said “7.13” (wrong) and All code said “7.8” (right): the same model, and only the way made the difference.',
		);
		expect(tell('decimals', [trial(text, 'right', { answer: '7.8' }), trial(code, 'failed')])).toBe(
			'All text said “7.8” (right) and All code failed before it could answer: so nothing can be said of the claim yet.',
		);
	});

	it('asks whether places were counted from 0 only where a program gave places', () => {
		const ends = (ending: 'wrong' | 'no-answer', answer: string | null) =>
			tell('letters', [
				trial('all-text', 'no-answer', { answer: null }),
				trial('all-code', ending, { answer }),
			]);
		expect(ends('wrong', '2, 3')).toMatch(/counted from 0 instead of 1\?\), so the claim did not show\.$/);
		expect(ends('no-answer', null)).toBe(
			'All text gave no answer and All code gave no answer: neither way got every letter, so the claim did not show.',
		);
	});

	it('says of tokens that they were taken for a question, not for a right answer', () => {
		const runs = COST.map((method) => trial(method, 'wrong', { family: 'letters', tokens: 182 }));
		expect(tell('cost', runs)).toMatch(
			/^Only the question got 0 of 1 right for 182 tokens a question, Code got/,
		);
	});

	it('names the runs that came to nothing that can be judged, those that were stopped among them', () => {
		const level = { family: 'letters', level: '6-10', calls: 2 } as const;
		const runs = (['right', 'failed', 'stopped'] as const).map((ending) => trial('two-view', ending, level));
		expect(tell('two-view', runs)).toBe(
			'Words and code agreed at once on 1 of 1 question, and 1 of 1 of these were right; there were no others: where they agreed they were hardly ever wrong here (2 runs came to no answer that can be judged).',
		);
	});

	it('compares nothing where a person’s own model is alone', () => {
		const runs = [trial('code-interpreter|bold', 'right', { family: 'game-24', level: 'n2', way: 'code' })];
		expect(tell('inverse-scaling', runs, 'own')).toBe(
			'This model made 1 of 1 and used code in 1 of its answers: one model alone cannot show who wins, so compare it with the counts of the demo models.',
		);
		expect(tell('inverse-scaling', runs)).toBe(
			'Nothing has been counted of the careful model, so nothing can be said of the claim yet.',
		);
	});

	it('says how often looking fooled the p-value, and what the e-value did', () => {
		const lesson = lessonById('peeking');
		if (lesson?.kind !== 'simulated') throw new Error('peeking has runs');
		const shown = { ...simulatePeeking('1'), fooled: 29, byE: 6 };
		expect(lesson.tell(shown)).toEqual({
			sentence:
				'With two identical models the fixed p-value fell below .05 in 29 of 100 comparisons at some look from question 10 to 200 and the e-value reached 20 in 6 (it promises: in the long run in no more than 5 of 100): looking made the p-value fall 5.8 times as often as the promised 5 in 100.',
			claim: 'shown',
			bet: 'twenty',
		});
		const betOn = (fooled: number) => lesson.tell({ ...shown, fooled }).bet;
		expect([12, 13, 34, 35].map(betOn)).toEqual(['five', 'twenty', 'twenty', 'fifty']);
		expect(lesson.bet.choices.map(({ label }) => label)).toEqual([
			'12 or fewer, about the 5 promised',
			'13 to 34',
			'35 or more',
		]);
		expect(lesson.tell({ ...shown, fooled: 10 })).toMatchObject({
			sentence: expect.stringMatching(/no more than twice .* so the claim did not show\.$/) as string,
			claim: 'not-shown',
			bet: 'five',
		});
	});
});
