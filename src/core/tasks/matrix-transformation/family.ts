import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Level, TaskFamily } from '../family.ts';
import { formatSample, matrixCells } from '../kit/answer-form.ts';
import { pythonProgram } from '../kit/python.ts';
import { importer } from './import.ts';
import {
	type MatrixAlphabet,
	type MatrixTransformationInstance,
	parseMatrixTransformation,
} from './instance.ts';
import program from './program.py?raw';
import { resultOf, solve } from './solver.ts';
import { type Transform, TRANSFORMS, transformations } from './transforms.ts';

interface Params {
	rows: number;
	columns: number;
	alphabet: MatrixAlphabet;
	transforms: readonly Transform[];
}

const CW: readonly Transform[] = ['rotate90cw'];

const levels: readonly Level<Params>[] = [
	level({ rows: 2, columns: 2, alphabet: 'digits', transforms: CW }, false),
	level({ rows: 2, columns: 2, alphabet: 'letters', transforms: CW }, true),
	level({ rows: 2, columns: 3, alphabet: 'digits', transforms: CW }, true),
	level({ rows: 3, columns: 3, alphabet: 'letters', transforms: CW }, true),
	level({ rows: 3, columns: 4, alphabet: 'mixed', transforms: CW }, true),
	level({ rows: 4, columns: 4, alphabet: 'symbols', transforms: CW }, true),
	level({ rows: 5, columns: 6, alphabet: 'mixed', transforms: TRANSFORMS }, false),
	level({ rows: 6, columns: 8, alphabet: 'mixed', transforms: TRANSFORMS }, false),
	level({ rows: 8, columns: 10, alphabet: 'symbols', transforms: TRANSFORMS }, false),
];

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '123456789';
const CELLS: Readonly<Record<MatrixAlphabet, readonly string[]>> = {
	letters: Array.from(LETTERS),
	digits: Array.from(DIGITS),
	mixed: Array.from(LETTERS + DIGITS),
	symbols: Array.from('!@#$%^&*'),
};

export const matrixTransformation: TaskFamily<MatrixTransformationInstance, Params> = {
	id: 'matrix-transformation',
	split: 'seen',
	area: ['spatial', 'ordering'],
	rules:
		'A matrix of single characters is turned or mirrored as a whole. ' +
		'Write the resulting matrix in one line, row by row from the top, each row from left to right.',
	ownSigns: ['*', '\\', '$', '|', '_'],
	levels,
	generate,
	parse: parseMatrixTransformation,
	question,
	verify,
	canonical: ({ matrix }, answer) => {
		const size = matrix.flat().length;
		if (answer.length > 200 + 20 * size) return null;
		const cells = matrixCells(answer);
		return cells.length === size && cells.every((cell) => cell.length === 1) ? cells.join('') : null;
	},
	fits: (instance, answer) => matrixCells(answer).length === resultOf(instance).length,
	solve,
	slip,
	python: ({ matrix, transform }) =>
		pythonProgram({ matrix: matrix.map((row) => row.join('')), transform }, program),
	draw: ({ matrix, transform }) => [
		{ kind: 'grid', caption: 'Matrix', rows: matrix.map((row) => row.map((text) => ({ text }))) },
		{ kind: 'facts', caption: 'What to do', facts: [transformations[transform].words] },
	],
	importer,
};

function level(params: Params, published: boolean): Level<Params> {
	const { rows, columns, alphabet, transforms } = params;
	const any = transforms.length > 1 ? ', any transformation' : '';
	return {
		id: `${String(rows)}x${String(columns)}-${alphabet}`,
		label: `${String(rows)} by ${String(columns)} ${alphabet}${any}`,
		published,
		params,
	};
}

/** No draw may hide a mistake: every other transformation, and doing nothing, gives another answer. */
function generate({ params }: Level<Params>, rng: Rng): MatrixTransformationInstance {
	const { rows, columns, alphabet, transforms } = params;
	for (;;) {
		const matrix = Array.from({ length: rows }, () =>
			Array.from({ length: columns }, () => rng.pick(CELLS[alphabet])),
		);
		const instance: MatrixTransformationInstance = { matrix, transform: rng.pick(transforms), alphabet };
		const answers = [matrix.flat(), ...TRANSFORMS.map((transform) => resultOf({ ...instance, transform }))];
		const right = resultOf(instance).join(',');
		if (answers.filter((cells) => cells.join(',') === right).length === 1) return instance;
	}
}

function question(instance: MatrixTransformationInstance): string {
	const { matrix, transform } = instance;
	const sample = formatSample(solve(instance), ['a,b,c,d,e,f', 'f,e,d,c,b,a']);
	return (
		`${transformations[transform].words}.\n\n` +
		`The matrix, one row per line from the top, cells separated by blanks:\n\n${matrix.map((row) => row.join(' ')).join('\n')}\n\n` +
		'Write the resulting matrix in one line: all its rows one after the other from the top, each from left to right, ' +
		'cells separated by commas and copied exactly. Put that line between <<< and >>>, ' +
		`written like <<<${sample}>>>.`
	);
}

function verify(instance: MatrixTransformationInstance, answer: string): Verdict {
	const { matrix, transform } = instance;
	const expected = resultOf(instance);
	if (answer.length > 200 + 20 * expected.length)
		return malformed('The answer is far longer than the matrix');
	const given = matrixCells(answer);
	if (given.length === 0 || given.some((cell) => cell.length !== 1)) {
		return malformed('The answer is not a list of single characters with commas between them');
	}
	if (given.length !== expected.length) {
		return incorrect(
			`The matrix has ${String(expected.length)} cells, the answer has ${String(given.length)}`,
		);
	}
	const wrong = expected.findIndex((cell, i) => cell !== given[i]);
	if (wrong < 0) return correct('Every cell of the result is right');
	const matches = (cells: readonly string[]): boolean => cells.every((cell, i) => cell === given[i]);
	if (matches(matrix.flat())) return incorrect('This is the matrix as it was given');
	const other = TRANSFORMS.find(
		(each) => each !== transform && matches(resultOf({ ...instance, transform: each })),
	);
	if (other !== undefined) return incorrect(`This is the matrix ${transformations[other].done}`);
	const width = transformations[transform].apply(matrix)[0]?.length ?? 1;
	const place = `row ${String(Math.floor(wrong / width) + 1)}, place ${String((wrong % width) + 1)} of the result`;
	return incorrect(`In ${place} there should be ${expected[wrong] ?? ''}, not ${given[wrong] ?? ''}`);
}

/** Another transformation, or two neighbours swapped. */
function slip(instance: MatrixTransformationInstance, rng: Rng): string {
	const expected = resultOf(instance);
	const answers = TRANSFORMS.map((transform) => resultOf({ ...instance, transform }).join(','));
	const at = expected.findIndex((cell, i) => i > 0 && cell !== expected[i - 1]);
	if (at > 0) {
		const swapped = [...expected];
		[swapped[at - 1], swapped[at]] = [expected[at] ?? '', expected[at - 1] ?? ''];
		answers.push(swapped.join(','));
	} else {
		// All cells are equal: only a misread cell can be wrong.
		answers.push([expected[0] === 'X' ? 'Y' : 'X', ...expected.slice(1)].join(','));
	}
	return rng.pick(answers.filter((answer) => answer !== expected.join(',')));
}
