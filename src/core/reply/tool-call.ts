import { isRecord } from '../json.ts';
import { balanced, CODE_KEYS, codeOfArguments, isSchema } from './tool-arguments.ts';

/** Programs of tool calls that a model wrote into its text, and the text without them. */
export interface WrittenCalls {
	/** In order; not empty. */
	codes: readonly string[];
	prose: string;
	/** Where the first call stood in `prose`; 0-based. */
	before: number;
	/** Where the text after the last call begins in `prose`. */
	after: number;
}

/**
 * Calls between the markers of open models' templates. Whatever the tool is called in them, only one is offered. Null when
 * there is none that holds a program.
 */
export function findMarkedCalls(text: string): WrittenCalls | null {
	return HAS_MARK.test(text) ? cut(text, spansOf(text)) : null;
}

/** Calls without markers: a JSON object or list that names a tool and holds a program, or `python(code="…")`. */
export function findBareCalls(text: string): WrittenCalls | null {
	const json = NAMED.test(text) ? cut(text, jsonCall(text)) : null;
	if (json !== null) return json;
	const pythonic = PYTHONIC.exec(text);
	if (pythonic === null) return null;
	const code = codeOfArguments(
		`{${text.slice(pythonic.index + pythonic[0].length).replace(/\)\s*\]?\s*$/, '')}}`,
	);
	return code.ok ? cut(text, [{ start: pythonic.index, end: text.length, codes: [code.value] }]) : null;
}

/**
 * The name of the tool that a text calls without a program, where the text is nothing but one such call: a name and arguments in
 * JSON, with or without tags around. Null for any other text.
 */
export function emptyCall(text: string): string | null {
	const json = text.trim().replace(/^<[a-z_]{1,40}>\s*|\s*<\/[a-z_]{1,40}>$/g, '');
	if (!json.startsWith('{') || balanced(json) !== json) return null;
	const [call] = listOf(json) ?? [];
	if (!isRecord(call) || !(isRecord(call['arguments']) || isRecord(call['parameters']))) return null;
	if (isSchema(call['parameters'])) return null;
	const name = NAMES.map((key) => call[key]).find((named) => typeof named === 'string');
	return typeof name === 'string' ? name : null;
}

interface Span {
	start: number;
	/** Exclusive. */
	end: number;
	codes: readonly string[];
}

/**
 * The first JSON at the start of a line, fenced or not, that holds a program, and before it what describes the tool; any other JSON
 * is passed over. Tags around either belong to it.
 */
function jsonCall(text: string): Span[] {
	const spans: Span[] = [];
	const start = /(?:^|\n)[ \t]*(?:```(?:json|tool_call|tool)?[ \t]*\n[ \t]*)?([{[])/g;
	for (let json = start.exec(text); json !== null; json = start.exec(text)) {
		const from = start.lastIndex - 1;
		const body = text.slice(from);
		const whole = balanced(body) ?? body;
		const end = from + whole.length;
		const codes = codesOf(whole, true);
		if (codes.length > 0 || isDescription(whole)) {
			const opening = /<([a-z_]{1,40})>\s*$/.exec(text.slice(Math.max(0, json.index - 60), json.index));
			const closing = /^(?:\s*```)?(?:\s*<\/[a-z_]{1,40}>)?/.exec(text.slice(end))?.[0] ?? '';
			spans.push({ start: json.index - (opening?.[0].length ?? 0), end: end + closing.length, codes });
		}
		if (codes.length > 0) break;
		start.lastIndex = end;
	}
	return spans;
}

/** A tool as it is offered, in the usual JSON; small models repeat it before they call it. */
function isDescription(json: string): boolean {
	if (!json.includes('"properties"')) return false;
	return (listOf(json) ?? []).some((value) => {
		if (!isRecord(value)) return false;
		const { function: tool = value } = value;
		return isRecord(tool) && isSchema(tool['parameters']);
	});
}

