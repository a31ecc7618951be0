/** Ends a dialogue of several turns; the model is asked to put it alone on the last line. */
export const STOP_WORD = 'FINISHED';

/** The stop word counts alone on the last line or after a finished sentence there; a reply may mention it elsewhere. */
export function saysFinished(reply: string): boolean {
	return STOP.test(lastLineOf(reply.trimEnd()));
}

/** The reply without a stop word at its end, which is not an answer. */
export function withoutStopWord(reply: string): string {
	const text = reply.trimEnd();
	const line = lastLineOf(text);
	return STOP.test(line)
		? text.slice(0, text.length - line.length) + line.replace(STOP, '$1').trimEnd()
		: reply;
}

function lastLineOf(text: string): string {
	return text.slice(text.lastIndexOf('\n') + 1);
}

const STOP = new RegExp(`(^|[.!?:;>)\\]*|–—-])[\\s*_\`"'(\\[]{0,10}${STOP_WORD}[^\\p{L}\\p{N}]{0,10}$`, 'u');
