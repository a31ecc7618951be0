import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planOf } from '../../../src/core/bench/plan.ts';
import { statesOf } from '../../../src/core/bench/state.ts';
import { collectSteps, type Handed, MOST_STUDENTS } from '../../../src/core/class/collect.ts';
import { jointPairs, jointRates, strongestOf } from '../../../src/core/class/joint.ts';
import { formatLine } from '../../../src/core/class/line.ts';
import { type ClassPlan, classPlanOf, designFor, studentOf } from '../../../src/core/class/plan.ts';
import { type Outcome, summaryOf } from '../../../src/core/class/summary.ts';
import { createRng } from '../../../src/core/rng.ts';
import { type Discordant, eValue, eValueForA } from '../../../src/core/statistics/e-value.ts';
import { finish } from '../../../src/core/steps.ts';
import { classWords } from '../../../src/words/class.ts';
import { castOf, designOf, methodsOf, summaryOfCell } from '../../support/bench-runs.ts';

const design = designOf({ methods: methodsOf('all-text', 'all-code', 'codesteer') });
const read = classPlanOf(design);
const plan = (read.ok ? read.value : null) as ClassPlan;
const scripted = castOf('demo:bold', { kind: 'scripted', label: 'Demo · bold' });
const real = castOf('custom:small', { label: 'small' });

/** The line of a student whose methods are right with these chances, through the same code as on the page. */
function lineOf(number: number, chances: readonly number[], cast = real): string {
	const student = studentOf(`student ${String(number)}`);
	const rng = createRng('class', number);
	const { cells } = planOf(designFor(plan, student, cast));
	const runs = cells.map((cell, at) =>
		summaryOfCell(cell, { verdict: rng.chance(chances[at % 3] as number) ? 'correct' : 'incorrect' }),
	);
	const states = statesOf(planOf(designFor(plan, student, cast)), runs, new Set());
	const nickname = number % 2 === 0 ? '' : `Nick ${String(number)}`;
	return formatLine(summaryOf(plan, { student, nickname, cast }, states, '0.1.0'));
}

function collected(text: string): readonly Handed[] {
	const { handed, report } = finish(collectSteps(plan, [], text));
	expect(report.refused).toEqual([]);
	return handed;
}

/** E = 2^(b+c) b! c! / (b+c+1)!, by factorials: another way than the one of the page. */
function plainE(b: number, c: number): number {
	const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
	return (2 ** (b + c) * factorial(b) * factorial(c)) / factorial(b + c + 1);
}

