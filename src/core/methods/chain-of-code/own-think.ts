/**
 * A program without its own definition of `think`, which would answer in place of the model: a function, a lambda or an import at the
 * beginning of a line. A comment stands there instead and every other line keeps its number. `isOwn`: there was one.
 */
export function withoutOwnThink(code: string): { code: string; isOwn: boolean } {
	const lines = code.split('\n');
	let isOwn = false;
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? '';
		const end = DEFINES.test(line) ? endOfFunction(lines, at) : SETS.test(line) ? at + 1 : at;
		if (end === at) continue;
		isOwn = true;
		for (let within = at; within < end; within++) lines[within] = within === at ? LEFT_OUT : '';
		at = end - 1;
	}
	return isOwn ? { code: lines.join('\n'), isOwn } : { code, isOwn };
}

const DEFINES = /^(?:async\s+)?def\s+think\s*\(/;
const SETS =
	/^(?:think\s*(?::[^=]*)?=(?!=).*[^\\,([{]$|(?:from\s+[\w.]+\s+)?import\s+think(?:\s+as\s+think)?\s*(?:#.*)?$)/;
const LEFT_OUT = '# think is the model: what stood here is left out';

/** 0-based line behind a function: its head up to the colon, then all that is indented, blank, or a comment between such lines. */
function endOfFunction(lines: readonly string[], from: number): number {
	let head = from;
	while (head < lines.length - 1 && !/:(?:\s*#.*|\s*|\s+\S.*)$/.test(withoutHints(lines[head] ?? ''))) head++;
	let end = head + 1;
	for (let at = end; at < lines.length; at++) {
		const line = lines[at] ?? '';
		if (/^\s+\S/.test(line)) end = at + 1;
		else if (line.trim() !== '' && !line.startsWith('#')) break;
	}
	return end;
}

/** Of a head the colons between brackets are hints of types. */
function withoutHints(line: string): string {
	return line.replace(/\([^()]*\)/g, '()').replace(/^[^()]*,\s*$/, '');
}
