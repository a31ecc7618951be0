import type { Literal } from '../../core/checker/tells.ts';
import { pythonTokens } from '../kit/python-tokens.ts';

/** Every number and text of a program, in the order they stand there; comments hold none. Linear in the length of the code. */
export function literalsOf(code: string): readonly Literal[] {
	const literals: Literal[] = [];
	let [line, column] = [1, 1];
	for (const { kind, text } of pythonTokens(code)) {
		const from = { line, column };
		const lines = text.split('\n');
		line += lines.length - 1;
		column = (lines.length > 1 ? 1 : column) + (lines.at(-1)?.length ?? 0);
		if (kind !== 'number' && kind !== 'string') continue;
		const isNumber = kind === 'number';
		const place = { ...from, endLine: line, endColumn: column };
		literals.push({ text: isNumber ? text : withoutQuotes(text), isNumber, ...place });
	}
	return literals;
}

function withoutQuotes(text: string): string {
	const quoted = text.replace(/^[a-z]{1,2}(?=["'])/i, '');
	const quote = quoted.startsWith(quoted.charAt(0).repeat(3)) && quoted.length >= 6 ? 3 : 1;
	const end = quoted.endsWith(quoted.charAt(0)) && quoted.length > quote ? -quote : undefined;
	return quoted.slice(quote, end);
}
