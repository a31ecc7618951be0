import { isRecord } from '../json.ts';
import { err, ok, type Result } from '../result.ts';
import { findPrograms } from './program.ts';

/**
 * The program in the arguments of a call of the one tool we offer. Models write them as JSON, as JSON with line breaks in its
 * strings, as JSON within JSON, as a Python dict, cut off, with a tag behind, or as the bare program; all of it runs.
 *
 * @param isNamed only what stands under a name of `CODE_KEYS`, or is the whole of the arguments: where it is not sure that this is a
 *   call, the only text of an object may be anything
 */
export function codeOfArguments(written: unknown, isNamed = false, depth = 0): Result<string> {
	if (typeof written === 'string') return codeOfText(written, isNamed, depth);
	const value = Array.isArray(written) && written.length === 1 ? (written as unknown[])[0] : written;
	if (typeof value === 'string') return codeOfText(value, isNamed, depth);
	if (!isRecord(value) || isSchema(value)) return err(NO_CODE);
	for (const key of CODE_KEYS) if (typeof value[key] === 'string') return bare(value[key]);
	for (const key of WRAPPERS) {
		if (value[key] !== undefined && depth < MAX_DEPTH) return codeOfArguments(value[key], isNamed, depth + 1);
	}
	const texts = Object.values(value).filter((held) => typeof held === 'string');
	return texts.length === 1 && !isNamed ? bare(texts[0] as string) : err(NO_CODE);
}

/** The description of a tool's arguments, which small models repeat before they call it. */
export function isSchema(value: unknown): boolean {
	return isRecord(value) && isRecord(value['properties']);
}

/** Names of the argument, the offered one first. */
export const CODE_KEYS = [
	'code',
	'python_code',
	'python',
	'source',
	'source_code',
	'script',
	'program',
	'snippet',
	'input',
	'query',
	'command',
	'expression',
	'__arg1',
] as const;

const WRAPPERS = [
	'arguments',
	'parameters',
	'args',
	'input',
	'tool_input',
	'action_input',
	'kwargs',
	'function',
] as const;
const MAX_DEPTH = 4;
const NO_CODE = 'The call has no text named code, so nothing was run';
const EMPTY = 'The call holds an empty program, so nothing was run';

function codeOfText(text: string, isNamed: boolean, depth: number): Result<string> {
	const plain = withoutEnds(text);
	if (plain === '') return err(EMPTY);
	if (/^[{["]/.test(plain)) {
		const parsed = parseJson(plain);
		if (parsed !== undefined && depth < MAX_DEPTH) return codeOfArguments(parsed, isNamed, depth + 1);
		return plain.startsWith('{') || plain.startsWith('[{') ? codeOfBroken(plain) : bare(plain);
	}
	return bare(plain);
}

/** Takes off what closes a call, and the quotes some templates write for `"`. */
function withoutEnds(text: string): string {
	let rest = text.replaceAll('<|"|>', '"').trim();
	for (;;) {
		const tag = TAG_AT_END.exec(rest.slice(-LONGEST_TAG));
		if (tag === null) return rest;
		rest = rest.slice(0, -tag[0].length).trimEnd();
	}
}

const TAG_AT_END = /(?:<\/?\|?[\w▁｜ |=-]{1,40}\|?>|<｜[^<>]{1,40}｜>)$/;
const LONGEST_TAG = 50;

/** The first whole JSON value of a text; what follows it is passed over. */
function parseJson(text: string): unknown {
	for (const candidate of [text, balanced(text)]) {
		try {
			if (candidate !== null) return JSON.parse(candidate) as unknown;
		} catch {
			// Not strict JSON; the caller looks closer.
		}
	}
	return undefined;
}

/** From the first bracket to the one that closes it; null when none does. */
export function balanced(text: string): string | null {
	let [depth, isString] = [0, false];
	for (let at = 0; at < text.length; at++) {
		const sign = text.charAt(at);
		if (isString) {
			if (sign === '\\') at++;
			else if (sign === '"') isString = false;
		} else if (sign === '"') {
			isString = true;
		} else if (sign === '{' || sign === '[') {
			depth++;
		} else if ((sign === '}' || sign === ']') && --depth === 0) {
			return text.slice(0, at + 1);
		}
	}
	return null;
}

/** An object that is no strict JSON: the program stands between the quote after the key and the last quote before the end. */
function codeOfBroken(text: string): Result<string> {
	const key = BROKEN_KEY.exec(text);
	if (key === null) return err(NO_CODE);
	const quote = key[1] as string;
	const rest = text.slice(key.index + key[0].length);
	let tail = rest.length;
	while (tail > 0 && /[\s\])}>,]/.test(rest.charAt(tail - 1))) tail--;
	const isClosed = tail >= quote.length && rest.slice(0, tail).endsWith(quote);
	return bare(unescaped(rest.slice(0, isClosed ? tail - quote.length : rest.length)));
}

const BROKEN_KEY = new RegExp(`["']?\\b(?:${CODE_KEYS.join('|')})\\b["']?\\s*[:=]\\s*(r?"""|'''|["'\`])`);

/** Line breaks written out belong to JSON; beside real ones they belong to the program. */
function unescaped(code: string): string {
	if (code.includes('\n')) return code.replaceAll('\\"', '"');
	return code.replace(/\\(u[0-9a-f]{4}|.)/gi, (_, sign: string) => {
		if (sign.length > 1) return String.fromCharCode(Number.parseInt(sign.slice(1), 16));
		return { n: '\n', t: '\t', r: '\r' }[sign] ?? sign;
	});
}

function bare(code: string): Result<string> {
	const program = findPrograms(code).program?.code ?? code;
	return program.trim() === '' ? err(EMPTY) : ok(program);
}
