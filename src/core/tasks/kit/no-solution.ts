import { incorrect, type Verdict } from '../../verdict.ts';
import type { TaskFamily } from '../family.ts';

const LONGEST = 160;

const SUBJECT = String.raw`(?:(?:it|this|that) is |there (?:is|are|exists?) |(?:the|this) \w+ (?:has|is|are) )?`;
const THING =
	'(?:solution|answer|way|expression|combination|arrangement|plan|path|placement|assignment|selection)s?';
const NONE = [
	String.raw`no(?: \w+){0,2} ${THING}`,
	'impossible|unsolvable|unreachable|infeasible',
	'not (?:possible|solvable|reachable|feasible)',
	"(?:it )?(?:cannot|can not|can['’]t) be (?:solved|done|found|made|reached)",
].join('|');
/** "No solution but 3 * 8" says something else. */
const REST = String.raw`(?! (?:but|except|besides|other|unless|better|shorter)\b)(?:[ ,][\w ,'’]{0,100})?[.!]?`;

const SAYS_NONE = new RegExp(`^${SUBJECT}(?:${NONE})${REST}$`, 'i');

/** Whether an answer says that there is none: "no solution", "Impossible.", "There is no way to reach 24". */
export function saysNoSolution(answer: string): boolean {
	return answer.length <= LONGEST && SAYS_NONE.test(answer.trim());
}

/**
 * The verdict on an answer that denies a solution which the reference answer is; null for other answers, and where none is
 * known, as in public data with puzzles that have none.
 */
export function deniedSolution<I, P>(family: TaskFamily<I, P>, instance: I, answer: string): Verdict | null {
	if (family.seeksSolution !== true || !saysNoSolution(answer) || !isSolved(family, instance)) return null;
	return incorrect('The answer says that there is no solution, but there is one');
}

function isSolved<I, P>(family: TaskFamily<I, P>, instance: I): boolean {
	try {
		return family.verify(instance, family.solve(instance)).kind === 'correct';
	} catch {
		return false;
	}
}
