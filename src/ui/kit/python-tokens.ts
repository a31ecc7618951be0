/** A piece of a Python program, for colouring; the pieces put together are the program. */
export interface PythonToken {
	kind: 'keyword' | 'string' | 'comment' | 'number' | 'call' | 'plain';
	text: string;
}

const KEYWORDS = new Set(
	(
		'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
		'import in is lambda match nonlocal not or pass raise return try while with yield'
	).split(' '),
);
const WORD = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /(?:0[xob][\da-f_]+|\d[\d_]*(?:\.[\d_]*)?(?:e[+-]?\d+)?j?)/iy;
const PREFIX = /^[rbfut]{1,2}$/i;

/**
 * Good enough to read by, and no parser: an unfinished string ends at its line, a string in triple quotes at the end. Linear in the
 * length of the code, whatever it holds.
 */
export function pythonTokens(code: string): readonly PythonToken[] {
	const tokens: PythonToken[] = [];
	let plainFrom = 0;
	for (let at = 0; at < code.length;) {
		const token = tokenAt(code, at);
		if (token === null) {
			at += 1;
			continue;
		}
		if (plainFrom < at && token.kind !== 'plain')
			tokens.push({ kind: 'plain', text: code.slice(plainFrom, at) });
		at += token.text.length;
		if (token.kind === 'plain') continue;
		tokens.push(token);
		plainFrom = at;
	}
	if (plainFrom < code.length) tokens.push({ kind: 'plain', text: code.slice(plainFrom) });
	return tokens;
}

/** The same, line by line, without the line ends. */
export function pythonLines(code: string): readonly (readonly PythonToken[])[] {
	let line: PythonToken[] = [];
	const lines = [line];
	for (const { kind, text } of pythonTokens(code)) {
		for (const [index, part] of text.split('\n').entries()) {
			if (index > 0) lines.push((line = []));
			if (part !== '') line.push({ kind, text: part });
		}
	}
	return lines;
}

function tokenAt(code: string, at: number): PythonToken | null {
	const sign = code[at] ?? '';
	if (sign === '#') return { kind: 'comment', text: code.slice(at, lineEnd(code, at)) };
	if (sign === '"' || sign === "'") return { kind: 'string', text: stringAt(code, at, at) };
	if (sign >= '0' && sign <= '9') return { kind: 'number', text: matchAt(NUMBER, code, at) };
	const word = matchAt(WORD, code, at);
	if (word === '') return null;
	const next = code[at + word.length];
	if ((next === '"' || next === "'") && PREFIX.test(word)) {
		return { kind: 'string', text: stringAt(code, at, at + word.length) };
	}
	if (KEYWORDS.has(word)) return { kind: 'keyword', text: word };
	return { kind: next === '(' ? 'call' : 'plain', text: word };
}

function matchAt(pattern: RegExp, code: string, at: number): string {
	pattern.lastIndex = at;
	return pattern.exec(code)?.[0] ?? '';
}

/** A string with its prefix, which begins at `from`; its quote stands at `quoteAt`. */
function stringAt(code: string, from: number, quoteAt: number): string {
	const quote = code[quoteAt] ?? '';
	const isTriple = code.startsWith(quote.repeat(3), quoteAt);
	const close = isTriple ? quote.repeat(3) : quote;
	for (let at = quoteAt + close.length; at < code.length; at++) {
		if (code[at] === '\\') at++;
		else if (code.startsWith(close, at)) return code.slice(from, at + close.length);
		else if (!isTriple && code[at] === '\n') return code.slice(from, at);
	}
	return code.slice(from);
}

function lineEnd(code: string, at: number): number {
	const end = code.indexOf('\n', at);
	return end === -1 ? code.length : end;
}
