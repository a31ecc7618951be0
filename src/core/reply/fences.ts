/** A fenced block of a reply. */
export interface FencedBlock {
	/** First word after the fence, without attributes: `python` of "```{.python title=x}" and of "```python:solve.py". */
	label: string;
	lines: readonly string[];
	closed: boolean;
}

/** Blocks in order, and the lines around them: `outside[i]` stands before block i, the last one after them all. */
export interface FencedReply {
	blocks: readonly FencedBlock[];
	outside: readonly (readonly string[])[];
}

interface Fence {
	mark: string;
	label: string;
	indent: string;
	/** Words on the same line before a fence that does not begin its line. */
	before: string;
	/** A program that begins on the fence's line. */
	first: string | null;
	/** The block begins and ends on this line. */
	isWhole: boolean;
}

/**
 * Splits a reply at its fences. Beyond what Markdown knows: a closing fence may be glued to the last line or be followed by
 * words, the program may begin on the fence's line, a labelled fence ends one that was left open, and a fence within a string
 * of the program does not end it. Linear in the reply.
 */
export function splitFences(reply: string): FencedReply {
	const lines = reply.replaceAll('\r\n', '\n').split('\n');
	const blocks: FencedBlock[] = [];
	const outside: string[][] = [[]];
	/** Once the search for a better end was in vain it is given up, or it would go through the whole reply at each fence. */
	let isPatient = true;
	for (let at = 0; at < lines.length;) {
		const line = lines[at] as string;
		const fence = opening(line);
		if (fence === null) {
			outside.at(-1)?.push(line);
			at++;
			continue;
		}
		if (fence.before !== '') outside.at(-1)?.push(fence.before);
		const end: BlockEnd = fence.isWhole ? { at, kind: 'here' } : closing(lines, at + 1, fence, isPatient);
		if (end.isSecondBest) isPatient = false;
		const inside = unindent(lines.slice(at + 1, end.at), fence.indent);
		if (fence.first !== null) inside.unshift(fence.first);
		const last = end.kind === 'glued' ? gluedTo(lines[end.at] as string, fence.mark) : null;
		if (last !== null) inside.push(last.code);
		blocks.push({
			label: fence.label,
			lines: inside,
			closed: end.at < lines.length && end.kind !== 'another',
		});
		const words = last?.words ?? wordsAfter(lines[end.at], end.kind);
		outside.push(words === '' ? [] : [words]);
		at = end.kind === 'another' ? end.at : end.at + 1;
	}
	return { blocks, outside };
}

type EndKind = 'here' | 'alone' | 'glued' | 'another' | 'none';

interface BlockEnd {
	at: number;
	kind: EndKind;
	/** Nothing better ended the block. */
	isSecondBest?: boolean;
}

/** The line that ends an open fence; `lines.length` when none does. */
function closing(lines: readonly string[], from: number, fence: Fence, isPatient: boolean): BlockEnd {
	let string: string | null = null;
	/** A fence inside a string, or far to the right: it ends the block only if nothing better does. */
	let second: BlockEnd | null = null;
	for (let at = from; at < lines.length; at++) {
		const line = lines[at] as string;
		const kind = endOf(line, fence);
		if (kind !== null && (!isPatient || (string === null && !isDeep(line, fence)))) return { at, kind };
		if (kind !== null && kind !== 'glued') second ??= { at, kind, isSecondBest: true };
		if (isPatient) string = stringAfter(line, string);
	}
	return second ?? { at: lines.length, kind: 'none' };
}

function endOf(line: string, fence: Fence): 'alone' | 'glued' | 'another' | null {
	if (!line.includes(fence.mark)) return null;
	const text = line.trim();
	const mark = fenceMark(text);
	if (mark !== null && mark.charAt(0) === fence.mark.charAt(0) && mark.length >= fence.mark.length) {
		const rest = text.slice(mark.length);
		return rest !== '' && isLabel(rest) ? 'another' : 'alone';
	}
	return mark === null && !text.startsWith('#') && GLUED.test(text) ? 'glued' : null;
}

/** "print(x)```" and "print(x)``` as asked". */
const GLUED = /[^`~\s][ \t]*(?:`{3,}|~{3,})(?:[ \t][^`]{0,400})?$/;

function gluedTo(line: string, mark: string): { code: string; words: string } {
	const at = line.lastIndexOf(mark);
	const code = line.slice(0, at).replace(/[`~]+$/, '');
	return { code, words: line.slice(at + mark.length).trim() };
}

function wordsAfter(line: string | undefined, kind: EndKind): string {
	if (line === undefined || kind === 'another' || kind === 'here') return '';
	const text = line.trim();
	return text.slice((fenceMark(text) ?? '').length).trim();
}

