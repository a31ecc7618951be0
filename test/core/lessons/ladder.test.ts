import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextLevel, type Rung, rungOf, tellLadder } from '../../../src/core/lessons/ladder.ts';
import { trial } from '../../support/lesson-trials.ts';

const LEVELS = ['a', 'b', 'c', 'd'];

function rungs(...right: readonly number[]): readonly Rung[] {
	return right.map((number, at) => ({
		level: LEVELS[at]!,
		label: `level ${LEVELS[at]!}`,
		right: number,
		counted: 10,
		open: 0,
	}));
}

describe('the next level', () => {
	it('is the easiest first, then one harder, while at least half of the answers are right', () => {
		expect(nextLevel(LEVELS, [])).toBe('a');
		expect(nextLevel(LEVELS, rungs(10))).toBe('b');
		expect(nextLevel(LEVELS, rungs(10, 5))).toBe('c');
	});

	it('is none where most answers were wrong, where nothing could be judged, and after the hardest', () => {
		expect(nextLevel(LEVELS, rungs(10, 4))).toBe(null);
		expect(nextLevel(LEVELS, [{ level: 'a', label: 'level a', right: 0, counted: 0, open: 10 }])).toBe(null);
		expect(nextLevel(LEVELS, rungs(10, 10, 9, 9))).toBe(null);
	});

	it('ends the climb within as many rungs as there are levels', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 4, maxLength: 4 }), (right) => {
				const climbed: Rung[] = [];
				for (let level = nextLevel(LEVELS, []); level !== null; level = nextLevel(LEVELS, climbed)) {
					climbed.push({ ...rungs(...right)[LEVELS.indexOf(level)]! });
				}
				expect(climbed.map(({ level }) => level)).toEqual(LEVELS.slice(0, climbed.length));
			}),
		);
	});
});

describe('the band, in words', () => {
	it.each([
		[
			'words hold, begin to fail and fail',
			rungs(10, 7, 2),
			'In words all answers were right up to level a (10 of 10 right), the first failures came at level b (7 of 10 right), and most failed at level c (2 of 10 right): this is the band of this model.',
		],
		[
			'they fail at once after they held',
			rungs(10, 2),
			'In words all answers were right up to level a (10 of 10 right), and most failed at level b (2 of 10 right): this model’s band lies between the two.',
		],
		[
			'they begin to fail and never fail',
			rungs(10, 10, 8, 7),
			'In words all answers were right up to level b (10 of 10 right), the first failures came at level c (8 of 10 right), and never did most fail, up to level d (7 of 10 right).',
		],
		[
			'they fail at the first level',
			rungs(1),
			'In words most failed at the first level asked already, level a (1 of 10 right).',
		],
		[
			'some fail from the first level on',
			rungs(8, 1),
			'In words the first failures came at level a (8 of 10 right), and most failed at level b (1 of 10 right): this is the band of this model.',
		],
		[
			'they never fail',
			rungs(10, 10),
			'In words this model never failed: all answers were right, up to level b (10 of 10 right).',
		],
		['nothing was asked', rungs(), 'No answer could be judged, so no band was found.'],
		[
			'the model did not answer',
			[rungOf('a', 'level a', [trial('all-text', 'failed'), trial('all-text', 'stopped')])],
			'No answer could be judged, so no band was found (2 runs came to no answer that can be judged).',
		],
	])('where %s', (_, climbed, sentence) => {
		expect(tellLadder(climbed)).toBe(sentence);
	});

	it('says that it never failed only where every answer was right', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 4 }), (right) => {
				const climbed = rungs(...right);
				expect(tellLadder(climbed).includes('never failed')).toBe(right.every((one) => one === 10));
				expect(tellLadder(climbed).includes('band')).toBe(right[0]! >= 5 && right.some((one) => one < 5));
			}),
		);
	});
});
