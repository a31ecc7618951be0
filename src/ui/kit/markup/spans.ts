import { ENVIRONMENTS, isDisplayFormula, isDollarFormula, LONGEST_FORMULA } from './formula.ts';
import { Finder } from './finder.ts';

/** A stretch of text inside which no other markup counts. Places are character indices from 0, `end` excluded. */
export interface Span {
	kind: 'fence' | 'code' | 'formula' | 'answer';
	start: number;
	end: number;
	/** Content without delimiters; of a fence: from behind the line of the opening to before the line of the closing one. */
	from: number;
	to: number;
}

const FENCE = /[ \t]*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})([^\n]*)/y;
/** A closing fence may stand behind the mark of a quotation. */
const FENCE_END = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;

/**
 * Spans of a text from left to right, none inside another. `fences` is for whole texts; running text has none. Linear in the
 * length of the text.
 */
export function spansOf(text: string, { fences }: { fences: boolean }): Span[] {
	const reader = new SpanReader(text);
	const spans: Span[] = [];
	let at = 0;
	while (at < text.length) {
		const isLineStart = at === 0 || text.charAt(at - 1) === '\n';
		const span = (fences && isLineStart ? reader.fence(at) : null) ?? reader.spanAt(at);
		if (span !== null) spans.push(span);
		at = span === null ? reader.after(at) : Math.max(span.end, at + 1);
	}
	return spans;
}

class SpanReader {
	readonly #text: string;
	readonly #blankLine: Finder;
	readonly #newline: Finder;
	readonly #opening: Finder;
	readonly #closing: Finder;
	/** A closing mark that is not a Python prompt. */
	readonly #plainClosing: Finder;
	readonly #ends = new Map<string, Finder>();
	#ticks: Map<number, Finder> | null = null;