describe('a class of thirty students', () => {
	const lines = Array.from({ length: 30 }, (_, number) => lineOf(number, [0.35, 0.85, 0.8]));
	const mail = lines
		.map((line, at) => `> Student ${String(at)} wrote:\n> my result: ${line}.\n\nRegards`)
		.join('\n');
	const handed = collected(mail);

	test('is collected whole from one pasted text, everybody asked other questions', () => {
		expect(handed.map(({ line }) => line)).toEqual(lines);
		const marks = handed.flatMap(({ summary }) => summary.questions.map(({ mark }) => mark));
		expect(new Set(marks).size).toBe(300);
		expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(400);
	});

	test('has as one part of it the product of the students’ own e-values, computed otherwise', () => {
		const [textAndCode] = jointPairs(handed, 3, 0.05);
		const own = handed.map(({ summary }) => {
			const won = (one: number, other: number): number =>
				summary.questions.filter(
					({ outcomes }) => outcomes[one] === 'right' && outcomes[other] === 'not-right',
				).length;
			return plainE(won(0, 1), won(1, 0));
		});
		const product = own.reduce((all, e) => all * e, 1);
		expect(Math.exp(textAndCode?.path.at(-1)?.product ?? 0) / product).toBeCloseTo(1, 9);
		expect(textAndCode).toMatchObject({ a: 0, b: 1, pairs: 300, favours: 'b', evidence: 'clearly' });
		expect(textAndCode).toMatchObject({ isMixed: false, studentsToGo: 0, holdsUp: true });
		expect(textAndCode?.path).toHaveLength(30);
	});

	test('has evidence that is half a bet anew with each student and half one bet on all in a row', () => {
		for (const { path, e, aOnly, bOnly } of jointPairs(handed, 3, 0.05)) {
			const { product = 0, inARow = 0 } = path.at(-1) ?? {};
			expect(inARow).toBeCloseTo(Math.log(eValue({ aOnly, bOnly })), 9);
			expect(e / ((Math.exp(product) + Math.exp(inARow)) / 2)).toBeCloseTo(1, 9);
		}
	});

	test('has rates over all questions of all students', () => {
		const [text] = jointRates(handed, 3, 0.05);
		const right = handed
			.flatMap(({ summary }) => summary.questions)
			.filter(({ outcomes }) => outcomes[0] === 'right');
		expect(text).toMatchObject({ right: right.length, counted: 300, rate: right.length / 300, tokens: 100 });
		expect(text?.interval.low).toBeLessThan(0.35);
		expect(text?.interval.high).toBeGreaterThan(0.35);
	});

	test('is rarely told of a difference that is none, and of a real one far more often than by the product alone', () => {
		const LEVEL = Math.log(20);
		const reached = (chanceA: number, chanceB: number): { joint: number; product: number } => {
			const rng = createRng('classes', chanceA, chanceB);
			const times = { joint: 0, product: 0 };
			const outcome = (chance: number) => (rng.chance(chance) ? ('right' as const) : ('not-right' as const));
			for (let course = 0; course < 100; course++) {
				const all = handed.map(({ line, summary }) => ({
					line,
					summary: {
						...summary,
						questions: summary.questions.map(({ mark }) => ({
							mark,
							outcomes: [outcome(chanceA), outcome(chanceB)],
						})),
					},
				}));
				const path = jointPairs(all, 2, 0.05)[0]?.path ?? [];
				if (path.some(({ joint }) => joint >= LEVEL)) times.joint++;
				if (path.some(({ product }) => product >= LEVEL)) times.product++;
			}
			return times;
		};
		// At whatever moment one looks: at most 5 of 100 on average.
		expect(reached(0.6, 0.6).joint).toBeLessThanOrEqual(5);
		const real = reached(0.5, 0.7);
		expect(real.joint).toBeGreaterThan(85);
		expect(real.product).toBeLessThan(65);
	});

	test('may hold scripted results, which say so', () => {
		const [one] = collected(lineOf(77, [1, 1, 1], scripted));
		expect(one?.summary).toMatchObject({ scripted: true, model: 'Demo · bold', nickname: 'Nick 77' });
	});
});

