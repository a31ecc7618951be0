import type { LanguageModel, ModelRequest } from '../../src/core/model.ts';
import { PERSON } from '../../src/core/person.ts';

/** A person who says the n-th of these as the n-th guidance, whenever that is asked for. */
export function personSaying(
	replies: readonly string[],
	isCovered = false,
): LanguageModel & { asked: ModelRequest[] } {
	const asked: ModelRequest[] = [];
	return {
		asked,
		ref: PERSON,
		capabilities: { tools: false, logprobs: false, systemRole: true, temperature: false, prefill: false },
		async *stream(request) {
			asked.push(request);
			const index = request.messages.filter(({ role }) => role === 'assistant').length;
			await Promise.resolve();
			yield { type: 'text-delta', text: replies[index] ?? '<<<Return Answer>>>' };
			yield {
				type: 'finish',
				reason: { unified: 'stop', raw: null },
				usage: { inputTokens: 0, outputTokens: 0, cost: 0 },
				...(isCovered ? { covered: true } : {}),
			};
		},
	};
}
