import type { Rng } from '../../rng.ts';
import type { Level, TaskFamily } from '../family.ts';
import { formatSample, matrixCells } from '../kit/answer-form.ts';
import { fraction, roundedDecimal } from '../kit/fraction.ts';
import { pythonProgram } from '../kit/python.ts';
import { importer } from './import.ts';
import { parsePooling, type PoolingInstance } from './instance.ts';
import program from './program.py?raw';
import { divisorOf, outputSide, pooled, show, solve } from './solver.ts';
import { canonical, verify } from './verify.ts';

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

export const pooling: TaskFamily<PoolingInstance, Params> = {
	id: 'pooling',
	split: 'seen',
	area: ['math', 'spatial'],
	rules:
		'A small square window slides over a matrix of numbers, one column or one row at a time, and never leaves the matrix. ' +
		'At each position write down the largest number in the window, or in other puzzles the average of its numbers. ' +
		'The values form a smaller matrix; give it row by row.',
	levels,
	generate,
	parse: parsePooling,
	question,
	verify,
	canonical,
	fits: (instance, answer) => matrixCells(answer).length === outputSide(instance) ** 2,
	solve,
	slip,
	python: ({ matrix, window, mode }) => pythonProgram({ matrix, window, mode }, program),
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

function question(instance: PoolingInstance): string {
	const { matrix, window, mode } = instance;
	const [side, output] = [String(window), outputSide(instance)];
	const what = mode === 'max' ? 'the largest of its numbers' : 'the average (arithmetic mean) of its numbers';
	const sample = formatSample(solve(instance), ['3,0.25,-7,12', '5,-1,8.5,0']);
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
