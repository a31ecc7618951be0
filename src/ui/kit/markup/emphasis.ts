import type { Style } from './tree.ts';
import { isWordSign } from './words.ts';

/** A run of equal emphasis signs in running text. Places are character indices from 0. */
export interface Run {
	sign: '*' | '_' | '~';
	start: number;
	end: number;
}

/** What a run became, in reading order; what is not in a piece of markup stays text. */
export type RunPiece = { kind: 'text'; text: string } | { kind: 'open' | 'close'; style: Style };

interface Pair {
	style: Style;
	/** Too deep to be drawn: its signs stay text. */
	isText: boolean;
}

interface OpenRun extends Run {
	left: number;
	/** Line breaks before it. */
	line: number;
	closes: Pair[];
	opens: Pair[];
}

const SIGN: Record<Style, number> = { strong: 2, del: 2, em: 1 };
const DEEPEST = 12;
/** Signs: a longer name between underscores is none. */
const LONGEST_NAME = 80;

/**
 * Pairs emphasis signs as a reader would. Unlike in CommonMark a sign between letters, digits or brackets is a sign: 2*3*7,
 * (a)*(b)*(c), 2**3**2, `__init__` and "*" in quotes stay as written. Linear in the number of runs.
 */
export function pairRuns(text: string, runs: readonly Run[]): RunPiece[][] {
	let line = 0;
	let seen = 0;
	const all = runs.map((run): OpenRun => {
		for (; seen < run.start; seen++) if (text.charAt(seen) === '\n') line++;
		return { ...run, left: run.end - run.start, line, closes: [], opens: [] };
	});
	const waiting: Record<Run['sign'], number[]> = { '*': [], _: [], '~': [] };
	for (const [index, run] of all.entries()) {
		if (canClose(text, run)) closeWith(text, all, waiting, run);
		if (run.left > 0 && run.closes.length === 0 && canOpen(text, run)) waiting[run.sign].push(index);
	}
	let depth = 0;
	return all.map((run) => {
		const pieces: RunPiece[] = [];
		for (const pair of run.closes) {
			pieces.push(
				pair.isText
					? { kind: 'text', text: run.sign.repeat(SIGN[pair.style]) }
					: { kind: 'close', style: pair.style },
			);
			depth--;
		}
		if (run.left > 0) pieces.push({ kind: 'text', text: run.sign.repeat(run.left) });
		// The pair found last lies outermost.
		for (const pair of run.opens.toReversed()) {
			pair.isText = depth++ >= DEEPEST;
			pieces.push(
				pair.isText
					? { kind: 'text', text: run.sign.repeat(SIGN[pair.style]) }
					: { kind: 'open', style: pair.style },
			);
		}
		return pieces;
	});
}

function closeWith(
	text: string,
	all: readonly OpenRun[],
	waiting: Record<Run['sign'], number[]>,
	run: OpenRun,
): void {
	const own = waiting[run.sign];
	while (run.left > 0) {
		const index = own.at(-1);
		const opener = index === undefined ? undefined : all[index];
		if (index === undefined || opener === undefined) return;
		// A single sign inside bold text is a sign.
		if (opener.left === 2 && run.left === 1) return;
		const style =
			opener.left === 1 && run.left === 2 ? null : styleOf(run.sign, Math.min(opener.left, run.left));
		if (style === null || (style === 'em' && opener.line !== run.line)) {
			own.pop();
			continue;
		}
		if (isName(text, opener, run)) {
			own.pop();
			return;
		}
		const pair: Pair = { style, isText: false };
		opener.opens.push(pair);
		run.closes.push(pair);
		opener.left -= SIGN[style];
		run.left -= SIGN[style];
		if (opener.left === 0) own.pop();
		// Runs that opened inside stay text.
		for (const list of Object.values(waiting)) while ((list.at(-1) ?? -1) > index) list.pop();
	}
}

function styleOf(sign: Run['sign'], signs: number): Style | null {
	if (sign === '~') return signs === 2 ? 'del' : null;
	return signs >= 2 ? 'strong' : 'em';
}

/** `__init__`, `__FILE__`, `_private_name_` and the blanks of h_ng_an; `__Note__` is a word. */
function isName(text: string, opener: Run, closer: Run): boolean {
	if (opener.sign !== '_' || closer.start - opener.end > LONGEST_NAME) return false;
	const inside = text.slice(opener.end, closer.start);
	return opener.end - opener.start === 1
		? /^\w*[\d_]\w*$/.test(inside)
		: /^\w+$/.test(inside) && !/^[A-Z][a-z]+$/.test(inside);
}

function canOpen(text: string, run: Run): boolean {
	if (!isMarkup(text, run)) return false;
	const before = signBefore(text, run.start);
	const after = signAfter(text, run.end);
	if (/[\s)\]},;]/.test(after) || isWordSign(before) || /[)\]}/\\^]/.test(before)) return false;
	// 7 *3 + 5* 2: a product, oddly spaced.
	if (run.sign !== '*' || run.end - run.start > 1 || !/[\d(]/.test(after) || before !== ' ') return true;
	return !/[\d)]/.test(text.charAt(run.start - 2));
}

function canClose(text: string, run: Run): boolean {
	if (!isMarkup(text, run)) return false;
	const before = signBefore(text, run.start);
	const after = signAfter(text, run.end);
	if (/^$|[\s([{/=<^\\]/.test(before) || /[([{/\\^]/.test(after)) return false;
	// **Answer:**42 and **word**s, but no power.
	const isGlued =
		run.sign === '*' && run.end - run.start > 1 && /[:.,;!?]|\p{L}(?=\p{L})/u.test(before + after);
	return isGlued || !isWordSign(after);
}

/** Four stars are a drawing; a sign in quotes or brackets is meant itself. */
function isMarkup(text: string, run: Run): boolean {
	const length = run.end - run.start;
	if (length > (run.sign === '*' ? 3 : 2) || (run.sign === '~' && length !== 2)) return false;
	return !/^(?:""|''|“”|‘’|\(\)|\[\])$/.test(signBefore(text, run.start) + signAfter(text, run.end));
}

function signBefore(text: string, at: number): string {
	const low = text.charAt(at - 1);
	return /[\uDC00-\uDFFF]/.test(low) ? text.slice(Math.max(0, at - 2), at) : low;
}

function signAfter(text: string, at: number): string {
	return String.fromCodePoint(text.codePointAt(at) ?? 32).trim() || ' ';
}
