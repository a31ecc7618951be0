import { hasWords } from './words.ts';

/** Characters; a longer formula stays as written. */
export const LONGEST_FORMULA = 4_000;

/** Environments that are formulas without any delimiter around them. */
export const ENVIRONMENTS: ReadonlySet<string> = new Set(
	['align', 'alignat', 'equation', 'gather']
		.flatMap((name) => [name, `${name}*`])
		.concat(['aligned', 'array', 'cases', 'gathered', 'matrix', 'split'])
		.concat(['b', 'B', 'p', 'v', 'V'].map((kind) => `${kind}matrix`)),
);

/** Commands whose argument would not be seen, or that would load or define something. */
const HIDING =
	/\\(?:[hv]?phantom|label|href|url|includegraphics|html[A-Z]|[gex]?def|(?:re)?newcommand|providecommand|let|global)/;

/**
 * Whether `$inside$` is a formula and not two prices, shell variables or a template. `before` and `after` are the signs beside the
 * dollars ('' at the ends).
 */
export function isDollarFormula(before: string, inside: string, after: string): boolean {
	// 5$ and US$5 are money.
	if (/[A-Za-z0-9\\]/.test(before)) return false;
	// $HOME/$USER and $5-$10 go on, the $n$th term ends.
	if (/^[A-Za-z0-9{(_@]/.test(after) && !/^(?:th|st|nd|rd|s|D)(?![A-Za-z0-9])/.test(after)) return false;
	const starts = /^\s/.test(inside);
	if (starts !== /\s$/.test(inside)) return false;
	const content = inside.trim();
	if (content === '' || content.includes('"') || /^[,;.:)\]}?!/]|[^^_][/:=,;+*-]$/.test(content))
		return false;
	if (inside.includes('\n') && isOverLinesByChance(inside)) return false;
	return !readsAsText(content);
}

/** Dollars on different lines are prompts, prices and cells of a table rather than a formula that goes on. */
function isOverLinesByChance(inside: string): boolean {
	if (/^[ \t]*\n/.test(inside) || /\n[ \t]*$/.test(inside) || inside.includes('|')) return true;
	return hasWords(inside) && !/\\[A-Za-z]/.test(inside);
}

/** Whether `$$inside$$` is a formula and not the number of a shell process, twice. */
export function isDisplayFormula(inside: string): boolean {
	return inside.trim() !== '' && (/[\\^_=]/.test(inside) || !readsAsText(inside));
}

/** Two neighbouring words, one of them longer than a letter, outside commands: a formula would run them together. */
function readsAsText(content: string): boolean {
	if (/\\[A-Za-z]/.test(content)) return false;
	let hadWord = false;
	let wasLong = false;
	for (const piece of content.split(/\s+/)) {
		const isWord = /^[\p{L}\p{N}][\p{L}\p{N}.,%']*$/u.test(piece.replace(/\\%/g, '%'));
		const isLong = /\p{L}{2}/u.test(piece);
		if (isWord && hadWord && (isLong || wasLong)) return true;
		hadWord = isWord;
		wasLong = isLong;
	}
	return false;
}

/**
 * TeX of a formula as written, without its delimiters; null when setting it would hide something. A percent sign means per cent:
 * nobody comments a formula, and the rest of the line would vanish.
 */
export function texOf(source: string): string | null {
	if (source.length > LONGEST_FORMULA || HIDING.test(source)) return null;
	const width = /^(?:\$\$|\\[([])/.test(source) ? 2 : source.startsWith('$') ? 1 : 0;
	const inside = source.slice(width, source.length - width).trim();
	return (
		inside
			// Without the star, TeX would number lines that the model did not number.
			.replace(/\\(begin|end)\{(align|alignat|equation|gather)\}/g, '\\$1{$2*}')
			.replace(/\\[\s\S]|%/g, (sign) => (sign === '%' ? '\\%' : sign))
	);
}
