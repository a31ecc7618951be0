import { expect, test } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { families } from '../../../src/core/tasks/registry.ts';
import { asksInFormulas, hasFormulas } from '../../../src/core/worksheet/formulas.ts';

test('on a worksheet the two families of MATH are set as formulas; a dollar sign elsewhere is money', () => {
	const set = families.filter((family) =>
		hasFormulas(family, family.generate(family.levels[0]!, createRng('formulas', family.id))),
	);
	expect(set.map(({ id }) => id)).toEqual(['math-counting-and-probability', 'math-geometry']);
});

test('what was typed stays as it was typed, and what is no instance is no formula', () => {
	const typed = { text: 'What is $2 + $3?', source: { kind: 'typed' } } as const;
	const source = {
		kind: 'instance',
		family: 'math-geometry',
		level: 'easy',
		seed: 's',
		instance: 3,
	} as const;
	expect([asksInFormulas(typed), asksInFormulas({ text: '$x$', source })]).toEqual([false, false]);
});
