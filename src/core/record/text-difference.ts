import { diffArrays } from 'diff';
import { firstDifference, type Side } from './difference.ts';

/** A piece of one of two texts: both have it, or this one alone. */
export interface Mark {
	kind: 'same' | 'own';
	text: string;
}

/** What two texts say differently, for each of them. */
export type TextDifference =
	| { kind: 'marked'; sides: readonly [readonly Mark[], readonly Mark[]] }
	/** Longer or more different than is looked through: where they first differ; null where only blanks at the ends do. */
	| { kind: 'first'; sides: readonly [Side, Side] | null };

/** What a comparison may cost: a longer one would hold up the page. */
export interface Bounds {
	/** UTF-16 units of either text. */
	length: number;
	/** Words or lines left out and put in, in all. */
	edits: number;
}

const BOUNDS: Bounds = { length: 100_000, edits: 1000 };

/**
 * Two texts beside each other with what only one of them has, by words or by lines: the least that turns one into the other (Myers
 * 1986, by jsdiff). The pieces of a side are its text, but for the line end at its end. By words, a
 * single word between two changes is marked with them. Time grows with the lengths and with the
 * square of `bounds.edits`.
 */
export function textDifference(
	one: string,
	other: string,
	by: 'words' | 'lines',
	bounds: Bounds = BOUNDS,
): TextDifference {
	const isLong = one.length > bounds.length || other.length > bounds.length;
	const cut = by === 'words' ? wordsOf : linesOf;
	const changes = isLong
		? undefined
		: diffArrays([...cut(one)], [...cut(other)], { maxEditLength: bounds.edits });
	if (changes === undefined) return { kind: 'first', sides: firstDifference(one, other) };
	const sides: [Mark[], Mark[]] = [[], []];
	for (const [at, { value, added, removed }] of changes.entries()) {
		const text = value.join('');
		const isBetween = by === 'words' && at > 0 && at < changes.length - 1;
		const isSame = !added && !removed && !(isBetween && isStray(value));
		if (!added) add(sides[0], isSame ? 'same' : 'own', text);
		if (!removed) add(sides[1], isSame ? 'same' : 'own', text);
	}
	return { kind: 'marked', sides };
}

/** A single word that two rewritten sentences happen to share says nothing; marks around it would only flicker. */
function isStray(tokens: readonly string[]): boolean {
	return tokens.filter((token) => /[\p{L}\p{N}]/u.test(token)).length < 2;
}

function add(marks: Mark[], kind: Mark['kind'], text: string): void {
	const last = marks.at(-1);
	if (last?.kind === kind) last.text += text;
	else marks.push({ kind, text });
}

/** Numbers stay whole: 9.11 and 9.9 differ, not 11 and 9. */
function wordsOf(text: string): readonly string[] {
	return text.match(/\d+(?:[.,]\d+)*|[\p{L}\p{M}\p{N}_]+|\s+|[^\p{L}\p{M}\p{N}_\s]/gu) ?? [];
}

/** Each with its line end, which the last one gets too: whether a text ends with one is no difference. */
function linesOf(text: string): readonly string[] {
	return text === ''
		? []
		: text
				.replace(/\r?\n$/, '')
				.split(/\r?\n/)
				.map((line) => `${line}\n`);
}

/** A piece as it is shown: so many lines of what is the same are left out. */
export type ShownMark = Mark | { kind: 'folded'; lines: number };

/** Both sides with what is far from every difference left out; `around` lines beside each are kept, the same ones on both. */
export function foldSides(
	sides: readonly [readonly Mark[], readonly Mark[]],
	around = 3,
): readonly [readonly ShownMark[], readonly ShownMark[]] {
	const startsSame = sides.every((marks) => marks[0]?.kind === 'same');
	const endsSame = sides.every((marks) => marks.at(-1)?.kind === 'same');
	const fold = (marks: readonly Mark[]): readonly ShownMark[] =>
		marks.flatMap((mark, at) => {
			if (mark.kind === 'own') return [mark];
			const isFirst = startsSame && at === 0;
			const isLast = endsSame && at === marks.length - 1;
			return folded(mark.text, isFirst ? 0 : around, isLast ? 0 : around);
		});
	return [fold(sides[0]), fold(sides[1])];
}

/** Fewer lines than this are shown instead of being counted. */
const LEAST_FOLDED = 3;

function folded(text: string, before: number, after: number): readonly ShownMark[] {
	const lines = text.split(/(?<=\n)/);
	const left = lines.length - before - after;
	if (left < LEAST_FOLDED) return [{ kind: 'same', text }];
	const kept = (some: readonly string[]): readonly Mark[] =>
		some.length === 0 ? [] : [{ kind: 'same', text: some.join('') }];
	return [
		...kept(lines.slice(0, before)),
		{ kind: 'folded', lines: left },
		...kept(lines.slice(lines.length - after)),
	];
}
