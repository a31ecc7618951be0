import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import { canonicalExpression } from '../kit/canonical-expression.ts';
import { evaluateExpression, parseExpression } from '../kit/expression.ts';
import type { Level, TaskFamily } from '../family.ts';
import { formatFraction } from '../kit/fraction.ts';
import { pythonProgram } from '../kit/python.ts';
import { demo } from './demo.ts';
import { importer } from './import.ts';
import { type CombinatorialCalculationInstance, parseCombinatorialCalculation } from './instance.ts';
import longRow from './long-row.py?raw';
import program from './program.py?raw';
import { solve, solveRow, worksWithoutBrackets } from './solver.ts';

interface Params {
	count: number;
	/** Smallest and largest target; equal where the level fixes it. */
	target: readonly [number, number];
	/** Only rows that no bracket-free expression solves. */
	needsBrackets?: boolean;
}

const levels: readonly Level<Params>[] = [
	level('n3-any', 'three numbers, small targets', false, { count: 3, target: [3, 20] }),
	level('n3-10', 'three numbers make 10', true, { count: 3, target: [10, 10] }),
	level('n4-24', 'four numbers make 24', true, { count: 4, target: [24, 24] }),
	level('n5-69', 'five numbers make 69', true, { count: 5, target: [69, 69] }),
	level('n5-78', 'five numbers make 78', true, { count: 5, target: [78, 78] }),
	level('n6-100', 'six numbers make 100', true, { count: 6, target: [100, 100] }),
	level('n6-brackets', 'six numbers, never without brackets', false, {
		count: 6,
		target: [101, 400],
		needsBrackets: true,
	}),
	level('n15-300', '15 numbers make 300', true, { count: 15, target: [300, 300] }),
	level('n20-500', '20 numbers make 500', true, { count: 20, target: [500, 500] }),
	level('n25', '25 numbers, four-digit targets', false, { count: 25, target: [1000, 2000] }),
	level('n30', '30 numbers, four-digit targets', false, { count: 30, target: [2001, 4000] }),
];

export const combinatorialCalculation: TaskFamily<CombinatorialCalculationInstance, Params> = {
	id: 'combinatorial-calculation',
	split: 'unseen',
	area: ['math', 'search'],
	seeksSolution: true,
	rules:
		'Write one of + - * / between each two neighbours of a row of digits, and brackets where you like, so that the ' +
		'result is the target. The numbers stay in their order and each is used once. Fractions on the way are fine; gluing ' +
		'digits together or writing a minus sign in front is not.',
	ownSigns: ['*', '\\'],
	levels,
	generate,
	parse: parseCombinatorialCalculation,
	question: ({ numbers, target }) =>
		`Here is a row of ${numbers.length} numbers:\n\n${numbers.join(' ')}\n\n` +
		`Put exactly one of the operators + - * / between each two neighbours, and brackets wherever you want, so that the ` +
		`value is exactly ${target}.\n\n` +
		'Rules: the numbers stay in the given order and each is used exactly once. The usual precedence holds: brackets, ' +
		'then * and /, then + and -, from left to right. Division is exact, so fractions may appear on the way. Do not join ' +
		'neighbouring digits to a longer number, put no sign in front of a number, and use no other operation. Any solution ' +
		'is accepted.\n\n' +
		'Give the expression as a list of single tokens, separated by commas, in square brackets between <<< and >>>. For ' +
		`example, for the row ${target === 20 && numbers.join('') === '234' ? OTHER_EXAMPLE : EXAMPLE}.`,
	verify,
	canonical,
	fits: ({ numbers }, answer) => (answer.match(/\d+/g)?.length ?? 0) >= Math.max(2, numbers.length - 1),
	solve,
	slip,
	python: ({ numbers, target }) =>
		pythonProgram({ numbers, target }, numbers.length <= MAX_LISTED ? program : longRow),
	draw: ({ numbers, target }): Drawing[] => [
		{
			kind: 'items',
			caption: `Make ${target}, in this order`,
			items: numbers.map((number) => ({ text: String(number), tone: 'given' })),
		},
	],
	importer,
	demo,
};

