import type { FamilyDemo } from '../family-demo.ts';
import { expressionProblem } from '../kit/expression-problem.ts';
import numbersProblem from './check.py?raw';
import type { CombinatorialCalculationInstance } from './instance.ts';

export const demo: FamilyDemo<CombinatorialCalculationInstance> = {
	/** P2 figure 4. */
	success: {
		size: ({ numbers }) => numbers.length,
		curves: {
			// prettier-ignore
			free: [[3, 80], [5, 5], [6, 1], [15, 0]],
			// prettier-ignore
			tools: [[3, 83], [5, 60], [6, 73], [15, 93], [20, 100]],
			// prettier-ignore
			guided: [[3, 100], [5, 95], [6, 80], [15, 96], [20, 100]],
		},
	},
	check: expressionProblem(numbersProblem),
};
