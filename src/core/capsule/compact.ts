import { isRecord } from '../json.ts';
import { err, ok, type Result } from '../result.ts';

/** Characters; a shorter text is not worth a reference. */
const LONG = 16;

/** Stands before the number of a text that stood there before; a text that begins with it gets one more. */
const SIGN = '~';

/**
 * A value of JSON with every long text once: where it comes again stands `~` and its number, base 36, in the order in which they
 * first come. A conversation repeats all that was said before in every call.
 */
export function compact(value: unknown): unknown {
	const known = new Map<string, number>();
	const walk = (at: unknown): unknown => {
		if (typeof at === 'string') return shortened(at, known);
		if (Array.isArray(at)) return at.map(walk);
		if (!isRecord(at)) return at;
		return Object.fromEntries(Object.entries(at).map(([field, held]) => [field, walk(held)]));
	};
	return walk(value);
}

function shortened(text: string, known: Map<string, number>): string {
	const literal = text.startsWith(SIGN) ? SIGN + text : text;
	if (text.length < LONG) return literal;
	const number = known.get(text);
	if (number !== undefined) return SIGN + number.toString(36);
	known.set(text, known.size);
	return literal;
}

/** Why a compact value does not unfold: a number that stands for nothing, or more characters of text than allowed. */
export type CompactFault = { kind: 'damaged' } | { kind: 'too-large' };

/**
 * The way back. Few characters can stand for very many, so they are counted while they unfold.
 *
 * @param most characters of all texts and names together
 */
export function expand(value: unknown, most: number): Result<unknown, CompactFault> {
	const known: string[] = [];
	let left = most;
	const spend = (text: string): string => {
		left -= text.length + 1;
		if (left < 0) throw new Refused('too-large');
		return text;
	};
	const walk = (at: unknown): unknown => {
		if (typeof at === 'string') return spend(lengthened(at, known));
		if (Array.isArray(at)) return at.map(walk);
		if (!isRecord(at)) return at;
		return Object.fromEntries(Object.entries(at).map(([field, held]) => [spend(field), walk(held)]));
	};
	try {
		return ok(walk(value));
	} catch (error) {
		if (error instanceof Refused) return err({ kind: error.why });
		throw error;
	}
}

function lengthened(text: string, known: string[]): string {
	const isLiteral = !text.startsWith(SIGN) || text.startsWith(SIGN + SIGN);
	if (isLiteral) {
		const meant = text.startsWith(SIGN) ? text.slice(1) : text;
		if (meant.length >= LONG) known.push(meant);
		return meant;
	}
	const named = /^~[\da-z]{1,6}$/.test(text) ? known[parseInt(text.slice(1), 36)] : undefined;
	if (named === undefined) throw new Refused('damaged');
	return named;
}

class Refused extends Error {
	readonly why: CompactFault['kind'];

	constructor(why: CompactFault['kind']) {
		super(why);
		this.why = why;
	}
}
