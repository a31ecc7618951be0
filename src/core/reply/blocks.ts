/**
 * The last blocks of a text that can hold an answer of several lines, most likely first: what an object of one name holds; the last paragraph, without a
 * heading over it; the last lines that look alike, such as the rows of a grid behind a line of words; the last list or
 * object that was printed over several lines; the same of the last paragraph of several lines before closing words. Linear in the text.
 */
export function lastBlocks(text: string): string[] {
	const paragraphs = lastParagraphs(text, 4);
	const [last] = paragraphs;
	if (last === undefined) return [];
	const blocks = [onlyValue(last), withoutHeading(last), alike(last), lastValue(last)];
	const longer = paragraphs.slice(1).find((lines) => lines.length > 1);
	if (longer !== undefined) blocks.push(withoutHeading(longer), alike(longer), lastValue(longer));
	return blocks.map((lines) => lines.join('\n')).filter((block) => block !== '');
}

/** At most `count` paragraphs from the end, each as its lines; the last one first. Lines of a fence end a paragraph too. */
export function lastParagraphs(text: string, count: number): string[][] {
	const paragraphs: string[][] = [[]];
	const lines = text.split('\n');
	for (let at = lines.length - 1; at >= 0; at--) {
		const line = lines[at] as string;
		const isEnd = line.trim() === '' || /^\s*(?:```|~~~)/.test(line);
		const current = paragraphs.at(-1) as string[];
		if (!isEnd) current.push(line);
		else if (current.length > 0) {
			if (paragraphs.length === count) break;
			paragraphs.push([]);
		}
	}
	return paragraphs.filter((found) => found.length > 0).map((found) => found.reverse());
}

/** What follows the last line that ends with a colon, is a Markdown heading or is drawn as one (`=== Result ===`). */
function withoutHeading(lines: readonly string[]): string[] {
	const at = lines.findLastIndex((line) => /^#{1,6} |^[=~*-]{3,}|:[*_]{0,3}$/.test(line.trim().slice(-300)));
	return at < 0 || at === lines.length - 1 ? [...lines] : lines.slice(at + 1);
}

/** From the last line that begins with an opening bracket, not indented, when the text ends with a closing one. */
function lastValue(lines: readonly string[]): string[] {
	const isClosed = /[\])}]$/.test((lines.at(-1) ?? '').trimEnd().slice(-1));
	const at = isClosed ? lines.findLastIndex((line) => /^(?:\w{1,12}\()?[[({]/.test(line)) : -1;
	return at < 0 ? [] : lines.slice(at);
}

/** What an object of one name holds, however the name: `{"counts": [1, 2]}`. */
function onlyValue(lines: readonly string[]): string[] {
	const text = lines.join('\n').trim();
	if (text.length > 4000 || !text.startsWith('{') || !text.endsWith('}')) return [];
	try {
		const values = Object.values(JSON.parse(text) as Record<string, unknown>);
		const [value] = values;
		if (values.length !== 1 || value === null) return [];
		if (typeof value === 'string') return [value];
		return typeof value === 'number' || typeof value === 'boolean' || Array.isArray(value)
			? [JSON.stringify(value)]
			: [];
	} catch {
		return [];
	}
}

/** Rows of cells that are not equally long: the last of them alone is no answer. */
export function isRagged(paragraph: readonly string[]): boolean {
	const rows = withoutHeading(paragraph);
	if (rows.length < 2 || !rows.every((row) => ROW.test(row.trim()))) return false;
	return new Set(rows.map((row) => row.split(',').length)).size > 1;
}

const ROW = /^[^\s,]{1,8}(?: ?, ?[^\s,]{1,8}){1,40}$/;

/** The last lines of the same shape. */
function alike(lines: readonly string[]): string[] {
	const shape = shapeOf(lines.at(-1) ?? '');
	const before = lines.findLastIndex((line) => shapeOf(line) !== shape);
	return lines.slice(before + 1);
}

/** Its opening bracket, its first word, or how many cells it has. */
export function shapeOf(line: string): string {
	const text = line.trim().replace(/,$/, '');
	const bracket = /^[[({]/.exec(text)?.[0];
	if (bracket !== undefined) return bracket;
	const word = /^[*_#>-]{0,4} ?([A-Za-z]{2,})/.exec(text)?.[1];
	return word?.toLowerCase() ?? String(text.split(/[\s,|]+/).length);
}