/** The longest row for which the program tries all expressions. */
const MAX_LISTED = 7;

const EXAMPLE = '2 3 4 and the target 20 a right answer is <<<[(, 2, +, 3, ), *, 4]>>>';
/** For the one row that the example would solve. */
const OTHER_EXAMPLE = '3 1 5 and the target 20 a right answer is <<<[(, 3, +, 1, ), *, 5]>>>';

function level(id: string, label: string, published: boolean, params: Params): Level<Params> {
	return { id, label, published, params };
}

const MAX_REDRAWS = 2000;

function generate({ params }: Level<Params>, rng: Rng): CombinatorialCalculationInstance {
	for (let draw = 0; draw < MAX_REDRAWS; draw++) {
		const numbers = Array.from({ length: params.count }, () => rng.int(1, 9));
		const target = rng.int(params.target[0], params.target[1]);
		// A row whose plain sum is the target asks nothing.
		if (numbers.reduce((sum, number) => sum + number, 0) === target) continue;
		if (params.needsBrackets === true && worksWithoutBrackets(numbers, target)) continue;
		if (solveRow(numbers, target) !== null) return { numbers, target };
	}
	throw new Error('Combinatorial Calculation: no solvable row found for this level');
}

/** Commas and quotes only separate tokens: as blanks they can never glue two digits together. */
function sidesOf(answer: string): string[] {
	return answer
		.replace(/[,"'`$]/g, ' ')
		.replace(/[xX]/g, '*')
		.split('=');
}

/** Without brackets that change nothing; the numbers stand in their row. */
function canonical({ numbers }: CombinatorialCalculationInstance, answer: string): string | null {
	if (answer.length > 400 + 60 * numbers.length) return null;
	const parsed = parseExpression(sidesOf(answer)[0] ?? '', { unaryMinus: false });
	return parsed.ok && parsed.value.literals.length > 1 ? canonicalExpression(parsed.value, 'kept') : null;
}

function verify({ numbers, target }: CombinatorialCalculationInstance, answer: string): Verdict {
	if (answer.length > 400 + 60 * numbers.length)
		return malformed('The answer is far too long for these numbers');
	const [text = '', stated, ...more] = sidesOf(answer);
	if (more.length > 0) return malformed('The answer has more than one equals sign');
	const parsed = parseExpression(text, { unaryMinus: false });
	if (!parsed.ok) return malformed(parsed.error);
	const { literals } = parsed.value;
	const place = numbers.findIndex((number, index) => literals[index] !== BigInt(number));
	if (literals.length !== numbers.length) {
		return incorrect(`The row has ${numbers.length} numbers, the expression has ${literals.length}`);
	}
	if (place >= 0) {
		return incorrect(
			`Number ${place + 1} of the row is ${numbers[place] as number}, but the expression has ${literals[place] as bigint} there`,
		);
	}
	const value = evaluateExpression(parsed.value);
	if (value === null) return incorrect('The expression divides by zero');
	if (value.d !== 1n || value.n !== BigInt(target)) {
		return incorrect(`The expression evaluates to ${formatFraction(value)}, not ${target}`);
	}
	if (stated !== undefined && stated.replace(/[\s\]]/g, '') !== String(target)) {
		return incorrect(`The value is right, but the answer states another one than ${target}`);
	}
	return correct(`The row is in order and the value is exactly ${target}`);
}

/** One operator read wrongly, or two neighbours exchanged to make the sum come out. */
function slip(instance: CombinatorialCalculationInstance, rng: Rng): string {
	const tokens = (solveRow(instance.numbers, instance.target) ?? instance.numbers.join(' + ')).match(
		/\d+|[-+*/()]/g,
	) as string[];
	const places = [...tokens.keys()].filter((index) => '+-*/'.includes(tokens[index] as string));
	for (const place of rng.shuffle(places)) {
		const others = ['+', '-', '*'].filter((operator) => operator !== tokens[place]);
		const wrong = `[${tokens.with(place, rng.pick(others)).join(', ')}]`;
		if (verify(instance, wrong).kind === 'incorrect') return wrong;
	}
	return `[${instance.numbers.slice(1).join(', +, ')}]`;
}
