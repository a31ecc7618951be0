/** A picture as a file of its own: what it shows, how sure, and where it is from stand in it, and no style sheet is needed. */
export interface PictureFile {
	title: string;
	/** Below the picture, one paragraph each. */
	notes: readonly string[];
	/** Markup of the drawing, an `svg` element with its size as attributes and every colour resolved. */
	drawing: string;
	/** Pixels, of the drawing. */
	width: number;
	height: number;
	colours: { paper: string; ink: string; soft: string };
	font: string;
}

/** Pixels. */
const EDGE = 16;
const TITLE = { size: 16, line: 22, letter: 8.6 };
const NOTE = { size: 12, line: 17, letter: 6.4 };

/** An SVG document and its size. */
export function pictureFile({ title, notes, drawing, width, height, colours, font }: PictureFile): {
	svg: string;
	width: number;
	height: number;
} {
	const above = linesOf(title, Math.floor(width / TITLE.letter));
	const below = notes.flatMap((note) => linesOf(note, Math.floor(width / NOTE.letter)));
	const top = EDGE + above.length * TITLE.line + 6;
	const whole = { width: width + 2 * EDGE, height: top + height + 10 + below.length * NOTE.line + EDGE };
	const { paper, ink, soft } = colours;
	const svg = [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}" viewBox="0 0 ${whole.width} ${whole.height}" font-family="${escaped(font)}">`,
		`<title>${escaped(title)}</title>`,
		`<rect width="100%" height="100%" fill="${escaped(paper)}"/>`,
		...above.map((line, at) =>
			textLine(line, EDGE + (at + 0.75) * TITLE.line, `font-size="${TITLE.size}" font-weight="600"`, ink),
		),
		`<g transform="translate(${EDGE},${top})">${drawing}</g>`,
		...below.map((line, at) =>
			textLine(line, top + height + 10 + (at + 0.75) * NOTE.line, `font-size="${NOTE.size}"`, soft),
		),
		'</svg>',
	].join('\n');
	return { svg, ...whole };
}

function textLine(text: string, y: number, style: string, fill: string): string {
	return `<text x="${EDGE}" y="${y}" ${style} fill="${escaped(fill)}">${escaped(text)}</text>`;
}

/**
 * Words in lines of at most so many letters; a longer word has a line of its own.
 * @internal for tests
 */
export function linesOf(text: string, most: number): readonly string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/u)) {
		const last = lines.at(-1);
		if (last === undefined || last.length + 1 + word.length > most) lines.push(word);
		else lines[lines.length - 1] = `${last} ${word}`;
	}
	return lines;
}

/** Signs that XML 1.0 allows, with those that mean something written out. */
function escaped(text: string): string {
	return text
		.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/** "Game 24: right answers" as part of a file name, at most 60 letters. */
export function fileNameOf(title: string, ending: 'svg' | 'png'): string {
	const plain = title
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 60)
		.replace(/^-|-$/g, '');
	return `${plain === '' ? 'picture' : plain}.${ending}`;
}
