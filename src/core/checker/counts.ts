import type { AnalysisMark, CodeAnalysis } from '../execution.ts';

/** The report on a program that could be parsed. */
export type Analysed = Extract<CodeAnalysis, { kind: 'analysed' }>;

/** One thing that the symbolic checker found, with the points it adds to each score. */
export interface Count {
	mark: AnalysisMark;
	/** What stands there, its first line, at most 60 characters. */
	text: string;
	published: number;
	tree: number;
}

/** What a line adds to each score. */
export interface CountedLine {
	/** 1-based. */
	line: number;
	counts: readonly Count[];
	published: number;
	tree: number;
}

/** Both scores with what they are made of. */
export interface Counts {
	/** Lines on which something was found, from above; a find that adds nothing is there too. */
	lines: readonly CountedLine[];
	/** What was counted without a place in the program. */
	unplaced: NonNullable<Analysed['unplaced']>;
	/** The sums. */
	published: number;
	tree: number;
}

const LONGEST = 60;

/**
 * What the scores of the symbolic checker (arXiv 2502.04350, section 4, and our tree-based one) are made of, line by line. Null when
 * the report does not say: it is of a run of before, or its marks do not add up to its scores.
 */
export function countsOf(analysis: Analysed, code: string): Counts | null {
	const { marks, unplaced } = analysis;
	if (unplaced === undefined) return null;
	const texts = code.split(/\r\n|\r|\n/);
	const byLine = new Map<number, Count[]>();
	for (const mark of marks) {
		const { published = 0, tree = 0 } = mark.adds ?? {};
		const count = { mark, text: textAt(mark, texts), published, tree };
		const before = byLine.get(mark.line);
		if (before === undefined) byLine.set(mark.line, [count]);
		else before.push(count);
	}
	const lines = [...byLine]
		.toSorted(([a], [b]) => a - b)
		.map(([line, counts]) => ({
			line,
			counts,
			published: sum(counts.map(({ published }) => published)),
			tree: sum(counts.map(({ tree }) => tree)),
		}));
	const published = unplaced.published + sum(lines.map((line) => line.published));
	const tree = unplaced.tree + sum(lines.map((line) => line.tree));
	const isWhole = published === analysis.published.score && tree === analysis.tree.score;
	return isWhole ? { lines, unplaced, published, tree } : null;
}

function textAt({ line, column, endLine, endColumn }: AnalysisMark, lines: readonly string[]): string {
	const text = (lines[line - 1] ?? '').slice(column - 1, endLine === line ? endColumn - 1 : undefined);
	return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** Exact: every point is a multiple of 0.25. */
function sum(points: readonly number[]): number {
	return points.reduce((total, point) => total + point, 0);
}
