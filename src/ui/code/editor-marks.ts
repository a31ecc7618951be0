import type { Literal } from '../../core/checker/tells.ts';
import type { AnalysisMark, CodeAnalysis } from '../../core/execution.ts';
import { checkerLens as words } from '../../words/checker-lens.ts';

/** A part of a program. Lines and columns are 1-based, the end exclusive. */
export type Place = Pick<AnalysisMark, 'line' | 'column' | 'endLine' | 'endColumn'>;

/** What the editor sets apart. */
export interface EditorMark extends Place {
	look: AnalysisMark['kind'] | 'literal';
	/** What is read when it is pointed at. */
	hover: string;
}

/** What only the lens shows: every sign of it is one too many to read a program by. */
const LENS_ONLY: ReadonlySet<AnalysisMark['kind']> = new Set(['keyword', 'letters', 'arithmetic']);

/** @param literals that are the printed answer; null while the lens is shut */
export function editorMarks(
	analysis: CodeAnalysis | null,
	literals: readonly Literal[] | null,
): readonly EditorMark[] {
	if (analysis?.kind !== 'analysed') return NONE;
	const isBefore = analysis.unplaced === undefined;
	const marks = analysis.marks.filter(({ kind }) => literals !== null || !LENS_ONLY.has(kind));
	return [
		...marks.map(({ kind, adds, ...place }) => ({
			...place,
			look: kind,
			hover: isBefore ? words.hoverBefore(kind) : words.hover(kind, adds?.published ?? 0, adds?.tree ?? 0),
		})),
		...(literals ?? []).map(({ line, column, endLine, endColumn }) => {
			const place = { line, column, endLine, endColumn };
			return { ...place, look: 'literal' as const, hover: words.literal };
		}),
	];
}

const NONE: readonly EditorMark[] = [];
