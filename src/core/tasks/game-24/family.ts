import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import { canonicalExpression } from '../kit/canonical-expression.ts';
import { evaluateExpression, parseExpression, type Expression } from '../kit/expression.ts';
import type { Level, TaskFamily } from '../family.ts';
import { formatFraction } from '../kit/fraction.ts';
import { pythonProgram } from '../kit/python.ts';
import { demo } from './demo.ts';
import { generate, type Params } from './generate.ts';
import { importer } from './import.ts';
import { type Game24Instance, parseGame24 } from './instance.ts';
import joinAll from './join-all.py?raw';
import manyNumbers from './many-numbers.py?raw';
import program from './program.py?raw';
import { EXHAUSTIVE_LIMIT, solve, solveGame24 } from './solver.ts';

const levels: readonly Level<Params>[] = [
	level('n2-small', 'two small numbers', false, { target: 24, count: 2, range: [1, 48] }),
	level('n2', 'two numbers', true, { target: 24, count: 2, range: [1, 999] }),
	level('n3', 'three numbers', true, { target: 24, count: 3, range: [1, 39] }),
	level('n4', 'four cards, the classic', true, { target: 24, count: 4, range: [1, 13] }),
	level('n4-wide', 'four numbers up to 19', true, { target: 24, count: 4, range: [1, 19] }),
	level('n4-fraction', 'four numbers, only through a fraction', false, {
		target: 24,
		count: 4,
		range: [1, 19],
		fractionOnly: true,
	}),
	level('n5', 'five numbers', true, { target: 24, count: 5, range: [1, 9] }),
	level('n6', 'six numbers', true, { target: 24, count: 6, range: [3, 11] }),
	level('n8', 'eight numbers', true, { target: 24, count: 8, range: [1, 100] }),
	level('n20', '20 numbers', true, { target: 24, count: 20, range: [1, 20] }),
	level('t240', '20 numbers, target 240', true, { target: 240, count: 20, range: [1, 20] }),
	...[960, 1920, 3840, 15360, 30720, 61440, 122880].map((target) =>
		level(`t${target}`, `20 numbers, target ${target}`, true, { target, count: 20, range: [1, 40] }),
	),
	level('n40', '40 numbers', true, { target: 24, count: 40, range: [4, 19936] }),
	level('n60', '60 numbers', true, { target: 24, count: 60, range: [5, 19991] }),
	level('n80', '80 numbers', true, { target: 24, count: 80, range: [17, 19977] }),
	level('n100', '100 numbers', false, { target: 24, count: 100, range: [5, 19999] }),
	level('n120', '120 numbers', false, { target: 24, count: 120, range: [5, 19999] }),
];

export const game24: TaskFamily<Game24Instance, Params> = {
	id: 'game-24',
	split: 'seen',
	area: ['math', 'search'],
	seeksSolution: true,
	rules:
		'Join all the given numbers with + - * / and brackets so that the result is exactly the target, usually 24. ' +
		'Every number is used exactly once, in any order. Fractions on the way are fine; gluing digits together, powers and ' +
		'any other operation are not.',
	ownSigns: ['*', '\\'],
	levels,
	generate: ({ params }, rng) => generate(params, rng),
	parse: parseGame24,
	question: ({ target, numbers }) =>
		`Write one arithmetic expression whose value is exactly ${target}. It must use each of these ` +
		`${numbers.length} numbers exactly once:\n\n${numbers.join(' ')}\n\n` +
		'Rules: a number that is listed twice is used twice. Any order is allowed. Only the operations + - * / and brackets ' +
		'may be used. Division is exact, so fractions may appear on the way. Do not glue digits into longer numbers, do not ' +
		'split numbers into digits, and use no powers, roots, factorials or other operations.\n\n' +
		'Put the expression alone between <<< and >>>. For example, for the target ' +
		`${target === 10 && [...numbers].sort().join() === '2,3,4' ? OTHER_EXAMPLE : EXAMPLE}.`,
	verify,
	canonical,
	fits: ({ numbers }, answer) =>
		answer.length < 10_000 &&
		unwrapped(answer)
			.split('=')
			.some((side) => holdsNumbers(side, numbers.length)),
	solve,
	slip,
	python: ({ numbers, target }) =>
		pythonProgram(
			{ numbers, target },
			`${joinAll}\n\n${numbers.length <= EXHAUSTIVE_LIMIT ? program : manyNumbers}`,
		),
	draw: ({ target, numbers }): Drawing[] => [
		{
			kind: 'items',
			caption: `Make ${target} from all of these`,
			items: numbers.map((number) => ({ text: String(number), tone: 'given' })),
		},
	],
	importer,
	demo,
};

const EXAMPLE = '10 and the numbers 2 3 4 a right answer is <<<2 * 3 + 4>>>';
/** For the one puzzle that the example would solve. */
const OTHER_EXAMPLE = '11 and the numbers 1 2 5 a right answer is <<<5 * 2 + 1>>>';

