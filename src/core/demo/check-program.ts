import type { AnyFamily } from '../tasks/family.ts';
import { type PythonData, pythonProgram } from '../tasks/kit/python.ts';
import catchOutput from './catch-output.py?raw';
import compareOutput from './compare-output.py?raw';
import sameText from './same-text.py?raw';
import sameValue from './same-value.py?raw';
import takeOutput from './take-output.py?raw';

/**
 * An honest test of an answer, as a program: where many answers are right, every rule of the puzzle is checked; elsewhere
 * the answer is calculated again by the family's own method and compared. Its last line begins with Correct or Incorrect.
 */
export function checkProgram(family: AnyFamily, instance: unknown, answer: string): string {
	const { check, comparison = 'text' } = family.demo ?? {};
	if (check === undefined) return comparisonCheck(family.python(instance), answer, comparison);
	// An instance is plain JSON by its contract.
	const problem = typeof check === 'string' ? check : check(answer);
	return pythonProgram({ puzzle: instance as PythonData, answer }, `${problem}\n\n${VERDICT}`);
}

const PASSES = 'print("Correct" if problem is None else f"Incorrect: {problem}")\n';
const VERDICT = `problem = problem_of(answer.strip())\n${PASSES}`;

/** Runs the honest program with its output caught, then compares what stands between the markers. */
export function comparisonCheck(
	program: string,
	answer: string,
	comparison: 'text' | 'value' = 'text',
): string {
	const isSame = comparison === 'value' ? sameValue : sameText;
	return [
		catchOutput,
		`${program.trimEnd()}\n`,
		takeOutput + pythonProgram({ given: answer }, `${isSame}\n\n${compareOutput}`),
	].join('\n');
}

/** The same test, whose last line is one of two words and nothing else. */
export function endingWith(program: string, holds: string, fails: string): string {
	const checked = `print(problem or "Every condition holds")\nprint("${holds}" if problem is None else "${fails}")\n`;
	if (program.includes(PASSES)) return program.replace(PASSES, checked);
	const compared = program
		.replace('    print("Correct")', `    print("${holds}")`)
		.replace('print(f"Incorrect: the answer', 'print(f"The answer');
	return `${compared.trimEnd()}\n    print("${fails}")\n`;
}