/** How calls are marked: what begins one, what ends it (else the end of the text). `isRaw`: the program may stand there bare. */
const MARKS: readonly { open: RegExp; close: RegExp; isRaw?: true }[] = [
	{ open: /<tool_calls?>/gi, close: /<\/tool_calls?>/gi },
	{ open: /<\|tool_calls?\|?>/gi, close: /<(?:\|\/)?tool_calls?\|>/gi },
	{ open: /\[TOOL_CALLS\]/g, close: /(?=\[TOOL_CALLS\])/g },
	{ open: /<\|python_tag\|>/g, close: /<\|e(?:om|ot)_id\|>/g, isRaw: true },
	{ open: /<｜tool▁call▁begin｜>/g, close: /<｜tool▁call▁end｜>/g },
	{ open: /<\|tool_call_begin\|>/g, close: /<\|tool_call_end\|>/g },
	{ open: /<function(?==| name=)/g, close: /<\/function>/g },
	{ open: /<(?:｜DSML｜|antml:)?invoke (?=name=)/g, close: /<\/(?:｜DSML｜|antml:)?invoke>/g },
	{
		open: /(?: ?to=[\w.]+)?<\|channel\|> ?(?:commentary|analysis)(?: to=[\w.]+)?[^<]{0,40}(?:<\|constrain\|>\w*)?<\|message\|>/g,
		close: /<\|(?:call|end)\|>/g,
		isRaw: true,
	},
	{ open: /(?:^|\n)Action: *[\w.]+ *\nAction Input:/g, close: /\n(?=Observation:)/g, isRaw: true },
	{
		open: /<(?:execute|execute_python|tool_code|python|code_interpreter|run_python)>/g,
		close: /<\/(?:execute|execute_python|tool_code|python|code_interpreter|run_python)>/g,
		isRaw: true,
	},
];
const HAS_MARK =
	/<\|?｜?(?:tool|function|invoke|python|execute|channel|run_python|code_interpreter|antml|DSML)|｜invoke|\[TOOL_CALLS\]|Action Input:/i;

