import type { ModelRequest, Usage } from '../../core/model.ts';

/** What OpenAI's chat format adds to each message, and before the reply. */
const perMessage = 3;

/**
 * Counts for a host that tells none, by OpenAI's o200k tokenizer: near enough for a price, and marked as estimated. The
 * tokenizer is over a megabyte and is loaded only here. Unknown stays unknown when it cannot be had.
 */
export async function estimateUsage(request: ModelRequest, reply: string): Promise<Usage> {
	try {
		const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
		const inputTokens = request.messages.reduce(
			(sum, message) => sum + perMessage + countTokens(message.content, plain),
			perMessage,
		);
		return { inputTokens, outputTokens: countTokens(reply, plain), estimated: true };
	} catch {
		return {};
	}
}

/** Text that happens to hold a control token's name is counted as text. */
const plain = { disallowedSpecial: new Set<string>() };
