import type { FamilyDemo } from '../family-demo.ts';
import { expressionProblem } from '../kit/expression-problem.ts';
import numbersProblem from './check.py?raw';
import type { Game24Instance } from './instance.ts';

export const demo: FamilyDemo<Game24Instance> = {
	/** P1 figures 4 and 6 up to five numbers, P2 figure 4 beyond, P2 table 1 for AutoGen. */
	success: {
		size: ({ numbers }) => numbers.length,
		curves: {
			// prettier-ignore
			text: [[2, 100], [3, 74.6], [4, 23.3], [5, 15], [6, 4], [8, 0]],
			// prettier-ignore
			free: [[2, 100], [3, 75], [4, 17], [5, 7], [6, 0]],
			// prettier-ignore
			code: [[2, 91.4], [3, 27.7], [4, 5.1], [5, 7.2], [8, 2], [20, 0]],
			// prettier-ignore
			autogen: [[2, 98], [3, 93], [4, 88], [8, 75], [20, 60], [80, 50]],
			// prettier-ignore
			tools: [[2, 100], [3, 74.7], [4, 18.2], [5, 7], [6, 20], [8, 40], [20, 0]],
			// prettier-ignore
			guided: [[2, 100], [3, 97], [4, 93], [6, 86.7], [8, 82], [20, 77], [80, 80]],
		},
		smallModel: {
			// P1 figure 4, GPT-4o-mini: with an interpreter the small models beat the large one (inverse scaling).
			// prettier-ignore
			tools: [[2, 97], [3, 50], [4, 62], [5, 51]],
		},
	},
	/** P1 figure 4: the large model leaves the interpreter alone, the small ones nearly always use it. */
	codeUse: { size: ({ numbers }) => numbers.length, curve: [[2, 0]], smallModel: [[2, 97]] },
	check: expressionProblem(numbersProblem),
	/** Names the numbers, forms a value nobody looks at, and claims the target. */
	weakProgram: ({ numbers, target }, wrong) =>
		`numbers = [${numbers.join(', ')}]\nvalue = ${wrong}\nprint("<<<${wrong} = ${target}>>>")\n`,
	/** P1, example figure: each of the one-line programs fails. */
	guessProgram: (guess) => `print(${guess})`,
	advice:
		'Search systematically: all orders of the numbers, all choices of + - * / and all bracketings, with exact fractions, and test each value against the target.',
};
