import { isRecord } from '../../json.ts';
import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { formatSample, matrixCells } from '../kit/answer-form.ts';
import type { Level, TaskFamily } from '../family.ts';
import {
	exactDecimal,
	fraction,
	magnitude,
	roundedDecimal,
	subtract,
	type Fraction,
} from '../kit/fraction.ts';
import { importer } from './import.ts';

/** A window slides over the matrix with stride 1 and no padding; the answer is the summary of each position, row by row. */
export interface PoolingInstance {
	/** Square, integers. */
	matrix: number[][];
	/** Side of the window: at least 2, less than the side of the matrix. */
	window: number;
	mode: 'max' | 'average';
}

interface Params {
	side: number;
	window: number;
	mode: PoolingInstance['mode'];
	/** Smallest and largest entry. */
	entries: readonly [number, number];
}

const PUBLISHED_ENTRIES = [-10, 20] as const;

const levels: readonly Level<Params>[] = [
	level({ side: 3, window: 2, mode: 'max', entries: [0, 9] }, false),
	level({ side: 3, window: 2, mode: 'max', entries: PUBLISHED_ENTRIES }, true),
	level({ side: 4, window: 2, mode: 'max', entries: PUBLISHED_ENTRIES }, true),
	level({ side: 4, window: 2, mode: 'average', entries: PUBLISHED_ENTRIES }, true),
	level({ side: 5, window: 3, mode: 'max', entries: PUBLISHED_ENTRIES }, true),
	level({ side: 5, window: 3, mode: 'average', entries: PUBLISHED_ENTRIES }, true),
	level({ side: 6, window: 3, mode: 'average', entries: PUBLISHED_ENTRIES }, true),
	level({ side: 8, window: 3, mode: 'max', entries: [-99, 99] }, false),
	level({ side: 8, window: 4, mode: 'average', entries: [-99, 99] }, false),
	level({ side: 10, window: 5, mode: 'average', entries: [-99, 99] }, false),
	level({ side: 12, window: 5, mode: 'average', entries: [-999, 999] }, false),
];

const MAX_SIDE = 30;
/** Averages may be off by 0.002; with windows of up to 10 x 10 true values are at least 0.01 apart. */
const MAX_WINDOW = 10;
const MAX_ENTRY = 1_000_000;
export const pooling: TaskFamily<PoolingInstance, Params> = {
	id: 'pooling',
	label: 'Pooling',
	split: 'seen',
	area: ['math', 'spatial'],
	rules:
		'A small square window slides over a matrix of numbers, one column or one row at a time, and never leaves the matrix. ' +
		'At each position write down the largest number in the window, or in other puzzles the average of its numbers. ' +
		'The values form a smaller matrix; give it row by row.',
	levels,
	generate,
	parse,
	question,
	verify,
	fits: (instance, answer) => matrixCells(answer).length === outputSide(instance) ** 2,
	solve: (instance) => show(instance, pooled(instance)),
	slip,
	python,
	draw: ({ matrix, window, mode }) => [
		{
			kind: 'grid',
			caption: 'Matrix',
			rows: matrix.map((row) => row.map((value) => ({ text: String(value) }))),
		},
		{
			kind: 'facts',
			facts: [
				`Window of ${String(window)} by ${String(window)}, moved by 1, no padding`,
				mode === 'max' ? 'Take the largest number' : 'Take the average',
			],
		},
	],
	importer,
};

function level(params: Params, published: boolean): Level<Params> {
	const { side, window, mode, entries } = params;
	const small = !published && entries[0] >= 0;
	return {
		id: `${mode}-${String(side)}-${String(window)}${small ? '-small' : ''}`,
		label: `${mode}, ${String(side)} by ${String(side)}, window ${String(window)}${small ? ', digits only' : ''}`,
		published,
		params,
	};
}

function generate({ params }: Level<Params>, rng: Rng): PoolingInstance {
	const { side, window, mode, entries } = params;
	const matrix = Array.from({ length: side }, () => Array.from({ length: side }, () => rng.int(...entries)));
	return { matrix, window, mode };
}

/**
 * The output matrix, row by row, times `divisorOf`: the largest entries, or the sums behind the averages. So all values
 * stay whole numbers and exact.
 */
