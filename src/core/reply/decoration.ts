import { plainSigns, withoutEntities } from './odd-signs.ts';
import { withCommas, withoutReprs } from './python-repr.ts';
import { withoutCommand, withoutTypesetting } from './typesetting.ts';
import { withoutWrap } from './wraps.ts';

/**
 * A sign that decorates elsewhere but can belong to the answers in question: `*` (multiplication, an empty cell), `\` (formulas),
 * `$`, `|` and `_` (cells), `A:` (the label of an option).
 */
export type OwnSign = '*' | '\\' | '$' | '|' | '_' | 'A:';

const ALL_SIGNS: readonly OwnSign[] = ['*', '\\', '$', '|', '_', 'A:'];
/** No answer that anybody asks for here is longer. */
const MAX_LENGTH = 200_000;
/** More layers than anybody writes. */
const MAX_ROUNDS = 40;

/**
 * An answer without what stands around it but is no part of it: emphasis, code ticks and fences, boxes and other
 * typesetting, quotes, tags, a leading "The answer is", a final full stop, tokens of chat templates, odd blanks; numbers
 * and lists as Python shows them become plain. Layer by layer, in any order of nesting. What is wrapped around parts of an
 * answer goes only where the sign is not one of `own`; without that list every sign may be the answer's.
 *
 * Pure, linear in the text, and idempotent: a text of more than `MAX_ROUNDS` layers is left as it is.
 */
export function undecorate(text: string, own: readonly OwnSign[] = ALL_SIGNS): string {
	const start = plainSigns(text);
	if (start.length > MAX_LENGTH) return start;
	let current = start;
	for (let round = 0; round < MAX_ROUNDS; round++) {
		const outer = plainSigns(withoutLayer(current, own));
		// Parts come last: a fence around all of it is one layer, its ticks one by one are not.
		const next = outer === current ? plainSigns(withoutParts(outer, own)) : outer;
		if (next === current) return current;
		current = next;
	}
	return start;
}

function withoutLayer(text: string, own: readonly OwnSign[]): string {
	const bare = withoutTokens(withoutEntities(text)).trim();
	const inner = withoutCommand(withoutWrap(bare, own.includes('_')));
	return withCommas(withoutReprs(withoutTail(withoutLead(withoutDash(inner), own))));
}

/** A single point of a list; a dash before anything but words may be a sign. */
function withoutDash(text: string): string {
	return text.includes('\n') ? text : text.replace(/^[-–•] {1,3}(?=\p{L}{2})/u, '');
}

/** Of chat templates: `<|im_end|>`, `</s>`, with the name of a speaker or channel they introduce. */
const TOKEN =
	/<\|channel\|>\s?\w{0,20}<\|message\|>|<\|im_start\|>\w{0,20}\n|<\|start_header_id\|>\w{0,20}<\|end_header_id\|>|<\|[^<>|\n]{1,40}\|>|<\/?s>|<(?:eos|bos|pad|unk|end_of_turn|start_of_turn)>|\[\/?INST\]/gi;

function withoutTokens(text: string): string {
	if (!/[<[]/.test(text)) return text;
	return text.replace(TOKEN, (token, at: number) => (/[.,]/.test(text.charAt(at + token.length)) ? '' : ' '));
}

const NAME = '(?:answer|ans|result|output|solution)';
/** "Answer:", "**The final answer** is:", "### Result" and a line end, `answer =`. */
const LEAD = new RegExp(
	`^[#*_\\s-]{0,12}(?:(?:so|thus|therefore|hence|and),?\\s{1,3})?(?:(?:the|my|our|your)\\s{1,3})?` +
		`(?:(?:final|correct|exact|resulting)[\\s_]{1,3})?${NAME}[*_]{0,3}\\s{0,3}` +
		`(?:(?:(?:is|are)(?![\\w'’])(?:\\s{0,3}:)?|:|=>?(?!=)|→)(?:[*_]{1,3}(?=\\s|$))?|\\n|$)`,
	'i',
);
/** A heading on a line of its own: letters and a colon. */
const HEADING = /^[#*_ ]{0,9}[A-Za-z][A-Za-z '’()-]{2,60}[*_]{0,3}:[*_]{0,3} *(?:\n|$)/;
const OBJECT = new RegExp(`^\\{\\s{0,9}["']?(?:final[ _]?)?${NAME}["']?\\s{0,9}:\\s*([^]*)\\}$`, 'i');

function withoutLead(text: string, own: readonly OwnSign[]): string {
	const object = OBJECT.exec(text);
	if (object !== null) return object[1] ?? '';
	const found = LEAD.exec(text) ?? HEADING.exec(text);
	// One word alone may be what was asked for.
	if (found !== null && !/^[a-z]+$/i.test(text)) return text.slice(found[0].length);
	return own.includes('A:') ? text : text.replace(/^A:(?=\s|$)/, '');
}

const HOPE = /\.?\s{0,5}I hope it is correct\.?$/i;

/** Without one full stop, comma or semicolon at the end; dots and commas behind each other are an answer's own. */
function withoutTail(text: string): string {
	const said = text.endsWith('correct') || text.endsWith('correct.') ? text.replace(HOPE, '') : text;
	if (/^[.,;]$/.test(said)) return '';
	return /[^\s.,;][.,;。]$/.test(said.slice(-2)) ? said.slice(0, -1) : said;
}

/** Decoration of parts: of the rows of a grid, the items of a list, the lines of a plan. */
function withoutParts(text: string, own: readonly OwnSign[]): string {
	let plain = text;
	if (!own.includes('\\')) plain = withoutTypesetting(plain);
	if (!own.includes('*')) plain = withoutBullets(withoutEmphasis(plain));
	if (!own.includes('$')) plain = plain.replace(/\$([^$\n]+)\$/g, '$1');
	if (!own.includes('|')) plain = withoutTable(plain);
	if (own.length < ALL_SIGNS.length) plain = plain.replace(/`/g, '');
	return plain;
}

/** Stars that stand before or behind a word, a number or a bracket; a star between two operands stays. */
function withoutEmphasis(text: string): string {
	if (!text.includes('*')) return text;
	return text
		.replace(/(^|[\s([{,;:|"'])\*{1,3}(?=[^\s*])/g, '$1')
		.replace(/([^\s*])\*{1,3}(?=$|[\s)\]},;:.|"'])/g, '$1');
}

/** A hyphen before a digit may be its sign. */
function withoutBullets(text: string): string {
	return text.replace(/^(?:[*•‣◦] +|[-–] +(?=[A-Za-z([{"']))/gm, '');
}

/** Rows of a Markdown table as lines of cells; the rule under the head and a head without words go. */
function withoutTable(text: string): string {
	if (!text.startsWith('|')) return text;
	const rows = text.split('\n').map((line) => line.trim());
	if (!rows.every((row) => row.length > 1 && row.startsWith('|') && row.endsWith('|'))) return text;
	return rows
		.filter((row) => !/^[|\s:-]+$/.test(row))
		.map((row) =>
			row
				.slice(1, -1)
				.split('|')
				.map((cell) => cell.trim())
				.join(','),
		)
		.join('\n');
}