function spansOf(text: string): Span[] {
	for (const { open, close, isRaw = false } of MARKS) {
		const spans: Span[] = [];
		let end = 0;
		for (const { 0: mark, index } of text.matchAll(open)) {
			if (index < end) continue;
			close.lastIndex = index + mark.length;
			const closing = close.exec(text);
			const bodyEnd = closing?.index ?? text.length;
			const body = text.slice(index + mark.length, bodyEnd);
			const isPlausible = isRaw || /^\s*[{[<]|[(=]/.test(body.slice(0, 2000));
			const codes = isPlausible ? codesOf(body, false) : [];
			end = closing === null ? text.length : Math.max(closing.index + closing[0].length, index + mark.length);
			if (codes.length > 0) spans.push({ start: index, end, codes });
		}
		if (spans.length > 0) return spans;
	}
	return [];
}

/** The programs in the body of a call. `isStrict`: only objects that name a tool and hold a key for programs. */
function codesOf(body: string, isStrict: boolean): string[] {
	const text = body.trim();
	if (text === '') return [];
	const tagged = Array.from(text.matchAll(TAGGED), ([, one, two]) =>
		(one ?? two ?? '').replace(/^\n|\n$/g, ''),
	);
	if (!isStrict && tagged.length > 0) return codesFrom(tagged[0]);
	const listed = listOf(text);
	if (listed !== null) {
		const calls = isStrict ? listed.filter(isCall) : listed;
		return calls.flatMap((call) => codesFrom(call, isStrict));
	}
	if (isStrict)
		return BROKEN_CALL.test(text) && NAMED.test(text) && CODE_KEY.test(text) ? codesFrom(text, true) : [];
	return codesFrom(text.replace(HEAD, '').replace(/^```(?:json)?\s*([{[][^]*?)\s*```$/, '$1'));
}

/** `<parameter=code>…</parameter>`, `<parameter name="code">…`, `<arg_key>code</arg_key><arg_value>…`. */
const TAGGED =
	/<(?:｜DSML｜|antml:)?parameter(?:=| name=)"?\w+"?[^>]{0,40}>([^]*?)(?:<\/(?:｜DSML｜|antml:)?parameter>|<\/function>|$)|<arg_key>\w+<\/arg_key>\s*<arg_value>([^]*?)(?:<\/arg_value>|$)/g;
/** The tool's name before its arguments: "python[ARGS]", "functions.python:0<|tool_call_argument_begin|>", "call:python". */
const HEAD =
	/^(?:(?:name)?=?["']?[\w.]+["']?>|(?:function<｜tool▁sep｜>)?(?:call:)?(?:functions\.)?\w{1,40}(?::\d+)?\s*(?:<｜tool▁sep｜>|<\|tool_call_argument_begin\|>|\[ARGS\]|\[CALL_ID\]\w*\[ARGS\]|(?=\{)|\n(?=\{|```)))\s*/;

/** Whole JSON: one object, several behind each other, or a list of them. Null for anything else. */
function listOf(text: string): unknown[] | null {
	const found: unknown[] = [];
	for (let rest = text; /^[{[]/.test(rest);) {
		const whole = balanced(rest);
		if (whole === null) break;
		try {
			const value = JSON.parse(whole) as unknown;
			found.push(...(Array.isArray(value) ? (value as unknown[]) : [value]));
		} catch {
			break;
		}
		rest = rest.slice(whole.length).replace(/^[\s,;]+/, '');
		if (found.length >= MAX_CALLS) break;
	}
	return found.length === 0 ? null : found;
}

const MAX_CALLS = 32;

function codesFrom(written: unknown, isNamed = false): string[] {
	const code = codeOfArguments(written, isNamed);
	return code.ok ? [code.value] : [];
}

/**
 * Names a tool and has arguments, as far as its keys tell: whatever the tool is called, where it is given a program; else only one
 * whose name is that of the offered one. An answer in JSON has names too.
 */
function isCall(value: unknown): boolean {
	if (!isRecord(value)) return false;
	const named = NAMES.map((key) => value[key]).find((name) => name !== undefined);
	if (named === undefined) return false;
	const text = JSON.stringify(value);
	const name = isRecord(named) ? named['name'] : named;
	return PROGRAM_KEY.test(text) || (typeof name === 'string' && PYTHON.test(name) && CODE_KEY.test(text));
}

const NAMES = ['name', 'function', 'tool', 'tool_name', 'action', 'recipient_name'] as const;
const NAMED = new RegExp(`["'](?:${NAMES.join('|')})["']\\s*:`);
const CODE_KEY = new RegExp(`["'](?:${CODE_KEYS.join('|')}|arguments|parameters)["']\\s*:`);
/** Of `CODE_KEYS`, those that are no usual names of anything else. */
const PROGRAM_KEY = /["'](?:code|python_code|python|source_code|script|program|snippet)["']\s*:\s*"/;
/** What models call a tool that runs Python. */
const PYTHON = /python|code|interpreter|execute|\brun\b/i;
const BROKEN_CALL = /^(?:\[\s*)?\{/;
const PYTHONIC =
	/(?:^|\n)[ \t]*\[?[ \t]*(?:functions\.)?(?:python|run_python|execute_python|code_interpreter|run_code|execute_code)\([ \t]*(?=(?:code|python_code|source|script)[ \t]*=[ \t]*["'])/;

function cut(text: string, spans: readonly Span[]): WrittenCalls | null {
	const codes = spans.flatMap((span) => span.codes);
	if (codes.length === 0) return null;
	const pieces: string[] = [];
	let from = 0;
	for (const { start, end } of spans) {
		pieces.push(text.slice(from, start));
		from = end;
	}
	pieces.push(text.slice(from));
	const words = pieces.map((piece) => piece.replace(/<\/?\|?｜?tool[▁_]calls?[▁_\w]*｜?\|?>/gi, '').trim());
	const prose = words.filter((piece) => piece !== '').join('\n\n');
	return { codes, prose, before: words[0]?.length ?? 0, after: prose.length - (words.at(-1)?.length ?? 0) };
}