describe('the joint evidence', () => {
	const alone = { students: 2, expected: null };
	/** A student with so many questions won by either method. */
	function student(aOnly: number, bOnly: number): Handed {
		const question = (a: boolean) => ({
			mark: 1,
			outcomes: [
				a ? ('right' as const) : ('not-right' as const),
				a ? ('not-right' as const) : ('right' as const),
			],
		});
		const questions = [
			...Array.from({ length: aOnly }, () => question(true)),
			...Array.from({ length: bOnly }, () => question(false)),
		];
		const said = { plan: '', student: '', nickname: '', model: '', scripted: false, appVersion: '' };
		return { line: '', summary: { ...said, questions, tokens: [null, null] } };
	}

	test('multiplies the values of statistics.md', () => {
		const table: readonly [number, number, number][] = [
			[5, 0, 5.3333],
			[7, 0, 16],
			[8, 2, 2.0687],
			[10, 10, 0.2703],
			[30, 10, 31.6369],
		];
		const [pair] = jointPairs(
			table.map(([b, c]) => student(b, c)),
			2,
			0.05,
		);
		const product = table.reduce((all, [, , e]) => all * e, 1);
		expect(Math.exp(pair?.path.at(-1)?.product ?? 0) / product).toBeCloseTo(1, 3);
		expect(pair).toMatchObject({ aOnly: 60, bOnly: 22, favours: 'a', evidence: 'clearly', isMixed: false });
	});

	test('names nobody where students differ from each other, however large it is', () => {
		const classes = [
			[student(9, 0), student(0, 9)],
			[student(9, 0), student(0, 3), student(0, 3)],
			[student(9, 0), student(0, 8), student(9, 0), student(0, 8)],
		];
		const told = classes.map((handed) => {
			const [pair] = jointPairs(handed, 2, 0.05);
			return [
				pair?.e.toFixed(1),
				pair?.favours,
				pair?.isMixed,
				classWords.joint.told(pair!, 'A', 'B', alone),
			];
		});
		const says = 'The students differ from each other: neither A nor B can be called the better one.';
		expect(told.map(([, ...rest]) => rest)).toEqual(classes.map(() => [null, true, says]));
		expect(told.map(([e]) => Number(e) >= 20)).toEqual([true, true, true]);
		expect(told[1]?.[0]).toBe('102.6');
	});

	test('leans to nobody either where students differ', () => {
		const [pair] = jointPairs([student(4, 0), student(0, 4)], 2, 0.05);
		expect([pair?.evidence, pair?.favours, pair?.isMixed]).toEqual(['leaning', null, true]);
		expect(classWords.joint.told(pair!, 'A', 'B', alone)).toContain('comes from different students');
	});

	test('names a method no more loudly than what speaks for it alone, and only where nothing as strong speaks for the other', () => {
		const wins = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(wins, (all) => {
				const mean = (of: (won: Discordant) => number, sign: 1 | -1): number => {
					const won = all.map(([a, b]) => (sign === 1 ? { aOnly: a, bOnly: b } : { aOnly: b, bOnly: a }));
					const sum = won.reduce((s, { aOnly, bOnly }) => ({
						aOnly: s.aOnly + aOnly,
						bOnly: s.bOnly + bOnly,
					}));
					return (won.reduce((product, one) => product * of(one), 1) + of(sum)) / 2;
				};
				const [pair] = jointPairs(
					all.map(([a, b]) => student(a, b)),
					2,
					0.05,
				);
				const [forA, forB] = [mean(eValueForA, 1), mean(eValueForA, -1)];
				const isNamed = pair!.evidence === 'better' || pair!.evidence === 'clearly';
				if (!isNamed || pair!.isMixed) return;
				const [own, other] = pair!.favours === 'a' ? [forA, forB] : [forB, forA];
				expect(own).toBeGreaterThan(19.999);
				expect(other).toBeLessThan(20.001);
				if (pair!.evidence === 'clearly') expect(own).toBeGreaterThan(99.999);
			}),
		);
	});

	test('is shown first of the two methods that it says most of; of equals, of the first', () => {
		const three = (rows: readonly (readonly Outcome[])[]): Handed => {
			const one = student(0, 0);
			return {
				...one,
				summary: { ...one.summary, questions: rows.map((outcomes) => ({ mark: 0, outcomes })) },
			};
		};
		const wins = Array.from({ length: 6 }, (): Outcome[] => ['not-right', 'not-right', 'right']);
		const pairs = jointPairs([three([['right', 'not-right', 'right'], ...wins])], 3, 0.05);
		expect(strongestOf(pairs)).toBe(pairs.find(({ a, b }) => a === 1 && b === 2));
		const none = jointPairs([three([['right', 'right', 'right']])], 3, 0.05);
		expect([strongestOf(none), strongestOf([])]).toEqual([none[0], null]);
	});

	test('is told to hold up or not among all pairs only where something was claimed', () => {
		const saidOf = (...handed: readonly Handed[]) => {
			const [pair] = jointPairs(handed, 2, 0.05);
			return [1, 3].map((pairs) => classWords.joint.holdsUp(pair!, pairs));
		};
		expect(saidOf(student(0, 5), student(0, 5), student(0, 5))).toEqual([
			'',
			'It holds up after looking at all 3 pairs of methods.',
		]);
		expect([saidOf(student(1, 1)), saidOf(student(0, 4))]).toEqual([
			['', ''],
			['', ''],
		]);
		const [claimed] = jointPairs([student(0, 8)], 2, 0.05);
		expect(classWords.joint.holdsUp({ ...claimed!, holdsUp: false }, 3)).toBe(
			'After looking at all 3 pairs of methods it does not hold up.',
		);
	});

	test('is, of one row of questions, always that of the one ahead: the bench may name it', () => {
		fc.assert(
			fc.property(fc.nat(300), fc.nat(300), (one, other) => {
				const [more, fewer] = [Math.max(one, other), Math.min(one, other)];
				if (eValue({ aOnly: more, bOnly: fewer }) < 20) return;
				expect(eValueForA({ aOnly: more, bOnly: fewer })).toBeGreaterThanOrEqual(20);
				expect(eValueForA({ aOnly: fewer, bOnly: more })).toBeLessThanOrEqual(1);
			}),
		);
	});

	test('speaks of the students that are in until all that are expected are', () => {
		const handed = Array.from({ length: 4 }, () => student(0, 5));
		const [pair] = jointPairs(handed, 2, 0.05);
		const told = (expected: number | null) =>
			classWords.joint.told(pair!, 'A', 'B', { students: 4, expected });
		expect([told(null), told(5), told(4)]).toEqual([
			'So far B is clearly ahead of A.',
			'So far B is clearly ahead of A.',
			'B is clearly ahead of A, with all 4 students in.',
		]);
	});

	test('holds at the end though quick students come first, and those differ', () => {
		// Wrong answers by B run into a time-out of a minute; right ones, and all by A, take some seconds. Both are as often right.
		const LEVEL = Math.log(20);
		const rng = createRng('order of arrival');
		const seen = { atSomeLook: 0, atTheEnd: 0 };
		for (let course = 0; course < 300; course++) {
			const timed = Array.from({ length: 30 }, () => {
				const handed: [number, number] = [0, 0];
				let time = 0;
				for (let question = 0; question < 10; question++) {
					const [a, b] = [rng.chance(0.6), rng.chance(0.6)];
					if (a && !b) handed[0]++;
					if (b && !a) handed[1]++;
					time += 5 + (b ? 5 : 60);
				}
				return { time, one: student(...handed) };
			});
			const inOrder = timed.sort((x, y) => x.time - y.time).map(({ one }) => one);
			const path = jointPairs(inOrder, 2, 0.05)[0]?.path ?? [];
			if (path.some(({ joint }) => joint >= LEVEL)) seen.atSomeLook++;
			if ((path.at(-1)?.joint ?? 0) >= LEVEL) seen.atTheEnd++;
		}
		// Why a verdict waits for all.
		expect(seen.atSomeLook / 300).toBeGreaterThan(0.15);
		expect(seen.atTheEnd / 300).toBeLessThanOrEqual(0.05);
	});

	test('tells how many more students it needs, if it grows', () => {
		const grows = jointPairs([student(3, 0)], 2, 0.05)[0];
		// Alone, both bets are the same.
		expect([grows?.e.toFixed(3), grows?.evidence, grows?.studentsToGo]).toEqual(['2.000', 'nothing-yet', 4]);
		expect(jointPairs([student(1, 1)], 2, 0.05)[0]?.studentsToGo).toBeNull();
		expect(jointPairs([], 2, 0.05)[0]).toMatchObject({ e: 1, favours: null, studentsToGo: null });
	});

	test('asks for no more students than a class can hold', () => {
		const wins = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(wins, (all) => {
				const more =
					jointPairs(
						all.map(([a, b]) => student(a, b)),
						2,
						0.05,
					)[0]?.studentsToGo ?? 0;
				expect(all.length + more).toBeLessThanOrEqual(MOST_STUDENTS);
			}),
		);
		// One disagreement is no evidence at all; its logarithm is only nearly 0.
		expect([student(1, 0), student(0, 1)].map((one) => jointPairs([one], 2, 0.05)[0]?.studentsToGo)).toEqual([
			null,
			null,
		]);
	});

	test('counts no question that one of both methods has not counted', () => {
		const half: Handed = student(2, 0);
		const { summary } = half;
		const questions = [...summary.questions, { mark: 1, outcomes: ['right', 'not-counted'] as const }];
		expect(jointPairs([{ ...half, summary: { ...summary, questions } }], 2, 0.05)[0]).toMatchObject({
			pairs: 2,
			aOnly: 2,
		});
	});
});
