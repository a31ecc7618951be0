import { say } from '../prompts/say.ts';
import type { AnalysisFlags } from '../../execution.ts';
import type { CoachedAttempt } from './rule-coach.ts';
import type { Told } from '../../briefing.ts';
import { runCopy } from '../kit/describe-execution.ts';
import type { Attempt } from '../steps.ts';

/** What a report to the coach holds besides the answer, its output and the check. */
export interface ReportRules {
	/** A published score that looks too simple: below `score`, or at it too (released code). */
	tooSimple: { score: number; isIncluded: boolean };
	/** Score and findings by the rules on the syntax tree, which are ours. */
	tree: boolean;
	/** The flag "text in disguise", ours. */
	disguise: boolean;
	/** The standing rule that the way should change when all answers used one; not for a coach with a plan of its own. */
	changesWay: boolean;
	/** As published, a coach is told the error of a check that broke off; else only that the answer is untested. */
	brokenChecks: boolean;
}

/** The report on the latest of all answers so far (methods.md 6.2): answer with output, check, complexity, standing rule. */
export function coachReport(
	attempts: readonly (Attempt & CoachedAttempt)[],
	rules: ReportRules,
): readonly Told[] {
	const last = attempts.at(-1);
	if (last === undefined) throw new Error('There is no answer to report');
	const { text, execution, selfCheck } = last;
	const told: Told[] = [{ what: 'answer', text: `Answer of the model:\n${text}` }];
	if (execution !== null) told.push({ what: 'output', text: runCopy(execution) });
	if (selfCheck !== null) {
		const isTold = selfCheck.isSaid || rules.brokenChecks;
		const text = isTold ? `A test program says:\n${selfCheck.explanation}` : say(NOT_TESTED);
		told.push({ what: 'check', text });
	}
	const looks = looksOf(last, rules);
	if (looks !== null) told.push({ what: 'looks', text: looks });
	const way = rules.changesWay ? sameWay(attempts) : null;
	if (way !== null) told.push({ what: 'standing', text: way });
	return told;
}

function looksOf({ analysis }: CoachedAttempt, rules: ReportRules): string | null {
	if (analysis?.kind === 'syntax-error') {
		return `The program cannot be read: ${analysis.message} (line ${String(analysis.line)}).`;
	}
	if (analysis?.kind !== 'analysed') return null;
	const { published, tree, disguise } = analysis;
	const { score, isIncluded } = rules.tooSimple;
	const lines = [
		`Complexity by the published rules: ${String(published.score)}; ${flagWords(published.flags)}.`,
		...cappedByKind(published.lines ?? []),
	];
	if (published.score < score || (isIncluded && published.score === score)) {
		lines.push(say(TOO_SIMPLE));
	}
	if (rules.tree) {
		lines.push(`Complexity by the syntax tree: ${String(tree.score)}; ${flagWords(tree.flags)}.`);
		lines.push(...cappedByKind(analysis.lines.filter((line) => !line.startsWith('Text in disguise'))));
	}
	if (rules.disguise && disguise !== null) lines.push(`It only prints a finished answer: ${disguise}.`);
	return `What the program looks like:\n${lines.join('\n')}`;
}

function flagWords({ searching, symbolic, numerical }: AnalysisFlags): string {
	const raised = [
		searching ? 'searching' : '',
		symbolic ? 'symbolic' : '',
		numerical ? 'numerical' : '',
	].filter((word) => word !== '');
	return raised.length === 0 ? 'neither searching, symbolic nor numerical' : raised.join(', ');
}

/** The published rules give a line per finding; lines that differ in numbers or names only are one kind. */
function cappedByKind(lines: readonly string[]): string[] {
	const counts = new Map<string, number>();
	const shown: string[] = [];
	for (const line of lines) {
		const kind = line.split(/[:(\d]/, 1)[0] ?? '';
		const count = (counts.get(kind) ?? 0) + 1;
		counts.set(kind, count);
		if (count <= LINES_PER_KIND && !shown.includes(line)) shown.push(line);
	}
	const left = [...counts].flatMap(([kind, count]) =>
		count > LINES_PER_KIND ? [`${kind.trim()}: ${String(count - LINES_PER_KIND)} more.`] : [],
	);
	return [...shown, ...left];
}

const LINES_PER_KIND = 3;

/**
 * The published standing rule (methods.md 6.3), when it applies: all answers used one way, and there are at least two or a
 * check refused the only one. Not after a check that says Correct: there is nothing to change.
 */
function sameWay(attempts: readonly CoachedAttempt[]): string | null {
	const verdict = attempts.at(-1)?.selfCheck?.verdict;
	if (verdict === 'correct' || (attempts.length < 2 && verdict !== 'incorrect')) return null;
	const inCode = attempts.filter(({ code }) => code !== null).length;
	if (inCode === attempts.length) return say(WORDS_NEXT);
	if (inCode === 0) return say(PROGRAM_NEXT);
	return null;
}

/** In place of a traceback: a coach takes that for a fault of the answer, and its model then talks about the checking program. */
export const NOT_TESTED =
	'The answer is untested: no test program came to a result. That speaks neither for the answer nor against it.';
export const TOO_SIMPLE = 'The program may be too simple to compute the answer.';
export const WORDS_NEXT =
	'Every answer so far was a program. Unless the latest is right, ask for words next.';
export const PROGRAM_NEXT =
	'Every answer so far was in words. Unless the latest is right, ask for a program next.';
