/** A scripted reply, in no host's dialect. */
export interface ScriptedReply {
	text?: string;
	reasoning?: string;
	toolCalls?: readonly { id: string; name: string; arguments: string }[];
	/** Unified word; the dialect translates it. Default `stop`, or `tool-calls` when there are any. */
	finish?: 'stop' | 'length' | 'tool-calls' | 'content-filter';
	/** Null: the host says nothing about tokens. */
	usage?: { input: number; output: number; reasoning?: number } | null;
	logprobs?: readonly { token: string; logprob: number }[];
	/** Between two events, so that a test or a person can watch a reply grow. */
	delayMs?: number;
	/** Letters of text per event. Default 4. */
	pieceLength?: number;
}

/** How one dialect puts replies and errors on the wire. */
export interface Wire {
	/** Server-sent events of a whole reply, each with its closing blank line, the closing marker last. */
	events(reply: ScriptedReply, model: string): string[];
	/** The same reply unstreamed. */
	whole(reply: ScriptedReply, model: string): unknown;
	error(type: string, message: string): unknown;
}

export function pieces(text: string, length: number): string[] {
	const letters = Array.from(text);
	const found: string[] = [];
	for (let start = 0; start < letters.length; start += length) {
		found.push(letters.slice(start, start + length).join(''));
	}
	return found;
}