function pooled({ matrix, window, mode }: PoolingInstance, stride = 1): number[] {
	const values: number[] = [];
	for (let top = 0; top + window <= matrix.length; top += stride) {
		for (let left = 0; left + window <= matrix.length; left += stride) {
			let [sum, most] = [0, -Infinity];
			for (let i = top; i < top + window; i++) {
				for (let j = left; j < left + window; j++) {
					const entry = matrix[i]?.[j] ?? 0;
					sum += entry;
					if (entry > most) most = entry;
				}
			}
			values.push(mode === 'max' ? most : sum);
		}
	}
	return values;
}

function divisorOf({ window, mode }: PoolingInstance): number {
	return mode === 'max' ? 1 : window * window;
}

function outputSide({ matrix, window }: PoolingInstance): number {
	return matrix.length - window + 1;
}

function show(instance: PoolingInstance, values: readonly number[]): string {
	const divisor = divisorOf(instance);
	return values
		.map((value) => fraction(value, divisor))
		.map((value) => exactDecimal(value, 6) ?? roundedDecimal(value, 4))
		.join(',');
}

function parse(value: unknown): PoolingInstance | null {
	if (!isRecord(value)) return null;
	const { matrix, window, mode } = value;
	if (mode !== 'max' && mode !== 'average') return null;
	if (!Array.isArray(matrix) || matrix.length > MAX_SIDE || !matrix.every(isRow)) return null;
	if (typeof window !== 'number' || !Number.isInteger(window)) return null;
	if (window < 2 || window > MAX_WINDOW || window >= matrix.length) return null;
	return matrix.every((row) => row.length === matrix.length) ? { matrix, window, mode } : null;
}

function isRow(value: unknown): value is number[] {
	return (
		Array.isArray(value) &&
		value.every((entry) => Number.isInteger(entry) && Math.abs(entry as number) <= MAX_ENTRY)
	);
}

function question(instance: PoolingInstance): string {
	const { matrix, window, mode } = instance;
	const [side, output] = [String(window), outputSide(instance)];
	const what = mode === 'max' ? 'the largest of its numbers' : 'the average (arithmetic mean) of its numbers';
	const sample = formatSample(show(instance, pooled(instance)), ['3,0.25,-7,12', '5,-1,8.5,0']);
	return (
		`A window of ${side} x ${side} cells slides over the matrix below. It starts in the top left corner and is moved by ` +
		'one column at a time to the right and by one row at a time downwards (stride 1); it always lies completely inside ' +
		`the matrix, nothing is added around it (no padding). For every position of the window write down ${what}. ` +
		`This gives an output matrix of ${String(output)} x ${String(output)} values.\n\n` +
		`${matrix.map((row) => row.join(', ')).join('\n')}\n\n` +
		`Give all ${String(output * output)} values in one line, the output matrix row by row from the top, ` +
		'each row from left to right, separated by commas. ' +
		(mode === 'average'
			? 'Write averages exactly, as decimals or fractions; a decimal that does not end may be rounded to no fewer than three places. '
			: '') +
		`Put the line between <<< and >>>, written like <<<${sample}>>> (this shows the form, not the number of values).`
	);
}

function verify(instance: PoolingInstance, answer: string): Verdict {
	const expected = pooled(instance);
	if (answer.length > 500 + 60 * expected.length)
		return malformed('The answer is far longer than the output matrix');
	const given: GivenNumber[] = [];
	for (const cell of matrixCells(answer)) {
		const number = readNumber(cell);
		if (number === null) return malformed('The answer is not a list of numbers with commas between them');
		given.push(number);
	}
	if (given.length === 0) return malformed('The answer is empty');
	if (given.length !== expected.length) {
		return incorrect(
			firstWrong(instance, given, pooled(instance, instance.window)) === null
				? `The window must be moved by 1, not by its own side: ${String(expected.length)} values are asked for`
				: `${String(expected.length)} values are asked for, the answer has ${String(given.length)}`,
		);
	}
	const wrong = firstWrong(instance, given, expected);
	if (wrong === null) return correct('Every value of the output matrix is right');
	const { matrix, mode } = instance;
	const turned = { ...instance, matrix: matrix.map((_, j) => matrix.map((row) => row[j] ?? 0)) };
	if (firstWrong(instance, given, pooled(turned)) === null) {
		return incorrect('The values are listed column by column, but rows come first');
	}
	const other: PoolingInstance = { ...instance, mode: mode === 'max' ? 'average' : 'max' };
	if (firstWrong(other, given, pooled(other)) === null) {
		return incorrect(
			mode === 'max'
				? 'These are averages, not the largest numbers'
				: 'These are the largest numbers, not averages',
		);
	}
	const side = outputSide(instance);
	const place = `row ${String(Math.floor(wrong / side) + 1)}, column ${String((wrong % side) + 1)} of the output`;
	const right = show(instance, expected.slice(wrong, wrong + 1));
	const what = mode === 'max' ? 'largest number' : 'average';
	return incorrect(`In ${place} the ${what} is ${right}, not ${given[wrong]?.text ?? ''}`);
}

