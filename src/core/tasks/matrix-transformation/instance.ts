import { isRecord } from '../../json.ts';
import { isListOf, isOneOf } from '../kit/shape.ts';
import { type Transform, TRANSFORMS } from './transforms.ts';

/** Transform a matrix of single characters; the answer is the result flattened row by row. */
export interface MatrixTransformationInstance {
	/** Rows of equal length; each cell one printable character that the answer format does not need. */
	matrix: string[][];
	/** The public data know only `rotate90cw`. */
	transform: Transform;
	alphabet: MatrixAlphabet;
}

const ALPHABETS = ['letters', 'digits', 'mixed', 'symbols'] as const;
/** What the cells are drawn from. */
export type MatrixAlphabet = (typeof ALPHABETS)[number];

const MAX_SIDE = 40;

/** From 1 x 1 to 40 x 40 cells. */
export function parseMatrixTransformation(value: unknown): MatrixTransformationInstance | null {
	if (!isRecord(value)) return null;
	const { matrix, transform, alphabet } = value;
	if (!isOneOf(transform, TRANSFORMS) || !isOneOf(alphabet, ALPHABETS)) return null;
	if (!isListOf(matrix, 1, MAX_SIDE, isRow)) return null;
	return matrix.every((row) => row.length === matrix[0]?.length) ? { matrix, transform, alphabet } : null;
}

function isRow(value: unknown): value is string[] {
	return isListOf(value, 1, MAX_SIDE, isCell);
}

/** Printable ASCII without comma, blank, quotes, brackets of any kind, which the answer's grammar needs. */
function isCell(value: unknown): value is string {
	return typeof value === 'string' && /^[!#-&*+\-./0-9:;=?@A-Z\\^_a-z|~]$/.test(value);
}

/** The alphabet that a matrix from elsewhere is drawn from. */
export function alphabetOf(matrix: readonly (readonly string[])[]): MatrixAlphabet {
	const cells = matrix.flat();
	const [letters, digits] = [
		cells.some((cell) => /[A-Za-z]/.test(cell)),
		cells.some((cell) => /\d/.test(cell)),
	];
	if (cells.some((cell) => /[^A-Za-z\d]/.test(cell))) return 'symbols';
	if (letters && digits) return 'mixed';
	return letters ? 'letters' : 'digits';
}
