import expressionCheck from './expression-check.py?raw';
import noSolutionCheck from './no-solution-check.py?raw';

/**
 * Python `problem_of(answer)` for an answer that is an expression over the puzzle's numbers, or says that there is none: only
 * what that answer calls for, so that the program is read at a glance.
 *
 * @param numbersProblem Python `numbers_problem(used)`, what is wrong with the numbers in their order
 */
export function expressionProblem(numbersProblem: string): (answer: string) => string {
	return (answer) => (/\d/.test(answer) ? `${expressionCheck}\n\n${numbersProblem}` : noSolutionCheck);
}
