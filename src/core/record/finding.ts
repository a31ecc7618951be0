import type { AnalysisMark, CodeAnalysis } from '../execution.ts';

/** What the symbolic checker's report comes to: how, if at all, a program gets at its answer. */
export type Finding =
	| { kind: 'unparsed'; message: string; line: number }
	| { kind: 'unread'; reason: string }
	/** It only prints what was written into it. */
	| { kind: 'guess'; why: string }
	| { kind: 'solver' }
	/** Goes through candidates; `nested`: how deep its loops stand in each other, 0 without loop statements. */
	| { kind: 'search'; nested: number }
	| { kind: 'recursion' }
	| { kind: 'loops'; count: number }
	| { kind: 'conditions'; count: number }
	/** Operators, comparisons or calls. */
	| { kind: 'computes' }
	/** None of these but print, and nothing was found to be printed. */
	| { kind: 'nothing' };

/** `code` is the program that was analysed. */
export function findingOf(analysis: CodeAnalysis, code: string): Finding {
	if (analysis.kind === 'syntax-error') {
		return { kind: 'unparsed', message: analysis.message, line: analysis.line };
	}
	if (analysis.kind === 'unavailable') return { kind: 'unread', reason: analysis.reason };
	const { tree, disguise, marks } = analysis;
	const { loops, recursion, branches, arithmetic, solverLibrary } = tree.counts;
	if (disguise !== null) return { kind: 'guess', why: disguise };
	if (solverLibrary > 0) return { kind: 'solver' };
	const nested = nestedLoops(code, marks);
	const tries = nested > 1 || (recursion > 0 && loops > 0);
	if (marks.some(({ kind }) => kind === 'search') || (tries && branches > 0)) {
		return { kind: 'search', nested };
	}
	if (recursion > 0) return { kind: 'recursion' };
	if (loops > 0) return { kind: 'loops', count: loops };
	if (branches > 0 && arithmetic === 0) return { kind: 'conditions', count: branches };
	const signs = code.replace(COMMENT_OR_TEXT, (found) => (found.startsWith('#') ? '' : '""'));
	return arithmetic > 0 || COMPUTING.some((sign) => sign.test(signs))
		? { kind: 'computes' }
		: { kind: 'nothing' };
}

const COMMENT_OR_TEXT = /"[^"\n]*"|'[^'\n]*'|#.*/g;
/** The checker counts none of these, but a program of one comparison is no guess: a model of 1.5B wrote `9.11 > 9.9`. */
const COMPUTING = [
	/[<>]|[=!]=|\b(?:in|is|and|or|not)\b/,
	// A call, or a print of something: of what was only written into the program it would be a guess.
	/(?<![\w.])(?!print\(\s*\))[\w.]+\(/,
	// A part of something: `x[::-1]`.
	/[\w)\]}"]\[/,
];

/** How many loop statements stand in each other at most, by their indentation. */
function nestedLoops(code: string, marks: readonly AnalysisMark[]): number {
	const columns = new Map<number, number>();
	for (const { kind, line, column } of marks) {
		if (kind === 'loop') columns.set(line, Math.min(column, columns.get(line) ?? column));
	}
	const open: number[] = [];
	let deepest = 0;
	for (const [index, line] of code.split('\n').entries()) {
		const indent = line.length - line.trimStart().length;
		if (indent === line.length) continue;
		while ((open.at(-1) ?? -1) >= indent) open.pop();
		// A loop inside an expression begins behind something else.
		if (columns.get(index + 1) === indent + 1) open.push(indent);
		deepest = Math.max(deepest, open.length);
	}
	return deepest;
}
