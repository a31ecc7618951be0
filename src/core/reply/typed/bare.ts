import { plainDigits } from './digits.ts';
import { framesOf } from './frame.ts';
import { untypeset } from './tex.ts';

/** Longest text that is read as an answer; longer ones are left to a reader. */
export const MAX_LENGTH = 2000;

/**
 * A text without what only decorates it: markers, tags, special tokens, emphasis, code ticks, typesetting, reprs of number
 * types, odd blanks and digits. Lines stay lines. The one place here that knows decoration.
 */
export function bare(text: string): string {
	return withoutReprs(untypeset(withoutTags(plainDigits(text.slice(0, MAX_LENGTH + 1)))))
		.replace(/^[-*•] +(?=[*_`])/gm, '')
		.replace(/(?<![^\s([{"'])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?![^\s)\]}"'.,;:!?])|`/g, '')
		.replace(/(?<=[:.,!?])\*\*(?=\S)/g, ' ')
		.replace(BESIDE_DIGITS, ' ')
		.replace(/[^\S\n]+/g, ' ')
		.replace(/ ?\n ?/g, '\n')
		.trim();
}

/** Scripts that write no blanks have none beside a number either: "男生有20人". */
const BESIDE_DIGITS =
	/(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=\d)|(?<=\d)(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;

/** Without quotes, brackets and closing punctuation around the whole of a text. */
export function unwrap(text: string): string {
	let rest = text.trim();
	for (let before = ''; before !== rest;) {
		before = rest;
		rest = rest.replace(/(?<!\.)\.$|[,;:!。！]+$/, '').trim();
		for (const [open, close] of PAIRS) {
			if (rest.length < 2 || !rest.startsWith(open) || !rest.endsWith(close)) continue;
			const inside = rest.slice(1, -1);
			if (!inside.includes(open) && !inside.includes(close)) rest = inside.trim();
		}
	}
	return rest;
}

const PAIRS = [
	['"', '"'],
	["'", "'"],
	['(', ')'],
	['[', ']'],
	['{', '}'],
	['$', '$'],
] as const;

/** What is the same however a phrase is written: lower case, no articles, no blanks beside signs, `4*x` as `4x`. */
export function keyOf(text: string): string {
	return unwrap(text)
		.toLowerCase()
		.normalize('NFC')
		.replace(/["']/g, '')
		.replace(/^(?:(?:the|a|an|in|on|at|to) )+/, '')
		.replace(/\s+/g, ' ')
		.replace(/ ?([^\p{L}\p{N}\s.]) ?/gu, '$1')
		.replace(/(?<=\d)[*·×](?=[a-z](?![\p{L}\d(]))/gu, '')
		.trim();
}

/** "x = 3" and "answer: 3" name what 3 is; "not: 3" denies it. */
export function withoutName(text: string): string {
	const [name = ''] =
		/^(?:[\p{L}_][\p{L}\p{N}_]{0,20} ?[=:]|(?:the )?(?:final )?answer(?: is)?[ :=])(?=.)/iu.exec(text) ?? [];
	return unwrap(framesOf(name.toLowerCase()).length > 0 ? text : text.slice(name.length));
}

function withoutTags(text: string): string {
	return text
		.replace(/<\|[^|<>]{1,40}\|>|<\/?s>|<(?:eos|bos|end_of_turn)>/g, ' ')
		.replace(/<sup>([^<>]{1,10})<\/sup>/g, '^($1)')
		.replace(
			/<\/?(?:answer|final|final_answer|result|output|solution|b|i|u|em|strong|code|p|br|span|div) ?\/?>/gi,
			' ',
		)
		.replace(/\\(?=[<>])/g, '')
		.replace(/^\s*<{2,3}|<{2,3}(?=[^\s<=])|(?<=[^\s>=])>{2,3}|>{2,3}\s*$/g, ' ');
}

/** What Python prints for numbers of other types than its own. */
function withoutReprs(text: string): string {
	if (!text.includes('(')) return text;
	return text
		.replace(/\b(?:np|numpy|torch)\.(?:u?int|float|longdouble|str|bool)_?\d*\(([^()]{0,2000})\)/g, '$1')
		.replace(/\b(?:Fraction|Rational|mpq)\( ?(-?\d+) ?, ?(\d+) ?\)/g, '$1/$2')
		.replace(
			/\b(?:Fraction|Rational|Integer|Float|Decimal|mpf|mpz|int|float|str)\( ?['"]?([^()'"]{0,2000})['"]? ?\)/g,
			'$1',
		)
		.replace(
			/\b(?:np\.)?(?:array|tensor|Matrix)\( ?(\[[^()]{0,2000}\]) ?(?:, ?(?:dtype|device)=[^()]{0,40})?\)/g,
			'$1',
		);
}
