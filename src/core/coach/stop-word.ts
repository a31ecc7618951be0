import { STOP_WORD } from './prompts.ts';

/** The stop word counts only alone on the last line; a reply may mention it elsewhere. */
export function saysFinished(reply: string): boolean {
	return isStopLine(reply.trimEnd().split('\n').at(-1) ?? '');
}

/** The reply without a stop word on its last line, which is not an answer. */
export function withoutStopWord(reply: string): string {
	const text = reply.trimEnd();
	return saysFinished(text) ? text.slice(0, Math.max(0, text.lastIndexOf('\n'))) : reply;
}

function isStopLine(line: string): boolean {
	return line.length < 40 && line.replace(/[^\p{L}]/gu, '') === STOP_WORD;
}
