/**
 * Whether a program asks by `think` and nothing that it prints, returns or decides has to do with what was said. Follows names from
 * line to line, without regard to scope; wherever an answer may be used it counts as used.
 */
export function ignoresAnswers(code: string): boolean {
	const lines = statementsOf(code);
	if (!lines.some((line) => THINK.test(line))) return false;
	const names = new Set<string>();
	for (let before = -1; before !== names.size;) {
		before = names.size;
		for (const line of lines) if (speaksOf(line, names)) for (const name of boundIn(line)) names.add(name);
	}
	const shown = lines.map((line) => withoutKnownLengths(line, lines));
	return !shown.some((line, at) => {
		const isUse = USES.test(line) || (at === lines.length - 1 && !BINDS.test(line) && !THINK.test(line));
		return isUse && speaksOf(line, names);
	});
}

const THINK = /(?<![\w.])think\s*\(/;
/** Where a value decides, is shown or leaves: a call of an unknown function may show it. */
const USES =
	/^(?:if|elif|while|assert|return|yield|match|case|raise|with|del)\b|(?<![\w.])(?:print|exit|exec|eval)\s*\(|\.write\s*\(|^(?!think\b)[A-Za-z_]\w*\s*\((?!.*\)\s*=)/;
const BINDS = /^(?:for\b|[\w.,\s*[\]'"()]+(?::[^=]+)?(?:[-+*/|&%]|\/\/|\*\*)?=(?!=))/;

/** One answer for each thing: how many there are says nothing of them. */
function withoutKnownLengths(line: string, lines: readonly string[]): string {
	return line.replace(/\blen\(\s*(\w+)\s*\)/g, (length, name: string) => {
		const made = lines.filter((one) => boundIn(one).includes(name));
		const isPlain = made.length === 1 && /=\s*\[think\b(?!.*\sif\s).*\]$/.test(made[0] ?? '');
		return isPlain ? '0' : length;
	});
}

function speaksOf(line: string, names: ReadonlySet<string>): boolean {
	if (THINK.test(line)) return true;
	return (line.match(/(?<!\.)\b[A-Za-z_]\w*/g) ?? []).some((word) => names.has(word));
}

/** The names that a statement gives a value, or puts something into: `x` of `x = …`, `for x in …`, `x[0] = …` and `x.append(…)`. */
function boundIn(line: string): string[] {
	const target =
		/^for\s+(.+?)\s+in\b/.exec(line)?.[1] ??
		/^([^=!<>]*?[^=!<>+\-*/|&%:])\s*(?::[^=]+)?(?:[-+*/|&%]|\/\/|\*\*)?=(?!=)/.exec(line)?.[1] ??
		/^([A-Za-z_][\w.]*)\.\w+\s*\(/.exec(line)?.[1];
	const walrus = Array.from(line.matchAll(/\b([A-Za-z_]\w*)\s*:=/g), ([, name = '']) => name);
	return [...(target?.match(/\b[A-Za-z_]\w*/g) ?? []), ...walrus];
}

/** Statements without indentation and comments, one a line; of texts only what an f-string puts in. */
function statementsOf(code: string): string[] {
	const plain = code
		.replace(/(f)?("""|''')([^]*?)\2/gi, (_, isF: string | undefined, _quote, text: string) =>
			inText(isF, text),
		)
		.replace(/(f)?("|')((?:\\.|(?!\2)[^\\\n])*)\2/gi, (_, isF: string | undefined, _quote, text: string) =>
			inText(isF, text),
		)
		.replace(/#.*/g, '');
	const statements: string[] = [];
	let depth = 0;
	for (const line of plain.split('\n')) {
		const piece = line.trim();
		if (piece === '') continue;
		if (depth > 0) statements.push(`${statements.pop() ?? ''} ${piece}`);
		else statements.push(piece);
		depth = Math.max(0, depth + (piece.match(/[([{]/g)?.length ?? 0) - (piece.match(/[)\]}]/g)?.length ?? 0));
	}
	return statements.flatMap((line) => {
		// What stands behind a head on its line is a statement of its own.
		const [, head, body] = /^((?:if|elif|else|for|while|def|with|try)\b[^:]*:)\s*(\S.*)$/.exec(line) ?? [];
		return head === undefined || body === undefined ? [line] : [head, body];
	});
}

function inText(isF: string | undefined, text: string): string {
	const parts =
		isF === undefined
			? []
			: Array.from(text.matchAll(/\{([^{}]*)\}/g), ([, part = '']) => part.split(/[:!](?!=)/)[0]);
	return `(${parts.join(', ')})`;
}
