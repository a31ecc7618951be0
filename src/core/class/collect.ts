import type { Steps } from '../steps.ts';
import { type LineFault, parseLine } from './line.ts';
import { type ClassPlan, questionMarks } from './plan.ts';
import type { ClassSummary, Outcome } from './summary.ts';

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
	/** Another result of a student, which does not go on from the one that is kept. */
	| { kind: 'second'; of: ClassSummary }
	| { kind: 'full' }
);

/** What came of one text. */
export interface Report {
	/** Taken in now. */
	taken: readonly Handed[];
	/** Results that took the place of what the same student had handed in of them before. */
	replaced: number;
	/** Lines that were taken in before, word by word, or went before what is kept now. */
	known: number;
	refused: readonly Refusal[];
	/** There were so many lines that the rest was not looked at. */
	isCut: boolean;
}

/**
 * Takes in every result that stands anywhere in a text: a mail, a chat, a file of many lines. In the order in which they stand; a
 * student who hands in more keeps their place.
 */
export function* collectSteps(
	plan: ClassPlan,
	before: readonly Handed[],
	text: string,
): Steps<{ handed: readonly Handed[]; report: Report }> {
	const byStudent = new Map(before.map((one) => [one.summary.student, one]));
	const lines = new Set(before.map(({ line }) => line));
	const taken: Handed[] = [];
	const refused: Refusal[] = [];
	let [replaced, known, looked, isCut] = [0, 0, 0, false];
	for (const [line] of withoutSoftBreaks(text).matchAll(/(?<![\w-])CSP\d{1,6}\.[\w-]*/g)) {
		if (looked++ >= MOST_LINES) {
			isCut = true;
			break;
		}
		yield;
		if (lines.has(line)) {
			known++;
			continue;
		}
		const read = readIn(plan, line);
		if (!read.ok) {
			refused.push(read.refusal);
			continue;
		}
		const { summary } = read;
		const had = byStudent.get(summary.student);
		if (had === undefined && byStudent.size >= MOST_STUDENTS) refused.push({ line, kind: 'full' });
		else if (had !== undefined && goesOnFrom(had.summary, summary)) known++;
		else if (had !== undefined && !goesOnFrom(summary, had.summary))
			refused.push({ line, kind: 'second', of: summary });
		else {
			const one = { line, summary };
			byStudent.set(summary.student, one);
			lines.add(line);
			if (had === undefined) taken.push(one);
			else replaced++;
		}
	}
	return { handed: [...byStudent.values()], report: { taken, replaced, known, refused, isCut } };
}

/** A mail as it travels breaks long lines (quoted-printable, RFC 2045 6.7); what begins a result was not broken off. */
function withoutSoftBreaks(text: string): string {
	return text.replace(/=\r?\n(?!CSP\d)/g, '');
}

/** The same part, further on: whatever was counted before is there, unchanged, and more. */
function goesOnFrom(later: ClassSummary, earlier: ClassSummary): boolean {
	if (later.scripted !== earlier.scripted || later.model !== earlier.model) return false;
	const [now, before] = [later, earlier].map(({ questions }) =>
		questions.flatMap(({ outcomes }) => outcomes),
	) as [Outcome[], Outcome[]];
	let hasMore = false;
	for (const [at, outcome] of before.entries()) {
		if (outcome !== 'not-counted' && now[at] !== outcome) return false;
		if (outcome !== now[at]) hasMore = true;
	}
	return hasMore;
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
