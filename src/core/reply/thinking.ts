/**
 * Thinking that a model writes into its reply, set apart from what it says. Open models mark it with tags (`<think>`,
 * `[THINK]`, `<seed:think>`), with channels (`<|channel|>analysis<|message|>`, `<|channel>thought`), or with a closing tag
 * alone, where the chat template opened the thinking in the prompt.
 */
export interface SplitReply {
	thinking: string;
	/** The reply without its thinking and without the markers of channels. */
	said: string;
	/** True when the thinking never ended, so that nothing was said. */
	isOpen: boolean;
}

/** A piece of a streamed reply, told apart. */
export interface ThinkingPiece {
	channel: 'answer' | 'reasoning';
	text: string;
	/** All that came as answer before this piece was thinking. */
	recast?: true;
}

/** Sets a whole reply’s thinking apart from what it says, by the tags of open models. Without tags all of it is said. */
export function splitThinking(text: string): SplitReply {
	if (!HAS_MARK.test(text)) return { thinking: '', said: text, isOpen: false };
	const splitter = new ThinkingSplitter();
	let [thinking, said] = ['', ''];
	for (const piece of [...splitter.push(text), ...splitter.end()]) {
		if (piece.recast === true) {
			thinking += said;
			said = '';
		}
		if (piece.channel === 'reasoning') thinking += piece.text;
		else said += piece.text;
	}
	return { thinking: thinking.trim(), said: splitter.isMarked ? said.trim() : said, isOpen: splitter.isOpen };
}

/**
 * The same while the reply streams. What may still grow into a marker is held back until it is decided, at most
 * `LONGEST_MARK` characters. Linear in the reply.
 */
export class ThinkingSplitter {
	#held = '';
	#isThinking = false;
	#isHarmony = false;
	#isMarked = false;
	/** What stands on the current line, as far as it matters: where a tag may open, and whether a fence is open. */
	#line = '';
	/** The character before what is held. */
	#last = '';
	#fence: string | null = null;

	/** Thinking was found. */
	get isMarked(): boolean {
		return this.#isMarked;
	}

	get isOpen(): boolean {
		return this.#isThinking;
	}

	push(text: string): ThinkingPiece[] {
		this.#held += text;
		return this.#take(false);
	}

	end(): ThinkingPiece[] {
		return this.#take(true);
	}

