import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { TRANSFORMS, transformations } from '../../../src/core/tasks/matrix-transformation/transforms.ts';
import { matrixTransformation } from '../../../src/core/tasks/matrix-transformation/family.ts';
import {
	alphabetOf,
	type MatrixTransformationInstance,
} from '../../../src/core/tasks/matrix-transformation/instance.ts';
import { runPython } from '../../support/pyodide.ts';

function instanceOf(...rows: string[]): MatrixTransformationInstance {
	const matrix = rows.map((row) => Array.from(row));
	return { matrix, transform: 'rotate90cw', alphabet: alphabetOf(matrix) };
}

const example = instanceOf('P4R', '9KZ');

describe('matrix-transformation: checking', () => {
	it('turns the worked example', () => {
		expect(matrixTransformation.solve(example)).toBe('9,P,K,4,Z,R');
	});

	it.each([
		['<<<9,P,K,4,Z,R>>>', 'correct'],
		['<<<9, P, K, 4, Z, R>>>', 'correct'],
		['<<<9 P K 4 Z R>>>', 'correct'],
		['<<<[[9,P],[K,4],[Z,R]]>>>', 'correct'],
		["<<<['9','P','K','4','Z','R']>>>", 'correct'],
		['<<<9,P\nK,4\nZ,R>>>', 'correct'],
		['<<<[9, P],\n[K, 4],\n[Z, R]>>>', 'correct'],
		['<<<9 P\nK 4\nZ R>>>', 'correct'],
		['<<<\n```\n9,P\nK,4\nZ,R\n```\n>>>', 'correct'],
		['<<<R,Z,4,K,P,9>>>', 'incorrect'],
		['<<<P,9,4,K,R,Z>>>', 'incorrect'],
		['<<<9,p,k,4,z,r>>>', 'incorrect'],
		['<<<9,P,K,4,Z>>>', 'incorrect'],
		['<<<9,P,K,4,Z,R,R>>>', 'incorrect'],
		['<<<9PK4ZR>>>', 'malformed'],
		['<<<9,P,,K,4,Z,R>>>', 'malformed'],
		['<<<>>>', 'malformed'],
	])('judges %j as %s', (reply, kind) => {
		expect(matrixTransformation.verify(example, lastMarked(reply)!).kind).toBe(kind);
	});

	it('names the fault', () => {
		const why = (answer: string): string => matrixTransformation.verify(example, answer).why;
		expect(why('R,Z,4,K,P,9')).toContain('counter-clockwise');
		expect(why('P,9,4,K,R,Z')).toContain('transposed');
		expect(why('P,4,R,9,K,Z')).toContain('as it was given');
		expect(why('9,P,K,4,Z,r')).toContain('row 3, place 2 of the result there should be R, not r');
		expect(why('9,P,K,4,Z')).toContain('6 cells, the answer has 5');
	});

	it('compares symbols literally', () => {
		const symbols = instanceOf('^*$', '&.#');
		expect(matrixTransformation.verify(symbols, '&,^,.,*,#,$').kind).toBe('correct');
		expect(matrixTransformation.verify(symbols, '&amp;,^,.,*,#,$').kind).toBe('malformed');
		expect(matrixTransformation.verify(symbols, '&,^,x,*,#,$').kind).toBe('incorrect');
	});

	it('turns single rows and columns', () => {
		expect(matrixTransformation.solve(instanceOf('ABC'))).toBe('A,B,C');
		expect(matrixTransformation.solve(instanceOf('A', 'B', 'C'))).toBe('C,B,A');
	});

	it.each([
		['rotate90cw', '9,P,K,4,Z,R'],
		['rotate90ccw', 'R,Z,4,K,P,9'],
		['rotate180', 'Z,K,9,R,4,P'],
		['transpose', 'P,9,4,K,R,Z'],
		['flipH', 'R,4,P,Z,K,9'],
		['flipV', '9,K,Z,P,4,R'],
	] as const)('knows %s, also in Python', { timeout: 60_000 }, async (transform, answer) => {
		const instance = { ...example, transform };
		expect(matrixTransformation.solve(instance)).toBe(answer);
		expect(lastMarked(await runPython(matrixTransformation.python(instance)))).toBe(answer);
	});

	it('comes back after four quarter turns, and one turn each way cancels', () => {
		const cells = fc.constantFrom('A', 'B', 'C');
		const matrices = fc
			.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
			.chain(([rows, columns]) =>
				fc.array(fc.array(cells, { minLength: columns, maxLength: columns }), {
					minLength: rows,
					maxLength: rows,
				}),
			);
		fc.assert(
			fc.property(matrices, (matrix) => {
				const { rotate90cw: right, rotate90ccw: left, rotate180, transpose, flipH } = transformations;
				expect(left.apply(right.apply(matrix))).toEqual(matrix);
				expect(right.apply(right.apply(matrix))).toEqual(rotate180.apply(matrix));
				expect(flipH.apply(transpose.apply(matrix))).toEqual(right.apply(matrix));
			}),
		);
	});

	it('rejects every single fault in a right answer, on every level', () => {
		const mutations: ((cells: string[], at: number) => string[])[] = [
			(cells, at) => cells.map((cell, i) => (i === at ? 'x' : cell)),
			(cells, at) => cells.filter((_, i) => i !== at),
			(cells, at) => [...cells.slice(0, at), 'A', ...cells.slice(at)],
			(cells) => cells.map((cell) => cell + cell),
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...matrixTransformation.levels),
				fc.nat(),
				fc.constantFrom(...mutations),
				fc.nat(),
				(level, seed, mutate, at) => {
					const instance = matrixTransformation.generate(level, createRng('matrix test', level.id, seed));
					const cells = matrixTransformation.solve(instance).split(',');
					const wrong = mutate(cells, at % cells.length).join(',');
					expect(matrixTransformation.verify(instance, wrong).kind).not.toBe('correct');
				},
			),
		);
	});

	it('refuses ragged matrices and cells that the answer format needs', () => {
		expect(matrixTransformation.parse({ ...example, matrix: [['A', 'B'], ['C']] })).toBeNull();
		expect(matrixTransformation.parse({ ...example, matrix: [] })).toBeNull();
		for (const cell of [',', ' ', '"', "'", '[', '<', '>', '', 'AB', '`', '(']) {
			expect(matrixTransformation.parse({ ...example, matrix: [['A', cell]] })).toBeNull();
		}
		expect(matrixTransformation.parse({ ...example, transform: 'shear' })).toBeNull();
	});
});

describe('matrix-transformation: generating', () => {
	it('never hides a wrong transformation behind equal cells', () => {
		for (const level of matrixTransformation.levels) {
			for (let seed = 0; seed < 30; seed++) {
				const instance = matrixTransformation.generate(level, createRng(level.id, seed));
				for (const transform of TRANSFORMS.filter((each) => each !== instance.transform)) {
					const answer = matrixTransformation.solve({ ...instance, transform });
					expect(matrixTransformation.verify(instance, answer).kind).toBe('incorrect');
				}
			}
		}
	});

	it('grows by the number of cells', () => {
		const cells = matrixTransformation.levels.map(({ params }) => params.rows * params.columns);
		expect(cells).toEqual([...cells].sort((a, b) => a - b));
	});
});
