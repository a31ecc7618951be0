import type { Way } from '../../steer.ts';

/** What about a question calls for a program. */
export interface QuestionSigns {
	kind: 'arithmetic' | 'counting' | 'strings' | 'search' | 'planning' | 'simulation' | null;
	/** For people: why. */
	reason: string;
}

/** Plain rules on the words of a question; `kind` is null when nothing in it calls for a program. */
export function signsOf(question: string): QuestionSigns {
	const text = question.slice(0, 20_000).toLowerCase();
	for (const { kind, reason, pattern } of SIGNS) if (pattern.test(text)) return { kind, reason };
	return { kind: null, reason: 'nothing in the question has to be calculated, counted or searched for' };
}

/** The way that the signs speak for, with the reason as a person is told it. */
export function wayOf({ kind, reason }: QuestionSigns): { way: Way; reason: string } {
	return kind === null
		? { way: 'text', reason: `Words: ${reason}` }
		: { way: 'code', reason: `Code: ${reason}` };
}

const SIGNS: readonly (QuestionSigns & { pattern: RegExp })[] = [
	{
		kind: 'planning',
		reason: 'it asks for a sequence of moves',
		pattern:
			/\b(?:fewest|shortest|minimum number of) (?:steps|moves)\b|\bplan of\b|\blist of (?:steps|moves|actions)\b|\bstack\b.{0,80}\bblocks?\b|\blifters?\b/s,
	},
	{
		kind: 'simulation',
		reason: 'it asks to follow rules over many rounds',
		pattern: /\b(?:take turns|method 1:|in each round|after each step|state of the)/,
	},
	{
		kind: 'search',
		reason: 'it asks to find a combination among many',
		pattern:
			/\b(?:sudoku|queens|puzzle|permutations?|combinations?|arrange(?:ment)?|rearrange|(?:used|numbers) exactly once|make 24|expression whose value|grid|board|constraints?|tiles?|robot|belongs to exactly one)\b/,
	},
	{
		kind: 'strings',
		reason: 'it asks to change or cut a string exactly',
		pattern: /\b(?:string|substring|insert|delete|replace|reverse the|letters? in the sequence)\b/,
	},
	{
		kind: 'counting',
		reason: 'it asks to count letters or places exactly',
		pattern:
			/\bhow many\b.{0,60}\b(?:letters?|times|[a-z]['’]s)\b|\bhow (?:many|often) ["'“‘]?[a-z]["'”’]?s?\b|\bcount\b|\boccurrences?\b|\bpositions? of\b|\bwie (?:oft|viele)\b.{0,40}\b(?:buchstaben?|mal|zeichen)\b|\bcombien de\b.{0,40}\b(?:lettres?|fois)\b|\bcu[aá]nt[ao]s\b.{0,40}\b(?:letras?|veces)\b|\bquant[ei]\b.{0,40}\b(?:lettere|volte)\b|[几多].{0,10}字母|字母.{0,20}[几多次]/s,
	},
	{
		kind: 'arithmetic',
		reason: 'it asks for exact arithmetic',
		pattern:
			/\d\s*[*×^]\s*\(?-?\d|\d{3,}\s*[-+/÷]\s*\d|\b(?:product|multiply|compute|calculate|determinant|matrix)\b|(?<!\p{L})(?:larger|bigger|smaller|greater|größer|kleiner|plus (?:grand|petit)|mayor|menor|maggiore|minore)(?!\p{L}).{0,60}\d[.,]\d/su,
	},
];
