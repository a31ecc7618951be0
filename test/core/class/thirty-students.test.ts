import { describe, expect, test } from 'vitest';
import { planOf } from '../../../src/core/bench/plan.ts';
import { statesOf } from '../../../src/core/bench/state.ts';
import { collectSteps, type Handed } from '../../../src/core/class/collect.ts';
import { jointPairs, jointRates } from '../../../src/core/class/joint.ts';
import { formatLine } from '../../../src/core/class/line.ts';
import { type ClassPlan, classPlanOf, designFor, studentOf } from '../../../src/core/class/plan.ts';
import { summaryOf } from '../../../src/core/class/summary.ts';
import { createRng } from '../../../src/core/rng.ts';
import { finish } from '../../../src/core/steps.ts';
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

	test('has a joint e-value that is the product of the students’ own, computed otherwise', () => {
		const [textAndCode] = jointPairs(handed, 3, 0.05);
		const own = handed.map(({ summary }) => {
			const won = (one: number, other: number): number =>
				summary.questions.filter(
					({ outcomes }) => outcomes[one] === 'right' && outcomes[other] === 'not-right',
				).length;
			return plainE(won(0, 1), won(1, 0));
		});
		const product = own.reduce((all, e) => all * e, 1);
		expect(Math.abs(Math.log((textAndCode?.e ?? 0) / product))).toBeLessThan(1e-9);
		expect(textAndCode).toMatchObject({ a: 0, b: 1, pairs: 300, favours: 'b', evidence: 'clearly' });
		expect(textAndCode).toMatchObject({ isMixed: false, studentsToGo: 0, holdsUp: true });
		expect(textAndCode?.path).toHaveLength(30);
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

	test('of whom none has a difference is rarely told of one', () => {
		let told = 0;
		for (let course = 0; course < 100; course++) {
			const rng = createRng('no difference', course);
			const all = handed.map(({ line, summary }) => ({
				line,
				summary: {
					...summary,
					questions: summary.questions.map(({ mark }) => ({
						mark,
						outcomes: [0, 1, 2].map(() => (rng.chance(0.5) ? ('right' as const) : ('not-right' as const))),
					})),
				},
			}));
			if ((jointPairs(all, 3, 0.05)[0]?.e ?? 0) >= 20) told++;
		}
		expect(told).toBeLessThanOrEqual(5);
	});

	test('may hold scripted results, which say so', () => {
		const [one] = collected(lineOf(77, [1, 1, 1], scripted));
		expect(one?.summary).toMatchObject({ scripted: true, model: 'Demo · bold', nickname: 'Nick 77' });
	});
});

describe('the joint evidence', () => {
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
		expect(pair?.e).toBeGreaterThan(product * 0.999);
		expect(pair?.e).toBeLessThan(product * 1.001);
		expect(pair).toMatchObject({ aOnly: 60, bOnly: 22, favours: 'a', evidence: 'clearly', isMixed: false });
	});

	test('says it where half of the class speaks for one method and half for the other', () => {
		const [pair] = jointPairs([student(9, 0), student(0, 8), student(9, 0), student(0, 8)], 2, 0.05);
		expect(pair).toMatchObject({ evidence: 'clearly', favours: 'a', isMixed: true });
	});

	test('tells how many more students it needs, if it grows', () => {
		const grows = jointPairs([student(3, 0)], 2, 0.05)[0];
		// E = 2 for each: 2^5 is the first above 20.
		expect([grows?.e.toFixed(3), grows?.evidence, grows?.studentsToGo]).toEqual(['2.000', 'nothing-yet', 4]);
		expect(jointPairs([student(1, 1)], 2, 0.05)[0]?.studentsToGo).toBeNull();
		expect(jointPairs([], 2, 0.05)[0]).toMatchObject({ e: 1, favours: null, studentsToGo: null });
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
