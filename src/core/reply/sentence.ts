/** Words that make something else of the value behind them. */
const OPEN =
	/\b(?:not|no|or|either|neither|maybe|perhaps|probably|might|may|could|cannot|if|unless|than|most|least|about|approximately|roughly|around|almost|nearly|between|would)\b|n['’]t\b/i;

/**
 * What the last sentence of a text says, for a sentence that says one thing plainly: what stands behind its last "is" or
 * colon, its only emphasised part, the yes or no it begins with. Nothing for a sentence that denies, bounds or leaves open.
 */
export function lastSaid(line: string): string[] {
	if (line.length > 600) return [];
	const sentence = line.trim();
	const answered = /^[#*_\s]{0,6}(yes|no)[*_]{0,3}[,.:;!–—-]/i.exec(sentence)?.[1];
	if (answered !== undefined) {
		const other = answered.toLowerCase() === 'yes' ? /\bno\b/i : /\byes\b/i;
		return other.test(sentence) ? [] : [answered];
	}
	if (OPEN.test(sentence)) return [];
	const parts: string[] = [];
	const bold = [...sentence.matchAll(/\*\*([^*]+)\*\*|`([^`]+)`|(?<!\$)\$([^$]+)\$/g)];
	const only = bold.length === 1 ? bold[0] : undefined;
	if (only !== undefined) parts.push(only[1] ?? only[2] ?? only[3] ?? '');
	const behind = /^[^]*(?:\b(?:is|are|equals|be)\b:?|[:=→])\s*(\S[^]*)$/.exec(sentence)?.[1];
	if (behind !== undefined) parts.push(behind);
	return parts;
}