function level(id: string, label: string, published: boolean, params: Params): Level<Params> {
	return { id, label, published, params };
}

function verify({ target, numbers }: Game24Instance, answer: string): Verdict {
	if (answer.length > 400 + 60 * numbers.length)
		return malformed('The answer is far too long for these numbers');
	const sides: Expression[] = [];
	for (const side of unwrapped(answer).split('=')) {
		const parsed = parseExpression(side, { unaryMinus: true });
		if (!parsed.ok) return malformed(parsed.error);
		// The other sides of "… = 12 * 2 = 24" are short; this bounds the exact arithmetic.
		if (parsed.value.literals.length > numbers.length + 20) {
			return incorrect(`The expression holds far more than ${numbers.length} numbers`);
		}
		sides.push(parsed.value);
	}
	if (sides.length > 12) return malformed('The answer has too many equals signs');
	const faults = sides.map((side) => multisetFault(side.literals, numbers));
	if (faults.every((fault) => fault !== null)) {
		const longest = sides.reduce((a, b) => (b.literals.length > a.literals.length ? b : a));
		return incorrect(faults[sides.indexOf(longest)] ?? 'The numbers are not the given ones');
	}
	for (const side of sides) {
		const value = evaluateExpression(side);
		if (value === null) return incorrect('The expression divides by zero');
		if (value.d !== 1n || value.n !== BigInt(target)) {
			const shown = formatFraction(value);
			const what = faults[sides.indexOf(side)] === null ? 'The expression' : 'One side of the equation';
			return incorrect(`${what} evaluates to ${shown.length > 60 ? 'another value' : shown}, not ${target}`);
		}
	}
	return correct(`Every number is used once and the value is exactly ${target}`);
}

/** Terms and factors may stand in any order; of several sides the one with the most numbers is the answer. */
function canonical({ numbers }: Game24Instance, answer: string): string | null {
	if (answer.length > 400 + 60 * numbers.length) return null;
	const sides = unwrapped(answer)
		.split('=')
		.map((side) => parseExpression(side, { unaryMinus: true }));
	const read = sides.flatMap((side) => (side.ok ? [side.value] : []));
	const [first] = read;
	if (first === undefined || read.length < sides.length) return null;
	const longest = read.reduce((a, b) => (b.literals.length > a.literals.length ? b : a), first);
	return longest.literals.length > 1 ? canonicalExpression(longest, 'free') : null;
}

/** An expression over about as many numbers as there are; the bare value is none. */
function holdsNumbers(side: string, count: number): boolean {
	const parsed = parseExpression(side, { unaryMinus: true });
	return parsed.ok && parsed.value.literals.length > 1 && parsed.value.literals.length >= count - 1;
}

/** Without blanks, dollar signs and back-ticks at both ends; linear, however many there are. */
function unwrapped(text: string): string {
	const isWrapping = (at: number): boolean => /[\s$`]/.test(text.charAt(at));
	let [from, to] = [0, text.length];
	while (from < to && isWrapping(from)) from++;
	while (to > from && isWrapping(to - 1)) to--;
	return text.slice(from, to);
}

/** The first number used too often or too rarely, in words. */
function multisetFault(given: readonly bigint[], wanted: readonly number[]): string | null {
	const balance = new Map<bigint, number>();
	for (const number of wanted) balance.set(BigInt(number), (balance.get(BigInt(number)) ?? 0) + 1);
	const listed = new Map(balance);
	for (const number of given) balance.set(number, (balance.get(number) ?? 0) - 1);
	for (const [number, left] of balance) {
		if (left >= 0) continue;
		const times = listed.get(number) ?? 0;
		if (times === 0) return `It uses ${number}, which is not one of the numbers`;
		return `It uses ${number} ${timesInWords(times - left)}, but it is listed ${timesInWords(times)}`;
	}
	for (const [number, left] of balance) {
		if (left === 0) continue;
		const times = listed.get(number) ?? 0;
		return times === left
			? `It does not use ${number}`
			: `It uses ${number} ${timesInWords(times - left)}, but it is listed ${timesInWords(times)}`;
	}
	return null;
}

function timesInWords(times: number): string {
	return times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
}

/** One sign read wrongly, or one number forgotten. */
function slip(instance: Game24Instance, rng: Rng): string {
	const right = solveGame24(instance.numbers, instance.target) ?? instance.numbers.join(' + ');
	const signs = [...right.matchAll(/ [-+*/] /g)].map((match) => match.index + 1);
	for (const at of rng.shuffle(signs)) {
		const other = rng.pick(['+', '-', '*'].filter((sign) => sign !== right.charAt(at)));
		const wrong = right.slice(0, at) + other + right.slice(at + 1);
		if (verify(instance, wrong).kind === 'incorrect') return wrong;
	}
	return instance.numbers.slice(1).join(' + ');
}
