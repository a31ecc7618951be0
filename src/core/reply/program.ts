import type { Reading } from './reading.ts';

/**
 * Finds the program in a reply. The published code sees only fences labelled exactly `python`; this one also takes other
 * spellings, `~~~`, an unlabelled fence around what looks like Python, and a fence left open at the end of the reply.
 * Linear in the length of the reply.
 */
export function findPrograms(reply: string): Omit<Reading, 'notes'> {
	const { blocks, outside } = splitReply(reply);
	const pieces = outside.map((lines) => lines.join('\n').trim());
	const prose = pieces.filter((piece) => piece !== '').join('\n\n');
	const first = blocks[0];
	if (first === undefined) return { program: null, prose, before: prose.length, after: 0 };
	return {
		program: {
			code: first.code,
			note: noteOf(first, blocks.length),
			blocks: blocks.map(({ code }) => code),
			needsOthers: null,
		},
		prose,
		before: pieces[0]?.length ?? 0,
		after: prose.length - (pieces.at(-1)?.length ?? 0),
	};
}

interface Block {
	code: string;
	/** As written after the fence. */
	label: string;
	closed: boolean;
}

interface Fence {
	mark: string;
	label: string;
	indent: string;
	/** Words on the same line before a fence that does not begin its line. */
	before: string;
}

/** `outside` holds the prose around the Python blocks: one piece more than there are blocks. */
function splitReply(reply: string): { blocks: Block[]; outside: string[][] } {
	const blocks: Block[] = [];
	const outside: string[][] = [[]];
	const say = (lines: readonly string[]): void => {
		for (const line of lines) outside.at(-1)?.push(line);
	};
	let fence: Fence | null = null;
	let inside: string[] = [];
	const close = (open: Fence, closed: boolean): void => {
		const code = unindent(inside, open.indent).join('\n').trimEnd();
		if (code !== '' && isPython(open.label, inside)) {
			blocks.push({ code, label: open.label, closed });
			outside.push([]);
		} else {
			say(inside);
		}
		inside = [];
	};
	for (const line of reply.replaceAll('\r\n', '\n').split('\n')) {
		if (fence === null) {
			fence = opening(line);
			say(fence === null ? [line] : fence.before === '' ? [] : [fence.before]);
		} else if (isClosing(line, fence.mark)) {
			close(fence, true);
			fence = null;
		} else {
			inside.push(line);
		}
	}
	if (fence !== null) close(fence, false);
	return { blocks, outside };
}

function opening(line: string): Fence | null {
	const text = line.trimStart();
	const indent = line.slice(0, line.length - text.length);
	const mark = fenceMark(text);
	if (mark !== null) {
		const info = text.slice(mark.length).trim();
		// Inline code that uses three backticks is not a fence.
		if (mark.startsWith('`') && info.includes('`')) return null;
		return { mark, label: labelOf(info), indent, before: '' };
	}
	const at = line.lastIndexOf('```');
	if (at < 0) return null;
	const info = line.slice(at + 3).trim();
	const label = labelOf(info);
	// "in one ```python block" talks about a fence.
	return PYTHON_LABEL.test(label) && !/\s/.test(info)
		? { mark: '```', label, indent: '', before: line.slice(0, at) }
		: null;
}

function isClosing(line: string, mark: string): boolean {
	const text = line.trim();
	return text.length >= mark.length && text.startsWith(mark) && fenceMark(text) === text;
}

/** The run of three or more backticks or tildes the text begins with. */
function fenceMark(text: string): string | null {
	const sign = text.charAt(0);
	if (sign !== '`' && sign !== '~') return null;
	let length = 1;
	while (text.charAt(length) === sign) length++;
	return length >= 3 ? text.slice(0, length) : null;
}

function labelOf(info: string): string {
	return (info.split(/\s/, 1)[0] ?? '').replace(/^\{?\.?/, '').replace(/\}$/, '');
}

const PYTHON_LABEL = /^(?:i?python|py)(?:\d+(?:\.\d+)?)?$|^tool_code$/i;
const PYTHON_LINE =
	/^(?:import [a-z_]|from [\w.]+ import |def \w+\(|class \w+[(:]|for .+ in .+:|while .+:|print\(|with .+:$|try:$)/i;

function isPython(label: string, lines: readonly string[]): boolean {
	return label === ''
		? lines.some((line) => PYTHON_LINE.test(line.trim().slice(0, 200)))
		: PYTHON_LABEL.test(label);
}

/** A fence inside a list item is indented; its content is indented with it. */
function unindent(lines: readonly string[], indent: string): readonly string[] {
	if (indent === '') return lines;
	return lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()));
}

function noteOf(block: Block, count: number): string | null {
	const remarks = [
		...(count > 1 ? [`first of ${String(count)} blocks`] : []),
		...(block.label === ''
			? ['fence without a label']
			: block.label === 'python'
				? []
				: [`fence labelled ${block.label}`]),
		...(block.closed ? [] : ['fence was not closed']),
	];
	return remarks.length === 0 ? null : remarks.join(', ');
}
