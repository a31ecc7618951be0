import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { patternRecognition } from '../../../src/core/tasks/pattern-recognition/family.ts';
import type { PatternRecognitionInstance } from '../../../src/core/tasks/pattern-recognition/instance.ts';

const example: PatternRecognitionInstance = {
	rows: ['ABCDEF', 'GHIJLM', 'NKKKOP', 'QKKKRS', 'TKKKUV', 'WXYZAB'],
	minSide: 3,
};

const large: PatternRecognitionInstance = {
	rows: ['ABCDEF', 'GMMMMH', 'IMMMMJ', 'KMMMML', 'NMMMMO', 'PQRSTU'],
	minSide: 3,
};

describe('pattern-recognition: checking', () => {
	it('finds the square of the worked example', () => {
		expect(patternRecognition.solve(example)).toBe('[4, 3]');
	});

	it.each([
		['<<<[4, 3]>>>', 'correct'],
		['<<<4,3>>>', 'correct'],
		['<<<(4, 3)>>>', 'correct'],
		['<<<4 3>>>', 'correct'],
		['<<<```\n[4, 3]\n```>>>', 'correct'],
		['<<<["4","3"]>>>', 'correct'],
		['<<<[5, 4]>>>', 'incorrect'],
		['<<<[3, 4]>>>', 'incorrect'],
		['<<<[2, 1]>>>', 'incorrect'],
		['<<<[90, 3]>>>', 'incorrect'],
		['<<<[4, 3, 3]>>>', 'malformed'],
		['<<<[4]>>>', 'malformed'],
		['<<<[-4, 3]>>>', 'malformed'],
		['<<<[4.0, 3]>>>', 'malformed'],
		['<<<row 4, column 3>>>', 'malformed'],
		['<<<>>>', 'malformed'],
	])('judges %s as %s', (reply, kind) => {
		expect(patternRecognition.verify(example, lastMarked(reply)!).kind).toBe(kind);
	});

	it('names the fault', () => {
		const why = (answer: string, instance = example): string =>
			patternRecognition.verify(instance, answer).why;
		expect(why('5, 4')).toContain('counted from 0');
		expect(why('3, 4')).toContain('row must come first');
		expect(why('2, 1')).toContain('top left');
		expect(why('0, 0')).toContain('No square of 3 x 3');
		expect(why('3, 3', large)).toContain('part of a larger one');
	});

	it('takes only the corner of the whole block, not those of the squares inside it', () => {
		const corners = [3, 4].flatMap((row) => [3, 4].map((column) => `${String(row)}, ${String(column)}`));
		expect(corners.map((answer) => patternRecognition.verify(large, answer).kind)).toEqual([
			'incorrect',
			'incorrect',
			'incorrect',
			'correct',
		]);
	});

	it('has no answer for a 3 x 4 rectangle, a hollow frame or two squares, so these are no instances', () => {
		const rectangle = ['AAAAB', 'AAAAC', 'AAAAD', 'EFGHI'];
		const frame = ['AAAB', 'ACAD', 'AAAE', 'FGHI'];
		const two = ['AAABBB', 'AAABBB', 'AAABBB', 'CDEFGH'];
		for (const rows of [rectangle, frame, two])
			expect(patternRecognition.parse({ rows, minSide: 3 })).toBeNull();
	});

	it('finds a block that touches the bottom right corner, and ignores a 2 x 2 block beside it', () => {
		const rows = ['ZZABC', 'ZZDEF', 'GHMMM', 'IJMMM', 'KLMMM'];
		expect(patternRecognition.solve({ rows, minSide: 3 })).toBe('[4, 4]');
		expect(patternRecognition.parse({ rows, minSide: 3 })).toEqual({ rows, minSide: 3 });
	});

	it('agrees with trying every square, and rejects every other cell, on every level', () => {
		fc.assert(
			fc.property(fc.constantFrom(...patternRecognition.levels), fc.nat(), (level, seed) => {
				const instance = patternRecognition.generate(level, createRng('pattern test', level.id, seed));
				const { rows } = instance;
				let best = { side: 0, answer: '' };
				for (let top = 0; top < rows.length; top++) {
					for (let left = 0; left < rows[0]!.length; left++) {
						for (let side = 1; top + side <= rows.length && left + side <= rows[0]!.length; side++) {
							const block = rows.slice(top, top + side).map((row) => row.slice(left, left + side));
							if (new Set(block.join('')).size > 1) break;
							const answer = `[${String(top + side - 1)}, ${String(left + side - 1)}]`;
							if (side > best.side) best = { side, answer };
						}
					}
				}
				expect(patternRecognition.solve(instance)).toBe(best.answer);
				rows.forEach((row, i) => {
					Array.from(row).forEach((_, j) => {
						const answer = `[${String(i)}, ${String(j)}]`;
						const kind = patternRecognition.verify(instance, answer).kind;
						expect(kind).toBe(answer === best.answer ? 'correct' : 'incorrect');
					});
				});
			}),
			{ numRuns: 20 },
		);
	});
});

describe('pattern-recognition: generating', () => {
	it('lets blocks of any size touch the borders', () => {
		const published = patternRecognition.levels.find((level) => level.published)!;
		const touching = Array.from({ length: 400 }, (_, seed) => {
			const instance = patternRecognition.generate(published, createRng('border', seed));
			const [row] = JSON.parse(patternRecognition.solve(instance)) as [number, number];
			return row === instance.rows.length - 1 && instance.rows.at(-1)!.match(/(.)\1{3}/) !== null;
		});
		expect(touching.filter(Boolean).length).toBeGreaterThan(5);
	});

	it('grows by area', () => {
		const areas = patternRecognition.levels.map(({ params }) => params.size[1] ** 2);
		expect(areas).toEqual([...areas].sort((a, b) => a - b));
	});
});
