import { describe, expect, it } from 'vitest';
import { canonicalExpression } from '../../../src/core/tasks/kit/canonical-expression.ts';
import { parseExpression } from '../../../src/core/tasks/kit/expression.ts';
import { families, familyById } from '../../../src/core/tasks/registry.ts';
import { createRng } from '../../../src/core/rng.ts';

function written(text: string, order: 'free' | 'kept'): string | null {
	const parsed = parseExpression(text, { unaryMinus: true });
	return parsed.ok ? canonicalExpression(parsed.value, order) : null;
}

describe('expressions', () => {
	it.each([
		['(9 - (8 - 7)) * 3', '3 × (7 + 9 − 8)'],
		['8 * 3 / 2', '(3 / 2) * 8'],
		['1 - (2 - 3)', '1 - 2 + 3'],
		['-(1 - 2)', '2 - 1'],
		['\\frac{8}{4} * 3', '3*8/4'],
	])('%s and %s are one', (one, other) => {
		expect(written(one, 'free')).toBe(written(other, 'free'));
	});

	it.each([
		['9 - 8', '8 - 9'],
		['(1 + 2) * 3', '1 + 2 * 3'],
		['6 / (3 * 2)', '6 / 3 * 2'],
		// The same value by another way is another answer.
		['4 * 6', '3 * 8'],
	])('%s and %s are two', (one, other) => {
		expect(written(one, 'free')).not.toBe(written(other, 'free'));
	});

	it('keeps the order where the numbers have one', () => {
		expect(written('(1 + 2) + 3', 'kept')).toBe(written('1 + (2 + 3)', 'kept'));
		expect(written('1 + 2 + 3', 'kept')).not.toBe(written('3 + 2 + 1', 'kept'));
	});
});

/** By the family's own canonical form. */
function areOne(id: string, one: string, other: string): boolean {
	const family = familyById(id)!;
	const level = family.levels[0]!;
	const instance = family.generate(level, createRng('canonical', id));
	const [a, b] = [one, other].map((answer) => family.canonical?.(instance, answer) ?? null);
	return a !== null && a === b;
}

describe('what says the same', () => {
	it.each([
		['game-24', '(9 - (8 - 7)) * 3', '`3*(9-8+7) = 24`'],
		['eight-queens', '0 1, 1 3, 2 0, 3 2', '[(3, 2), (1, 3), (2, 0), (0, 1)]'],
		['logical-puzzle', '0 1, 1 3', '(1, 3), (0, 1)'],
		['blocksworld', 'Move A from stack1 to stack2', '1. move A from 1 to stack2.'],
		['boxlift', 'Step 1: [(3, [0, 1]), (5, [2])]', '[[(5, [2]), (3, [1, 0])]]'],
		[
			'boxnet',
			'[{"Agent[0.5, 0.5]": "move(box_red, target_red)", "Agent[1.5, 0.5]": "move(box_blue, square[0.5, 0.5])"}]',
			"[{'Agent[1.5, 0.5]': 'move(box_blue, square[0.50, 0.5])', 'Agent[0.5, 0.5]': 'move(box_red, target_red)'}]",
		],
		['path-plan', '[(0.10, 0.2), (1, 2)]', '[[0.1, 0.20], [1.0, 2]]'],
		['letters', 'Count: 2, Positions: [3, 8]', 'count:2; positions:[8,3]'],
		['navigate', 'Yes', 'True.'],
		['cryptanalysis', '12AB', "['1', '2', 'a', 'b']"],
		['number-multiply', '1,234', '1234.0'],
		['new-operator', '1.5', '3/2'],
		['string-splitting', '[1, 0, 2, 3, 0, 4]', '1 0 2 3 0 4'],
		['string-synthesis', '0 1 2 0 1 0 2 0 3', '[0, 1, 2, 0, 1, 0, 2, 0, 3]'],
		['synthesis-decomposition', '[1, 0, 2]', '(1,0,2)'],
	])('%s: %s and %s', (id, one, other) => {
		expect(areOne(id, one, other)).toBe(true);
	});

	it('is said by most families; the others are left to their text', () => {
		const published = families.filter(({ split }) => split !== 'own');
		expect(published.filter((family) => !('canonical' in family)).map(({ id }) => id)).toEqual([
			'date-understanding',
			'gsm-hard',
			'mahjong',
			'math-counting-and-probability',
			'math-geometry',
			'string-deletion-and-modification',
			'string-insertion',
		]);
	});
});
