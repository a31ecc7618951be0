import { expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { families } from '../../../src/core/tasks/registry.ts';
import { budgets } from '../../bench/budgets.ts';
import { hostileAnswers } from '../../bench/hostile-answers.ts';
import { countSteps } from '../../support/count-steps.ts';

const { stepsPerCharacter, stepsOfAny } = budgets.verdicts;
/** Verifiers refuse at a length of their own what is too long for any right answer. */
const SIZES = [1_900, 29_000];

it.each(families.map((family) => [family.id, family] as const))(
	'reads an answer made to cost time in %s in few steps a character',
	(_, family) => {
		const level = family.levels.at(-1)!;
		const instance = family.generate(level, createRng('steps', family.id, level.id));
		const right = family.solve(instance);
		const dear = SIZES.flatMap((size) =>
			[...hostileAnswers(right, size)].flatMap(([name, text]) => {
				const steps = countSteps(() => family.verify(instance, text));
				return steps <= stepsPerCharacter * text.length + stepsOfAny ? [] : [{ name, size, steps }];
			}),
		);
		expect(dear).toEqual([]);
	},
);
