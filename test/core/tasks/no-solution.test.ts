import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { saysNoSolution } from '../../../src/core/tasks/kit/no-solution.ts';
import { inForm } from '../../../src/core/tasks/kit/plain-answers.ts';
import { familyById, families } from '../../../src/core/tasks/registry.ts';

const DENIED = { kind: 'incorrect', why: 'The answer says that there is no solution, but there is one' };

describe('an answer that says there is no solution', () => {
	it.each([
		'no solution',
		'No solution exists.',
		'**No valid solution**'.replaceAll('*', ''),
		'There is no solution',
		'There is no way to make 24 with these numbers.',
		'Impossible',
		'It is impossible to reach 24.',
		'not possible',
		'The puzzle has no solution.',
		'This puzzle is unsolvable',
		'It cannot be done',
		'It can’t be solved',
	])('is known by its words: %s', (answer) => {
		expect(saysNoSolution(answer)).toBe(true);
	});

	it.each([
		'',
		'(8 * 3)',
		'none',
		'no',
		'A solution',
		'No solution but 3 * 8',
		'no solution: 3 * 8',
		'2 1, 0 0',
	])('is not one that says something else: %s', (answer) => {
		expect(saysNoSolution(answer)).toBe(false);
	});

	const seeking = families.filter(({ seeksSolution }) => seeksSolution === true);

	it.each(seeking.map((family) => [family.id, family] as const))(
		'is wrong, not unreadable, where something is sought: %s',
		(_, family) => {
			const [level] = family.levels;
			const instance = family.generate(level!, createRng('denied', family.id));
			expect(family.verify(instance, '**No solution.**')).toEqual(DENIED);
			// It is read where it is marked, or where nothing else is.
			expect(inForm(family, instance, 'No solution.')).toBe(false);
			expect(family.verify(instance, family.solve(instance)).kind).toBe('correct');
		},
	);

	it('stays unreadable where there is none, and where nothing is sought', () => {
		const puzzle = familyById('game-24')!;
		expect(puzzle.verify({ target: 24, numbers: [1, 1, 1, 1] }, 'No solution').kind).toBe('malformed');
		const product = familyById('number-multiply')!;
		const instance = product.generate(product.levels[0]!, createRng('denied'));
		expect(product.verify(instance, 'No solution').kind).toBe('malformed');
	});
});