function isDeep(line: string, fence: Fence): boolean {
	const indent = line.length - line.trimStart().length;
	return indent > fence.indent.length + 3 && line.trimStart().startsWith(fence.mark);
}

/** Which triple-quoted string is open after this line; comments and short strings are passed over as far as needed. */
function stringAfter(line: string, open: string | null): string | null {
	if (!line.includes('"""') && !line.includes("'''")) return open;
	let string = open;
	for (const { 0: found } of line.matchAll(/"""|'''|#|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g)) {
		if (string !== null) {
			if (found === string) string = null;
		} else if (found === '#') {
			return null;
		} else if (found === '"""' || found === "'''") {
			string = found;
		}
	}
	return string;
}

function opening(line: string): Fence | null {
	if (!line.includes('```') && !line.includes('~~~')) return null;
	const text = line.trimStart();
	const mark = fenceMark(text);
	if (mark === null) return openingWithin(line);
	const indent = line.slice(0, line.length - text.length);
	const info = text.slice(mark.length).trim();
	if (info.includes('`') && mark.startsWith('`')) return wholeLine(info, mark, indent);
	return { mark, indent, before: '', isWhole: false, ...parseInfo(info) };
}

/** "```python print(1)```": a program on one line. Without the label it is inline code. */
function wholeLine(info: string, mark: string, indent: string): Fence | null {
	const [, label = '', code = ''] = /^([A-Za-z]+[\d.]*)[ \t]+([^`].*?)`{3,}$/.exec(info) ?? [];
	if (code === '' || !isPythonLabel(label)) return null;
	return { mark, label, indent, before: '', first: code, isWhole: true };
}

function openingWithin(line: string): Fence | null {
	const at = line.lastIndexOf('```');
	if (at < 0) return null;
	const info = line.slice(at + 3).trim();
	// "in one ```python block" talks about a fence.
	return isPythonLabel(info)
		? {
				mark: '```',
				label: info,
				indent: '',
				before: line.slice(0, at).trimEnd(),
				first: null,
				isWhole: false,
			}
		: null;
}

/** The run of three or more backticks or tildes the text begins with. */
function fenceMark(text: string): string | null {
	const sign = text.charAt(0);
	if (sign !== '`' && sign !== '~') return null;
	let length = 1;
	while (text.charAt(length) === sign) length++;
	return length >= 3 ? text.slice(0, length) : null;
}

/** Label and attributes of an info string, or a program that begins on its line. */
function parseInfo(info: string): { label: string; first: string | null } {
	const [, label = ''] = /^\{?\.?([\w+#.-]*)/.exec(info) ?? [];
	const rest = info.slice(info.indexOf(label) + label.length).replace(/^[},: ]+/, '');
	const isCode =
		!info.startsWith('{') && isPythonLabel(label) && /\s/.test(info) && rest !== '' && !ATTRIBUTES.test(rest);
	return { label, first: isCode ? rest : null };
}

/** `title="solve.py"`, `linenums=1`, `{cmd=true}`, `solve.py`, `copy`, `# solve.py`. */
const ATTRIBUTES =
	/^(?:\{[^}]*\}?|(?:[\w-]+=(?:"[^"]*"|'[^']*'|\{[^}]*\}|\d+|true|false)[ ,}]*)+|[\w./-]+|#? ?[\w./-]+\.py|\[[^\]]*\])$/;

/** What follows a fence is a label, so that the fence opens a block: "python", "json title=x", and no sentence. */
function isLabel(info: string): boolean {
	const text = info.trim();
	if (/^\s/.test(info) && !isPythonLabel(text)) return false;
	const { label } = parseInfo(text);
	if (isPythonLabel(label)) return true;
	return (
		LANGUAGES.has(label.toLowerCase()) && (label === text || ATTRIBUTES.test(text.slice(label.length).trim()))
	);
}

/** Fences of these open a block, whatever stood before. */
const LANGUAGES: ReadonlySet<string> = new Set(
	(
		'text txt plaintext plain output console bash sh shell zsh json jsonl yaml yml toml xml html css javascript js ' +
		'typescript ts java c cpp c++ csharp c# go rust ruby php sql r markdown md latex tex math diff csv tool_call tool_output'
	).split(' '),
);

/** The published code sees `python` alone; these are the same language. */
export function isPythonLabel(label: string): boolean {
	return PYTHON_LABEL.test(label);
}

const PYTHON_LABEL =
	/^(?:i?python|py|pycon|python-?repl)(?:-?\d+(?:\.\d+)*)?$|^(?:python[-_](?:code|exec|script)|tool_code)$/i;

/** A fence inside a list item is indented; its content is indented with it. */
function unindent(lines: readonly string[], indent: string): string[] {
	if (indent === '') return [...lines];
	return lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()));
}