interface GivenNumber {
	text: string;
	/** As a floating-point number, to decide the clear cases fast. */
	near: number;
}

/** Index of the first given number that is not the expected value; null when all are. */
function firstWrong(
	instance: PoolingInstance,
	given: readonly GivenNumber[],
	values: readonly number[],
): number | null {
	if (given.length !== values.length) return 0;
	const divisor = divisorOf(instance);
	const tolerance = instance.mode === 'max' ? 0 : 0.002;
	const at = given.findIndex((number, i) => {
		const value = values[i] ?? 0;
		const gap = Math.abs(number.near - value / divisor);
		const unclear = Math.abs(gap - tolerance) < 1e-6;
		return unclear
			? !isWithin(exactNumber(number.text), fraction(value, divisor), tolerance)
			: gap > tolerance;
	});
	return at < 0 ? null : at;
}

function isWithin(given: Fraction, value: Fraction, tolerance: number): boolean {
	const gap = subtract(given, value);
	return magnitude(gap.n) * 1000n <= BigInt(tolerance * 1000) * gap.d;
}

const NUMBER = /^([-−+]?)(?:(\d+)\/(\d+)|(\d+)\.?(\d*)|\.(\d+))$/;

/** A decimal or `p/q`, sign and all; null for anything else. */
function readNumber(text: string): GivenNumber | null {
	if (text.length > 50 || !NUMBER.test(text)) return null;
	const [top = '', bottom = '1'] = text.replace('−', '-').split('/');
	const near = Number(top) / Number(bottom);
	return Number(bottom) === 0 ? null : { text, near };
}

/** The number that `readNumber` accepted, exactly. */
function exactNumber(text: string): Fraction {
	const [, sign = '', over = '', under = '1', whole = '', tail = '', bare = ''] = NUMBER.exec(text) ?? [];
	const decimals = tail + bare;
	const top = BigInt(over === '' ? whole + decimals : over);
	const bottom = over === '' ? 10n ** BigInt(decimals.length) : BigInt(under);
	return fraction(sign === '-' || sign === '−' ? -top : top, bottom);
}

/** One window miscalculated, averages rounded to whole numbers, or the values listed column by column. */
function slip(instance: PoolingInstance, rng: Rng): string {
	const values = pooled(instance);
	const [side, divisor] = [outputSide(instance), divisorOf(instance)];
	const at = rng.int(0, values.length - 1);
	const miscalculated = values.map((value, i) => (i === at ? value + divisor : value));
	const byColumns = values.map((_, i) => values[(i % side) * side + Math.floor(i / side)] ?? 0);
	const answers = [
		show(instance, miscalculated),
		show(instance, byColumns),
		values.map((value) => roundedDecimal(fraction(value, divisor), 0)).join(','),
	];
	return rng.pick(answers.filter((answer) => verify(instance, answer).kind === 'incorrect'));
}

function python({ matrix, window, mode }: PoolingInstance): string {
	const summary = mode === 'max' ? 'max(cells)' : 'round(sum(cells) / len(cells), 6)';
	return `matrix = [
${matrix.map((row) => `    [${row.join(', ')}],`).join('\n')}
]
window = ${String(window)}
positions = range(len(matrix) - window + 1)  # stride 1, no padding

values = []
for top in positions:
    for left in positions:
        cells = [matrix[i][j] for i in range(top, top + window) for j in range(left, left + window)]
        values.append(${summary})

print("<<<" + ",".join(map(str, values)) + ">>>")
`;
}
