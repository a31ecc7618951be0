import type { AnyFamily } from '../tasks/family.ts';
import { CONSTRAINT_CHECKS } from './constraint-checks.ts';
import { pythonString } from './weak-program.ts';

/**
 * An honest test of an answer, as a program: where many answers are right, every rule of the puzzle is checked; elsewhere
 * the answer is calculated again by the family's own method and compared. Its last line begins with Correct or Incorrect.
 */
export function checkProgram(family: AnyFamily, instance: unknown, answer: string): string {
	const check = CONSTRAINT_CHECKS[family.id];
	if (check === undefined) return comparisonCheck(family.python(instance), answer);
	return `import json

puzzle = json.loads(${pythonString(JSON.stringify(instance))})
answer = ${pythonString(answer)}

${check}
problem = problem_of(answer.strip())
print("Correct" if problem is None else f"Incorrect: {problem}")
`;
}

/** Runs the honest program with its output caught, then compares what stands between the markers. */
export function comparisonCheck(program: string, answer: string): string {
	return `import io
import sys

# Work the answer out again, with the output caught instead of shown.
screen, sys.stdout = sys.stdout, io.StringIO()

${program.trimEnd()}

recomputed = sys.stdout.getvalue()
sys.stdout = screen
recomputed = recomputed[recomputed.rindex("<<<") + 3:recomputed.rindex(">>>")].strip()
given = ${pythonString(answer)}


def plain(text):
    """Letters, digits, signs and points; spacing, quotes and brackets do not matter."""
    return "".join(character for character in text.lower() if character.isalnum() or character in ".+-*/=<>")


if plain(given) == plain(recomputed):
    print("Correct")
else:
    print(f"Incorrect: the answer given is {given!r}, but working it out again gives {recomputed!r}")
`;
}
