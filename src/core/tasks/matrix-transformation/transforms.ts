export const TRANSFORMS = ['rotate90cw', 'rotate90ccw', 'rotate180', 'transpose', 'flipH', 'flipV'] as const;

/** `flipH` exchanges left and right, `flipV` top and bottom. */
export type Transform = (typeof TRANSFORMS)[number];

/** One way to transform a matrix, in words and as a function that leaves its argument alone. */
export interface Transformation {
	/** The task in one sentence, without a full stop. */
	words: string;
	/** Completes "This is the matrix …". */
	done: string;
	apply(matrix: readonly (readonly string[])[]): string[][];
}

export const transformations: Readonly<Record<Transform, Transformation>> = {
	rotate90cw: {
		words:
			'Turn the matrix by 90 degrees clockwise, so that its left column, read from bottom to top, becomes the top row',
		done: 'turned clockwise by 90 degrees',
		apply: (matrix) => columnsOf(matrix).map((column) => column.reverse()),
	},
	rotate90ccw: {
		words:
			'Turn the matrix by 90 degrees counter-clockwise, so that its right column, read from top to bottom, becomes the top row',
		done: 'turned counter-clockwise by 90 degrees',
		apply: (matrix) => columnsOf(matrix).reverse(),
	},
	rotate180: {
		words:
			'Turn the matrix by 180 degrees, so that its bottom row, read from right to left, becomes the top row',
		done: 'turned by 180 degrees',
		apply: (matrix) => matrix.map((row) => [...row].reverse()).reverse(),
	},
	transpose: {
		words: 'Transpose the matrix, so that its left column, read from top to bottom, becomes the top row',
		done: 'transposed',
		apply: columnsOf,
	},
	flipH: {
		words: 'Mirror the matrix left to right, so that every row is read from right to left',
		done: 'mirrored left to right',
		apply: (matrix) => matrix.map((row) => [...row].reverse()),
	},
	flipV: {
		words: 'Mirror the matrix top to bottom, so that its bottom row becomes the top row',
		done: 'mirrored top to bottom',
		apply: (matrix) => matrix.map((row) => [...row]).reverse(),
	},
};

function columnsOf(matrix: readonly (readonly string[])[]): string[][] {
	return (matrix[0] ?? []).map((_, j) => matrix.map((row) => row[j] ?? ''));
}
