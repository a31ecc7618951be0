import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { formatSample } from '../kit/answer-form.ts';
import { pythonProgram } from '../kit/python.ts';
import { demo } from './demo.ts';
import { importer } from './import.ts';
import { type NumberMultiplyInstance, parseNumberMultiply } from './instance.ts';
import program from './program.py?raw';
import { product, solve } from './solver.ts';

/** Digit count of each factor. */
interface Params {
	digits: readonly number[];
}

const levels: readonly Level<Params>[] = [
	level([2, 2], false),
	level([3, 4], false),
	level([1, 2, 4], true),
	level([1, 3, 4], true),
	level([4, 4], true),
	level([1, 2, 2, 4], true),
	level([8, 8], true),
	level([12, 12], true),
	level([16, 16], true),
	level([20, 20], true),
	level([30, 30], false),
	level([20, 20, 20], false),
];

export const numberMultiply: TaskFamily<NumberMultiplyInstance, Params> = {
	id: 'number-multiply',
	split: 'unseen',
	area: ['math', 'execution'],
	rules:
		'Multiply a few whole numbers, some of them negative, and give the exact product. ' +
		'An estimate, a rounded value or a wrong sign does not count.',
	levels,
	generate: ({ params }, rng) => ({ factors: params.digits.map((digits) => factor(digits, rng)) }),
	parse: parseNumberMultiply,
	question: ({ factors }) =>
		`Compute this product exactly:\n\n${factors.map(bracketNegative).join(' * ')}\n\n` +
		'Give the exact integer, every digit of it, with a minus sign in front if the product is negative. ' +
		'No rounding and no scientific notation. Put the final answer between <<< and >>>, written like ' +
		`<<<${formatSample(product(factors).toString(), ['-1234', '5678'])}>>>.`,
	verify,
	canonical: ({ factors }, answer) => {
		const number = answer.length > longestAnswer(factors) ? null : readNumber(answer);
		return number === null || number.fraction ? null : String(number.value);
	},
	fits: (_, answer) => isPlainEquation(answer),
	solve,
	slip,
	python: ({ factors }) => pythonProgram({ factors: factors.map(BigInt) }, program),
	draw: ({ factors }): Drawing[] => [
		{ kind: 'items', caption: 'Factors', items: factors.map((text) => ({ text, tone: 'given' })) },
	],
	importer,
	demo,
};

function level(digits: readonly number[], published: boolean): Level<Params> {
	return {
		id: digits.join('-'),
		label: `${digits.join(' × ')} digits`,
		published,
		params: { digits },
	};
}

function factor(digits: number, rng: Rng): string {
	let magnitude: string;
	do {
		// 0 and 1 make the product trivial; the published generator redraws them too.
		const first = rng.int(digits === 1 ? 2 : 1, 9);
		magnitude = String(first) + Array.from({ length: digits - 1 }, () => rng.int(0, 9)).join('');
	} while (magnitude.endsWith('00'));
	return `${rng.chance(0.5) ? '-' : ''}${magnitude}`;
}

function bracketNegative(factorText: string): string {
	return factorText.startsWith('-') ? `(${factorText})` : factorText;
}

function verify({ factors }: NumberMultiplyInstance, answer: string): Verdict {
	if (answer.length > longestAnswer(factors)) return malformed('The answer is far longer than the product');
	const number = readNumber(answer);
	if (number === null) return malformed('The answer is not one whole number written out in digits');
	if (number.fraction)
		return incorrect('A product of whole numbers is a whole number, the answer has a fraction');
	const { value } = number;
	const expected = product(factors);
	if (value === expected) return correct('This is the exact product');
	if (value === -expected) return incorrect('The digits are right but the sign is wrong');
	const [given, wanted] = [digitCount(value), digitCount(expected)];
	return incorrect(
		given === wanted
			? `The number has the right length but differs from the product in digit ${String(firstDifference(value, expected))}`
			: `The product has ${String(wanted)} digits, the answer has ${String(given)}`,
	);
}

/** The product with separators behind the factors and an equals sign, and some blanks. */
function longestAnswer(factors: readonly string[]): number {
	return 500 + 4 * factors.join('').length;
}

const PLAIN = /^(\d+)(?:\.(\d+))?$/;
/** Thousands in groups of three, one kind of separator throughout: comma, underscore, blank, thin or hard blank. */
const GROUPED = /^(\d{1,3}(?:([,_ \u2009\u202f\u00a0])\d{3})(?:\2\d{3})*)(?:\.(\d+))?$/;

/** Optional `… =` prefix, `$` or backticks around, sign, digits, a decimal tail; `fraction` says that the tail is not zero. */
function readNumber(answer: string): { value: bigint; fraction: boolean } | null {
	const right = answer.slice(answer.lastIndexOf('=') + 1);
	const bare = right.replace(/^[\s$`]+/, '').replace(/[\s$`]{1,50}$/, '');
	const sign = /^[-−+]/.test(bare) ? bare.charAt(0) : '';
	const digits = bare.slice(sign.length).trimStart();
	const plain = PLAIN.exec(digits);
	const grouped = plain === null ? GROUPED.exec(digits) : null;
	const whole = plain?.[1] ?? grouped?.[1];
	if (whole === undefined) return null;
	const magnitude = BigInt(whole.replace(/\D/g, ''));
	const tail = plain?.[2] ?? grouped?.[3] ?? '';
	return { value: sign === '' || sign === '+' ? magnitude : -magnitude, fraction: /[1-9]/.test(tail) };
}

/** A number, with a name or the factors and an equals sign before it; not a sentence that has one in it. */
function isPlainEquation(answer: string): boolean {
	return /^[\s\w$`()[\]{}*×·∙.,+\-−\\=]*$/.test(answer) && !/\d\s+[a-z]|[a-z]\s+\d+\s*:/i.test(answer);
}

function digitCount(value: bigint): number {
	return value.toString().replace('-', '').length;
}

/** 1-based place, from the left, of the first digit that differs. */
function firstDifference(a: bigint, b: bigint): number {
	const [left, right] = [a, b].map((v) => v.toString().replace('-', '')) as [string, string];
	for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return i + 1;
	return left.length;
}

/** Long multiplication with one carry lost, or a sign forgotten: the length stays plausible. */
function slip({ factors }: NumberMultiplyInstance, rng: Rng): string {
	const exact = product(factors);
	if (rng.chance(0.2)) return (-exact).toString();
	const size = digitCount(exact);
	const place = rng.int(1, Math.max(1, size - 2));
	const carry = BigInt(rng.int(1, 3)) * 10n ** BigInt(Math.min(place, size - 1));
	return (exact < 0n === rng.chance(0.5) ? exact + carry : exact - carry).toString();
}
