import type { RunVerdict } from './event.ts';

/**
 * How large an answer is set: `large` for what can be taken in at a glance, `medium` for a longer one that is right, `small` for
 * words that were only read as the answer, such as a refusal or an explanation, and for everything long.
 */
export function answerSize(
	text: string,
	verdict: RunVerdict['verdict']['kind'],
): 'large' | 'medium' | 'small' {
	const isShort = text.length <= SHORT && !text.includes('\n');
	if (verdict === 'correct') return isShort ? 'large' : text.length <= MEDIUM ? 'medium' : 'small';
	return isShort && !isProse(text) ? 'large' : 'small';
}

const SHORT = 40;
const MEDIUM = 160;

/** Four words in a row with nothing between them but spaces, or a word that declines. `text` is short. */
function isProse(text: string): boolean {
	return (
		/(?:\p{L}[\p{L}'’-]* ){3}\p{L}/u.test(text) ||
		/\b(?:cannot|can ?not|can['’]t|unable|sorry|unknown|undefined|unclear|impossible)\b|\b(?:no|not) (?:answer|solution|enough|possible|sure)\b|n['’]t know/i.test(
			text,
		)
	);
}
