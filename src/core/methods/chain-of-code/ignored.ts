/**
 * Whether a program asks by `think` and nothing that it prints, returns or decides has to do with what was said. Follows names from
 * line to line, without regard to scope; wherever an answer may be used it counts as used.
 */
export function ignoresAnswers(code: string): boolean {
	if (code.length > LONGEST) return false;
	const statements = statementsOf(code).map((line): Statement => ({
		line,
		asks: THINK.test(line),
		words: wordsOf(line),
		bound: boundIn(line),
	}));
	if (!statements.some(({ asks }) => asks)) return false;
	const names = new Set<string>();
	for (let before = -1; before !== names.size;) {
		before = names.size;
		for (const one of statements) if (speaksOf(one, names)) for (const name of one.bound) names.add(name);
	}
	const counted = countedIn(statements);
	return !statements.some(({ line, asks, words }, at) => {
		const isUse = USES.test(line) || (at === statements.length - 1 && !BINDS.test(line) && !asks);
		if (!isUse) return false;
		return asks || words.some((word) => names.has(word) && !isOnlyCounted(line, word, counted));
	});
}

/** In a longer program the answers count as used. */
const LONGEST = 5000;

interface Statement {
	line: string;
	/** Calls `think`. */
	asks: boolean;
	words: readonly string[];
	/** The names that it gives a value, or puts something into. */
	bound: readonly string[];
}

const THINK = /(?<![\w.])think\s*\(/;
/** Where a value decides, is shown or leaves: a call of an unknown function may show it. */
const USES =
	/^(?:if|elif|while|assert|return|yield|match|case|raise|with|del)\b|(?<![\w.])(?:print|exit|exec|eval)\s*\(|\.write\s*\(|^(?!think\b)[A-Za-z_]\w*\s*\((?!.*\)\s*=)/;
const BINDS = /^(?:for\b|[\w.,\s*[\]'"()]+(?::[^=]+)?(?:[-+*/|&%]|\/\/|\*\*)?=(?!=))/;

/** Lists of one answer for each thing: how many there are says nothing of the answers. */
function countedIn(statements: readonly Statement[]): ReadonlySet<string> {
	const made = new Map<string, boolean>();
	for (const { line, bound } of statements)
		for (const name of new Set(bound)) made.set(name, !made.has(name) && ONE_FOR_EACH.test(line));
	return new Set([...made].flatMap(([name, isPlain]) => (isPlain ? [name] : [])));
}

const ONE_FOR_EACH = /=\s*\[think\b(?!.*\sif\s).*\]$/;

function isOnlyCounted(line: string, name: string, counted: ReadonlySet<string>): boolean {
	if (!counted.has(name)) return false;
	const others = line.replace(/\blen\(\s*(\w+)\s*\)/g, (length, of: string) => (of === name ? '0' : length));
	return !wordsOf(others).includes(name);
}

function speaksOf({ asks, words }: Statement, names: ReadonlySet<string>): boolean {
	return asks || words.some((word) => names.has(word));
}

function wordsOf(line: string): readonly string[] {
	return line.match(/(?<!\.)\b[A-Za-z_]\w*/g) ?? [];
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