	#take(isLast: boolean): ThinkingPiece[] {
		const pieces: ThinkingPiece[] = [];
		const text = this.#held;
		const safe = isLast ? text.length : decidedEnd(text);
		let from = 0;
		MARK.lastIndex = 0;
		for (let found = MARK.exec(text); found !== null && found.index < safe; found = MARK.exec(text)) {
			const { index, 0: mark } = found;
			const after = index + mark.length;
			// The character after decides whether a tag is quoted; while streaming it may not be there yet.
			if (after >= text.length && !isLast) {
				this.#say(pieces, text.slice(from, index));
				this.#held = text.slice(index);
				return pieces;
			}
			this.#say(pieces, text.slice(from, index));
			from = index;
			const next = text.charAt(after);
			const isQuoted =
				this.#last !== '' && QUOTES.includes(this.#last) && (next === '' || QUOTES.includes(next));
			if (this.#turn(pieces, mark, isQuoted, next === '' || next === '\n')) {
				from = after;
				this.#last = mark.slice(-1);
			}
		}
		const end = Math.max(from, safe);
		this.#say(pieces, text.slice(from, end));
		this.#held = text.slice(end);
		return pieces;
	}

	/** Acts on a marker; false when it is an ordinary part of the text. */
	#turn(pieces: ThinkingPiece[], mark: string, isQuoted: boolean, endsLine: boolean): boolean {
		const kind = kindOf(mark);
		if (kind === 'harmony-end') {
			if (!this.#isHarmony) return false;
			this.#isThinking = false;
			return true;
		}
		if (kind === 'drop') {
			this.#isHarmony ||= /channel|start/.test(mark);
			this.#isMarked = true;
			this.#isThinking = false;
			return true;
		}
		if (isQuoted) return false;
		if (kind === 'open') {
			if (this.#isThinking) return true;
			const isHarmony = mark.startsWith('<|channel|>');
			if (!isHarmony && (this.#line.trim() !== '' || this.#fence !== null)) return false;
			this.#isHarmony ||= isHarmony;
			this.#isThinking = true;
		} else if (this.#isThinking) {
			this.#isThinking = false;
		} else {
			// A closing tag alone: the prompt had opened the thinking.
			if (this.#fence !== null && this.#line.trim() !== '' && !endsLine) return false;
			pieces.push({ channel: 'reasoning', text: '', recast: true });
		}
		this.#isMarked = true;
		this.#fence = null;
		this.#line = '';
		return true;
	}

	#say(pieces: ThinkingPiece[], text: string): void {
		if (text === '') return;
		this.#last = text.slice(-1);
		pieces.push({ channel: this.#isThinking ? 'reasoning' : 'answer', text });
		if (this.#isThinking) return;
		const lines = (this.#line + text).split('\n');
		for (const line of lines.slice(0, -1)) this.#closeLine(line);
		// Of a line only its beginning tells.
		this.#line = (lines.at(-1) ?? '').slice(0, LONGEST_MARK);
	}

	#closeLine(line: string): void {
		const mark = /^(?:`{3,}|~{3,})/.exec(line.trim())?.[0];
		if (mark === undefined) return;
		if (this.#fence === null) this.#fence = mark;
		else if (line.trim().startsWith(this.#fence)) this.#fence = null;
	}
}

const NAMES = '(?:seed:)?(?:think|thinking|thoughts?|reasoning|reflection|scratchpad)';
const OPEN = [
	`<${NAMES}(?: [^<>\\n]{0,40})?>`,
	'\\[THINK\\]',
	'◁think▷',
	'<\\|START_THINKING\\|>',
	'<\\|begin_of_thought\\|>',
	'<\\|channel\\|> ?analysis(?: (?!to=)[^<>\\n]{0,20})?<\\|message\\|>',
	'<\\|channel>thought\\n?',
	'<\\|open\\|>think<\\|sep\\|>',
	'<\\|inner_prefix\\|>',
];
const CLOSE = [
	`</${NAMES} ?>`,
	'\\[/THINK\\]',
	'◁/think▷',
	'<\\|END_THINKING\\|>',
	'<\\|end_of_thought\\|>',
	'<channel\\|>',
	'<\\|close\\|>think<\\|sep\\|>',
	'<\\|inner_suffix\\|>',
];
/** Channel markers around what is said; they are no text. A call of a tool keeps its own. */
const DROP = [
	'<\\|start\\|> ?assistant',
	'<\\|channel\\|> ?(?:final|commentary)(?: <\\|constrain\\|>[^<>\\n]{0,20})?<\\|message\\|>',
	'<\\|(?:begin|end)_of_solution\\|>',
	'<\\|(?:START|END)_RESPONSE\\|>',
	'<\\|return\\|>',
	'<\\|(?:open|close)\\|>response<\\|sep\\|>',
];
const HARMONY_END = '<\\|end\\|>';
const any = (patterns: readonly string[], flags: string): RegExp => new RegExp(patterns.join('|'), flags);
const MARK = any([...OPEN, ...CLOSE, ...DROP, HARMONY_END], 'gi');
const HAS_MARK = any([...OPEN, ...CLOSE, ...DROP, HARMONY_END], 'i');
const IS_OPEN = any(
	OPEN.map((one) => `^${one}$`),
	'i',
);
const IS_CLOSE = any(
	CLOSE.map((one) => `^${one}$`),
	'i',
);

function kindOf(mark: string): 'open' | 'close' | 'drop' | 'harmony-end' {
	if (IS_OPEN.test(mark)) return 'open';
	if (IS_CLOSE.test(mark)) return 'close';
	return mark.toLowerCase() === '<|end|>' ? 'harmony-end' : 'drop';
}

const LONGEST_MARK = 96;

/** Where the text ends that no further character can turn into a part of a marker; 0-based, exclusive. */
function decidedEnd(text: string): number {
	const tail = Math.max(0, text.length - LONGEST_MARK);
	for (let at = tail; at < text.length; at++) {
		if ('<[◁'.includes(text.charAt(at)) && GROWING.test(text.slice(at))) return at;
	}
	return text.length;
}

/** The beginning of something that may become a marker. */
const GROWING = any(
	[
		'^<\\/?[a-z:]{0,20}\\|?$',
		'^<[a-z:]{1,20} [^<>\\n]{0,40}$',
		'^<\\|[a-z_]{0,20}\\|?(?:>[ a-z]{0,12}(?:<\\|?[a-z]{0,12}\\|?(?:>[^<>\\n]{0,20}(?:<\\|?[a-z]{0,8}\\|?)?)?)?)?$',
		'^\\[\\/?[a-z]{0,5}$',
		'^◁\\/?[a-z]{0,5}$',
	],
	'i',
);

const QUOTES = '`"\'“”‘’«»';
