const BOXES = 'boxed|fbox|framebox|underline';
const FONTS =
	'text|textbf|textit|textrm|texttt|textsf|textnormal|mathrm|mathbf|mathit|mathsf|mathtt|mbox|emph|operatorname|bm|boldsymbol';
const COMMAND = new RegExp(`^\\\\(?:${BOXES}|${FONTS})\\s{0,3}\\{`);
const COMMAND_INSIDE = new RegExp(`\\\\(?:${BOXES}|${FONTS})\\s{0,3}\\{([^{}]*)\\}`, 'g');

/** `\boxed{42}` or `\text{Yes}` without the command, when it holds the whole text; the text itself otherwise. */
export function withoutCommand(text: string): string {
	const found = COMMAND.exec(text);
	if (found !== null) {
		const end = closingBrace(text, found[0].length);
		return end === text.length - 1 ? text.slice(found[0].length, -1) : text;
	}
	return text.replace(/^\\boxed\s{1,3}(?=[^\s{])/, '');
}

/** Index of the brace that closes what was opened before `from`; -1 without one. Escaped braces do not count. */
export function closingBrace(text: string, from: number): number {
	let depth = 1;
	for (let at = from; at < text.length; at++) {
		const sign = text.charAt(at);
		if (sign === '\\') at++;
		else if (sign === '{') depth++;
		else if (sign === '}' && --depth === 0) return at;
	}
	return -1;
}

/** For answers that are no formulas: commands inside the text give way to what they show, matrices to lines of cells. */
export function withoutTypesetting(text: string): string {
	if (!text.includes('\\')) return text;
	return withoutMatrices(text)
		.replace(COMMAND_INSIDE, '$1')
		.replace(SIMPLE_FRACTION, (_, before: string, top: string, bottom: string) =>
			before === '' ? `${top}/${bottom}` : `${before} ${top}/${bottom}`,
		)
		.replace(/\{,\}/g, ',')
		.replace(/\\(?:left|right|displaystyle|!)(?![a-zA-Z])/g, '')
		.replace(/\\(?:quad|qquad|[,;: ])/g, ' ')
		.replace(/\\([*_#$&%{}<>|~])/g, '$1');
}

const MATRIX = /\\(?:begin|end)\{[a-zA-Z]{0,9}(?:matrix|array)\*?\}(?:\{[lcr|]{0,40}\})?/g;
const SIMPLE_FRACTION = /(\d?)\\[dtc]?frac\{\s{0,5}(\d+)\s{0,5}\}\{\s{0,5}(\d+)\s{0,5}\}/g;

function withoutMatrices(text: string): string {
	if (!text.includes('\\begin{')) return text;
	return text
		.replace(MATRIX, '\n')
		.replace(/\\\\/g, '\n')
		.replace(/(?<!\\)&/g, ',');
}
