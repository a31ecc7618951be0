/** Trims, and takes off one matching pair of quotes or backticks. */
export function unquoted(text: string): string {
	const trimmed = text.trim();
	const quote = trimmed.charAt(0);
	const paired = trimmed.length >= 2 && '"\'`'.includes(quote) && trimmed.endsWith(quote);
	return paired ? trimmed.slice(1, -1).trim() : trimmed;
}

/** The first sample that is not the answer, so that a question never shows its own solution as the format example. */
export function formatSample(answer: string, samples: readonly [string, string]): string {
	return samples[0] === answer ? samples[1] : samples[0];
}
