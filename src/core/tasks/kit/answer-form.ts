/** The text inside one ``` fence, or the text itself. */
export function stripFence(text: string): string {
	if (!text.startsWith('```') || !text.endsWith('```') || text.length < 6) return text;
	return text
		.slice(3, -3)
		.replace(/^[a-z]*\n/, '')
		.trim();
}

/** Trims, and takes off one code fence or matching pair of quotes or backticks. */
export function unquoted(text: string): string {
	const trimmed = stripFence(text.trim());
	const quote = trimmed.charAt(0);
	const paired = trimmed.length >= 2 && '"\'`'.includes(quote) && trimmed.endsWith(quote);
	return paired ? trimmed.slice(1, -1).trim() : trimmed;
}

/** The first sample that is not the answer, so that a question never shows its own solution as the format example. */
export function formatSample(answer: string, samples: readonly [string, string]): string {
	return samples[0] === answer ? samples[1] : samples[0];
}

/** Where two texts part, for a verdict: lengths if they differ, and the first place, counted from 1. */
export function firstDifference(given: string, expected: string): string {
	let at = 0;
	while (at < given.length && given[at] === expected[at]) at++;
	const place = `at character ${String(at + 1)}`;
	const [there, wanted] = [given[at], expected[at]];
	if (there === undefined) return `it stops ${place}, where "${wanted ?? ''}" should follow`;
	if (wanted === undefined) return `it goes on ${place}, where the result ends`;
	return `${place} it has "${there}" instead of "${wanted}"`;
}

/**
 * The cells of a flattened or nested matrix: brackets are ignored, cells are separated by commas and line ends, or
 * by blanks in a line without a comma, and may be quoted. A separator at a line's end adds no cell; an empty cell is ''.
 */
export function matrixCells(answer: string): string[] {
	return stripFence(answer.trim())
		.replace(/[[\]()]/g, '')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && line !== ',')
		.flatMap((line) => {
			if (!line.includes(',')) return line.split(/\s+/);
			return (line.endsWith(',') ? line.slice(0, -1) : line).split(',');
		})
		.map(unquoted);
}