	constructor(text: string) {
		this.#text = text;
		this.#newline = Finder.of(text, '\n');
		this.#blankLine = new Finder((from) => {
			const pattern = /\n[ \t]*\n/g;
			pattern.lastIndex = from;
			return pattern.exec(text)?.index ?? -1;
		});
		this.#opening = Finder.of(text, '<<<');
		this.#closing = Finder.of(text, '>>>');
		this.#plainClosing = new Finder((from) => {
			let at = text.indexOf('>>>', from);
			while (
				at >= 0 &&
				(at === 0 || text.charAt(at - 1) === '\n') &&
				/^>>> \S/.test(text.slice(at, at + 5))
			) {
				at = text.indexOf('>>>', at + 3);
			}
			return at;
		});
	}

	/** Next place to look at when nothing begins here: signs of a run and what a backslash guards are passed at once. */
	after(at: number): number {
		const sign = this.#text.charAt(at);
		if (sign === '\\') return this.#text.charAt(at + 1) === '\n' ? at + 1 : at + 2;
		return sign === '`' || sign === '<' || sign === '$' ? at + this.#run(at) : at + 1;
	}

	spanAt(at: number): Span | null {
		switch (this.#text.charAt(at)) {
			case '`':
				return this.#code(at);
			case '\\':
				return this.#backslash(at);
			case '$':
				return this.#dollars(at);
			case '<':
				return this.#answer(at);
			default:
				return null;
		}
	}

	/** A fence that begins the line at `start`; one left open reaches to the end of the text. */
	fence(start: number): Span | null {
		FENCE.lastIndex = start;
		const match = FENCE.exec(this.#text);
		const mark = match?.[1];
		if (match === null || mark === undefined) return null;
		if (mark.startsWith('`') && match[2]?.includes('`') === true) return null;
		const from = Math.min(FENCE.lastIndex + 1, this.#text.length);
		for (let line = from; line < this.#text.length;) {
			const end = Math.min(this.#newline.from(line), this.#text.length);
			// A longer line closes nothing.
			const closing = end - line < 400 ? FENCE_END.exec(this.#text.slice(line, end))?.[1] : undefined;
			if (closing?.startsWith(mark) === true) {
				return { kind: 'fence', start, end, from, to: Math.max(line - 1, from) };
			}
			line = end + 1;
		}
		return { kind: 'fence', start, end: this.#text.length, from, to: this.#text.length };
	}

	#code(start: number): Span | null {
		const width = this.#run(start);
		const to = this.#tickRuns(width).from(start + width);
		if (to === Infinity || to > this.#blankLine.from(start)) return null;
		return { kind: 'code', start, end: to + width, from: start + width, to };
	}

	#backslash(start: number): Span | null {
		const sign = this.#text.charAt(start + 1);
		if (sign === '(') return this.#formula(start, start + 2, '\\)', false);
		if (sign === '[') return this.#formula(start, start + 2, '\\]', true);
		if (sign !== 'b') return null;
		const name = /^\\begin\{([A-Za-z]{1,9}\*?)\}/.exec(this.#text.slice(start, start + 18))?.[1];
		if (name === undefined || !ENVIRONMENTS.has(name)) return null;
		return this.#formula(start, start, `\\end{${name}}`, true);
	}

	#dollars(start: number): Span | null {
		const width = this.#run(start);
		if (width > 2) return null;
		if (width === 2) {
			const isAlone = this.#text.charAt(start + 2) === '\n';
			const span = this.#formula(start, start + 2, '$$', isAlone);
			return span !== null && isDisplayFormula(this.#text.slice(span.from, span.to)) ? span : null;
		}
		let to = start + 1;
		// Stops at the next dollar, so that all dollars together cost one pass over the text.
		for (; to < this.#text.length; to++) {
			const sign = this.#text.charAt(to);
			if (sign === '\\') to++;
			else if (sign === '`' || to - start > 600) return null;
			else if (sign === '$') break;
		}
		if (to >= this.#text.length || to > this.#blankLine.from(start) || this.#run(to) > 1) return null;
		const before = this.#text.charAt(start - 1);
		const inside = this.#text.slice(start + 1, to);
		if (inside.includes('<<<') || !isDollarFormula(before, inside, this.#text.slice(to + 1, to + 4)))
			return null;
		return { kind: 'formula', start, end: to + 1, from: start + 1, to };
	}

	#formula(start: number, from: number, closing: string, overBlankLines: boolean): Span | null {
		let ends = this.#ends.get(closing);
		if (ends === undefined) {
			ends = Finder.of(this.#text, closing);
			this.#ends.set(closing, ends);
		}
		const to = ends.from(from);
		if (to - from > LONGEST_FORMULA) return null;
		if (!overBlankLines && to > this.#blankLine.from(start)) return null;
		const inside = this.#text.slice(from, to);
		// An answer is marked also between the signs of a formula.
		if (inside.trim() === '' || inside.includes('```') || inside.includes('<<<')) return null;
		return { kind: 'formula', start, end: to + closing.length, from, to };
	}

	/** Of `<<<` without an end and a later whole marker, only the latter counts. */
	#answer(start: number): Span | null {
		const opened = this.#run(start);
		// Seven are a merge conflict.
		if (opened < 3 || opened > 6) return null;
		const from = start + opened;
		const standsAlone = this.#text.charAt(from) === '\n';
		const close = (standsAlone ? this.#closing : this.#plainClosing).from(from);
		if (close === Infinity || this.#opening.from(from) < close) return null;
		// <<<List<int>>>> holds List<int>.
		const end = Math.max(close + 3, close + this.#run(close) - (opened - 3));
		if (this.#text.slice(from, end - 3).trim() === '') return null;
		return { kind: 'answer', start: from - 3, end, from, to: end - 3 };
	}

	/** Length of the run of equal signs at a place. */
	#run(at: number): number {
		const sign = this.#text.charAt(at);
		let end = at + 1;
		while (this.#text.charAt(end) === sign) end++;
		return end - at;
	}

	#tickRuns(width: number): Finder {
		if (this.#ticks === null) {
			const places = new Map<number, number[]>();
			for (const { 0: run, index } of this.#text.matchAll(/`+/g)) {
				const known = places.get(run.length);
				if (known === undefined) places.set(run.length, [index]);
				else known.push(index);
			}
			this.#ticks = new Map();
			for (const [length, list] of places) {
				let next = 0;
				this.#ticks.set(
					length,
					new Finder((from) => {
						while ((list[next] ?? Infinity) < from) next++;
						return list[next] ?? -1;
					}),
				);
			}
		}
		return this.#ticks.get(width) ?? new Finder(() => -1);
	}
}
