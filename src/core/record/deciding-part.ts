import type { AnalysisMark } from '../execution.ts';

/** Some lines of a program, as written. */
export interface Excerpt {
	lines: readonly string[];
	/** Lines left out before and behind. */
	above: number;
	below: number;
}

/**
 * The lines of a program that decide what kind of program it is: those that print a finished answer, else those with the most
 * search, loops, recursion and solvers, else the last one that prints. The whole program where little would be left out.
 */
export function decidingPart(code: string, marks: readonly AnalysisMark[], room = 8): Excerpt {
	const lines = code.trimEnd().split('\n');
	if (lines.length <= room + 1) return { lines, above: 0, below: 0 };
	const above = Math.min(Math.max(0, firstLine(lines, marks, room)), lines.length - room);
	return { lines: lines.slice(above, above + room), above, below: lines.length - room - above };
}

/** 0-based. */
function firstLine(lines: readonly string[], marks: readonly AnalysisMark[], room: number): number {
	const printing = marks.filter(({ kind }) => kind === 'disguise');
	// What is printed was made just before.
	if (printing.length > 0) return densest(lines, printing, room) - (room - 2);
	const computing = marks.filter(({ kind }) => COMPUTES.has(kind));
	if (computing.length > 0) return densest(lines, computing, room) - 1;
	return lines.findLastIndex((line) => /\bprint\(/.test(line)) - (room - 2);
}

const COMPUTES: ReadonlySet<AnalysisMark['kind']> = new Set(['search', 'loop', 'recursion', 'solver']);

/** 0-based first marked line of the window that holds most marks; of the first of several such windows. */
function densest(lines: readonly string[], marks: readonly AnalysisMark[], room: number): number {
	const weights = lines.map(() => 0);
	for (const { line, column } of marks) {
		const text = lines[line - 1];
		// What begins its line is a statement, and tells more than a part of an expression.
		const weight = text?.slice(0, column - 1).trim() === '' ? 2 : 1;
		if (text !== undefined) weights[line - 1] = (weights[line - 1] ?? 0) + weight;
	}
	let best = { at: 0, weight: 0 };
	let weight = 0;
	for (let at = lines.length - 1; at >= 0; at--) {
		weight += (weights[at] ?? 0) - (weights[at + room] ?? 0);
		if ((weights[at] ?? 0) > 0 && weight >= best.weight) best = { at, weight };
	}
	return best.at;
}
