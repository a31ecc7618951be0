import type { Steps } from '../steps.ts';
import { type LineFault, parseLine } from './line.ts';
import { type ClassPlan, questionMarks } from './plan.ts';
import type { ClassSummary } from './summary.ts';

/** A result that was taken in, with the line it came in. */
export interface Handed {
	line: string;
	summary: ClassSummary;
}

/** Students that one class holds at most. */
export const MOST_STUDENTS = 500;

/** Lines of one text that are looked at. */
const MOST_LINES = 2_000;

/** Why a line was not taken in. */
export type Refusal = { line: string } & (
	| LineFault
	/** Of another class. */
	| { kind: 'foreign' }
	/** It names this class, and asked something else than this class asks that student. */
	| { kind: 'other-questions'; of: ClassSummary }
	/** Another result of a student whose first one is kept. */
	| { kind: 'second'; of: ClassSummary }
	| { kind: 'full' }
);

/** What came of one text. */
export interface Report {
	/** Taken in now. */
	taken: readonly Handed[];
	/** Lines that were taken in before, word by word. */
	known: number;
	refused: readonly Refusal[];
	/** There were so many lines that the rest was not looked at. */
	isCut: boolean;
}

/** Takes in every result that stands anywhere in a text: a mail, a chat, a file of many lines. In the order in which they stand. */
export function* collectSteps(
	plan: ClassPlan,
	before: readonly Handed[],
	text: string,
): Steps<{ handed: readonly Handed[]; report: Report }> {
	const byStudent = new Map(before.map((one) => [one.summary.student, one]));
	const taken: Handed[] = [];
	const refused: Refusal[] = [];
	let [known, looked, isCut] = [0, 0, false];
	for (const [line] of text.matchAll(/(?<![\w-])CSP\d{1,6}\.[\w-]*/g)) {
		if (looked++ >= MOST_LINES) {
			isCut = true;
			break;
		}
		yield;
		const read = readIn(plan, line);
		const had = read.ok ? byStudent.get(read.summary.student) : undefined;
		if (!read.ok) refused.push(read.refusal);
		else if (had?.line === line) known++;
		else if (had !== undefined) refused.push({ line, kind: 'second', of: read.summary });
		else if (byStudent.size >= MOST_STUDENTS) refused.push({ line, kind: 'full' });
		else {
			const one = { line, summary: read.summary };
			byStudent.set(read.summary.student, one);
			taken.push(one);
		}
	}
	return { handed: [...before, ...taken], report: { taken, known, refused, isCut } };
}

function readIn(
	plan: ClassPlan,
	line: string,
): { ok: true; summary: ClassSummary } | { ok: false; refusal: Refusal } {
	const read = parseLine(line);
	if (!read.ok) return { ok: false, refusal: { line, ...read.error } };
	const summary = read.value;
	if (summary.plan !== plan.hash) return { ok: false, refusal: { line, kind: 'foreign' } };
	const marks = questionMarks(plan, summary.student);
	const isAsAsked =
		summary.tokens.length === plan.design.methods.length &&
		summary.questions.length === marks.length &&
		summary.questions.every(({ mark }, at) => mark === marks[at]);
	return isAsAsked
		? { ok: true, summary }
		: { ok: false, refusal: { line, kind: 'other-questions', of: summary } };
}
