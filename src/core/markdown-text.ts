const LONGEST_CELL = 200;

/** For a cell of a table. */
export function cut(text: string): string {
	return text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1)}…`;
}

/** The first row is its head; cells are escaped. */
export function table(rows: readonly (readonly string[])[]): string {
	const lines = rows.map((cells) => `| ${cells.map((cell) => escaped(line(cell))).join(' | ')} |`);
	const rule = `|${rows[0]?.map(() => ' --- ').join('|') ?? ''}|`;
	return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** Text of somebody else, as a quotation that stays text. */
export function quoted(text: string): string {
	return lines(text)
		.map((one) => `> ${escaped(one)}`.trimEnd())
		.join('\n');
}

/** Code or output in a fence longer than any run of backticks in it. */
export function fenced(text: string, language: string): string {
	const longest = (text.match(/`+/g) ?? []).reduce((most, ticks) => Math.max(most, ticks.length), 2);
	const fence = '`'.repeat(longest + 1);
	return `${fence}${language}\n${lines(text.trimEnd()).join('\n')}\n${fence}`;
}

/** On one line. */
export function line(text: string): string {
	return lines(text).join(' ').trim();
}

/** Readers of Markdown end lines at other signs than others do. */
function lines(text: string): string[] {
	return text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
}

/**
 * One line that every reader of Markdown shows as it stands: ASCII punctuation escaped (CommonMark 2.4), what HTML reads as its own
 * as entities, blanks at its beginning kept from being read as code.
 */
export function escaped(text: string): string {
	return text
		.replace(/[\\`*_{}[\]()#+\-.!|~$^=:@/]/g, '\\$&')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replace(/^[ \t]+/, (blanks) => '&nbsp;'.repeat(Math.min(blanks.length, 40)));
}
