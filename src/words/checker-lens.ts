import type { AnalysisMark } from '../core/execution.ts';
import { plural } from '../core/format.ts';

type Kind = AnalysisMark['kind'];

const names: Record<Kind, string> = {
	loop: 'loop',
	recursion: 'call of a function by itself',
	branch: 'branch',
	'error-handling': 'error handling',
	arithmetic: 'operator',
	solver: 'solver library',
	search: 'goes through candidates',
	disguise: 'prints what was written into it',
	keyword: 'keyword',
	letters: 'letters of a keyword, in a name, a comment or a text',
};

/** Why a find adds nothing. */
const nothing: Partial<Record<Kind, string>> = {
	search: 'it raises the flag “searching”',
	disguise: 'it raises the alarm “text in disguise”',
	recursion: 'its function is counted once, elsewhere',
	solver: 'solvers are counted once, elsewhere',
};

const points = (count: number) => `+${String(count)}`;

/** Words of the checker lens, and of the marks in the editor. */
export const checkerLens = {
	name: 'Checker lens',
	columns: { line: 'Line', found: 'Counted', published: 'Published', tree: 'Tree' },
	lead: (published: number, tree: number) =>
		`${String(published)} by the published rule, ${String(tree)} by the syntax tree. The published rule looks for letters, in comments and names too; the tree knows what is a loop and what is a word.`,
	sum: 'Score',
	none: '–',
	names,
	points,
	line: (line: number) => `Line ${String(line)}`,
	select: (line: number) => `Select line ${String(line)} in the editor`,
	unplaced: (count: number) => `${String(count)} more, counted without a place`,
	moreLines: (count: number) => `Show ${plural(count, 'more line')}`,
	empty: 'Nothing that either score counts stands in this program.',
	/** At a mark in the editor. */
	hover: (kind: Kind, published: number, tree: number) => {
		if (published === 0 && tree === 0)
			return `${names[kind]}: adds to no score; ${nothing[kind] ?? 'not counted'}`;
		if (published === tree) return `${names[kind]}: ${points(published)} in both scores`;
		if (published === 0) return `${names[kind]}: ${points(tree)} in the tree’s score`;
		const constant = kind === 'arithmetic' ? ', not the tree’s: constants alone, or texts joined' : '';
		return `${names[kind]}: ${points(published)} in the published score${constant}`;
	},
	/** At a mark of a run of before, which does not say what it adds. */
	hoverBefore: (kind: Kind) => `${names[kind]} (an older run: what it adds was not kept)`,
	reading: 'The checker reads the program…',
	anew: 'Read anew: the program was edited, or its run kept no places.',
	failed: (why: string) => `The checker could not read it: ${why}.`,
	unparsed: (line: number, message: string) =>
		`Line ${String(line)} is no Python: ${message}. Nothing is counted.`,
	damaged: 'its marks do not add up to its scores',
	again: 'Try again',
	tells: 'An answer in disguise?',
	isDisguise: (why: string) => `Yes: ${why}.`,
	noDisguise: 'The checker saw none: not all that it prints was written into it.',
	printed: (text: string) => `“${text}” is what was printed, and stands in the program`,
	literal: 'written in the program, and printed as the answer',
	missing: (numbers: readonly string[], all: number) =>
		numbers.length === all
			? `None of the question’s numbers (${listed(numbers)}) stands in the program.`
			: `Of the question’s numbers the program holds no ${listed(numbers)}.`,
	held: 'Every number of the question stands in the program.',
} as const;

function listed(numbers: readonly string[]): string {
	const shown = numbers.slice(0, 8);
	return `${shown.join(', ')}${numbers.length > shown.length ? ', …' : ''}`;
}
