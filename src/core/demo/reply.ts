import type { TokenProbability, ToolCall } from '../model.ts';

/** What the scripted model says to one request. */
export interface DemoReply {
	text: string;
	toolCalls?: readonly ToolCall[];
	/** The words did not come to an end within the limit. */
	isCut?: boolean;
	/** Only when asked for. A scripted confidence, not a measured one. */
	logprobs?: readonly TokenProbability[];
}
