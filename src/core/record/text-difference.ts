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

const BOUNDS: Bounds = { length: 200_000, edits: 1500 };

/**
 * Two texts beside each other with what only one of them has, by words or by lines: the least that turns one into the other (Myers
 * 1986, by jsdiff). The pieces of a side are its text, but for the line end at its end. Time grows with the lengths and with the
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
	for (const { value, added, removed } of changes) {
		const text = value.join('');
		if (!added) add(sides[0], removed ? 'own' : 'same', text);
		if (!removed) add(sides[1], added ? 'own' : 'same', text);
	}
	return { kind: 'marked', sides };
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

/** The pieces of a side with what is far from every difference left out; `around` lines beside each are kept. */
export function foldMarks(marks: readonly Mark[], around = 3): readonly ShownMark[] {
	return marks.flatMap((mark, at): readonly ShownMark[] => {
		if (mark.kind === 'own') return [mark];
		const lines = mark.text.split(/(?<=\n)/);
		const [before, after] = [at === 0 ? 0 : around, at === marks.length - 1 ? 0 : around];
		const left = lines.length - before - after;
		if (left < 3) return [mark];
		const kept = (text: string): readonly Mark[] => (text === '' ? [] : [{ kind: 'same', text }]);
		return [
			...kept(lines.slice(0, before).join('')),
			{ kind: 'folded', lines: left },
			...kept(lines.slice(lines.length - after).join('')),
		];
	});
}
