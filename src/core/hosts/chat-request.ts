import type { ChatMessage, ModelRequest } from '../model.ts';
import type { HostCapabilities } from './host.ts';

/** Optional fields a host may refuse; a refused one is left out for the rest of the session. */
export type OptionalField =
	'temperature' | 'top_p' | 'seed' | 'stream_options' | 'logprobs' | 'max_tokens' | 'system' | 'tools';

/** The body of `POST /chat/completions`. `without` names fields this host has refused before. */
export function toChatBody(
	request: ModelRequest,
	model: string,
	capabilities: HostCapabilities,
	without: ReadonlySet<OptionalField> = new Set(),
): Record<string, unknown> {
	const body: Record<string, unknown> = {
		model,
		messages: toChatMessages(request.messages, capabilities.systemRole && !without.has('system')),
		stream: true,
	};
	if (capabilities.streamUsage === 'ask' && !without.has('stream_options')) {
		body['stream_options'] = { include_usage: true };
	}
	if (capabilities.temperature && !without.has('temperature')) body['temperature'] = request.temperature ?? 0;
	if (request.topP !== undefined && capabilities.temperature && !without.has('top_p'))
		body['top_p'] = request.topP;
	if (request.maxTokens !== undefined) {
		// A refusal of one name means that the host wants the other.
		const swapped = capabilities.maxTokensField === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
		body[without.has('max_tokens') ? swapped : capabilities.maxTokensField] = request.maxTokens;
	}
	if (request.seed !== undefined && capabilities.seedField !== 'none' && !without.has('seed')) {
		body[capabilities.seedField] = request.seed;
	}
	if (request.logprobs === true && capabilities.logprobs && !without.has('logprobs')) {
		body['logprobs'] = true;
		body['top_logprobs'] = 5;
	}
	if (
		request.tools !== undefined &&
		request.tools.length > 0 &&
		capabilities.tools &&
		!without.has('tools')
	) {
		body['tools'] = request.tools.map((tool) => ({ type: 'function', function: { ...tool } }));
	}
	return body;
}

/** Without a system role, system text is put before the first user message. */
export function toChatMessages(messages: readonly ChatMessage[], systemRole: boolean): unknown[] {
	return (systemRole ? messages : foldSystem(messages)).map((message) => {
		if (message.role === 'tool') {
			return { role: 'tool', tool_call_id: message.toolCallId, content: message.content };
		}
		if (message.role !== 'assistant' || (message.toolCalls ?? []).length === 0) {
			return { role: message.role, content: message.content };
		}
		return {
			role: 'assistant',
			content: message.content === '' ? null : message.content,
			tool_calls: (message.toolCalls ?? []).map((call) => ({
				id: call.id,
				type: 'function',
				function: { name: call.name, arguments: call.arguments },
			})),
		};
	});
}

/** Moves system text into the first user message, for models that know no system role. */
export function foldSystem(messages: readonly ChatMessage[]): ChatMessage[] {
	const system = messages.filter((one) => one.role === 'system').map((one) => one.content);
	const others = messages.filter((one) => one.role !== 'system');
	if (system.length === 0) return others;
	const first = others.findIndex((one) => one.role === 'user');
	const text = system.join('\n\n');
	if (first < 0) return [{ role: 'user', content: text }, ...others];
	return others.map((one, index) =>
		index === first ? { role: 'user', content: `${text}\n\n${one.content}` } : one,
	);
}

/** Which optional field a 400 or 422 answer complains about; null when it is about something else. */
export function refusedField(status: number, body: string): OptionalField | null {
	if (status !== 400 && status !== 422) return null;
	const text = body.toLowerCase();
	const isAboutSupport =
		/unsupported|not support|unknown|unrecogni[sz]ed|extra|not permitted|not allowed|unexpected|does not (?:take|accept)|only the default|not enabled|deprecated|invalid/.test(
			text,
		);
	if (!isAboutSupport) return null;
	if (/stream_options|include_usage/.test(text)) return 'stream_options';
	if (/logprobs/.test(text)) return 'logprobs';
	if (
		/max_completion_tokens|max_tokens/.test(text) &&
		/instead|unsupported|unknown|extra|unrecogni[sz]ed/.test(text)
	) {
		return 'max_tokens';
	}
	if (/\btop_p\b/.test(text)) return 'top_p';
	if (/temperature/.test(text)) return 'temperature';
	if (/\bseed\b|random_seed/.test(text)) return 'seed';
	if (/system (?:role|message|instruction)|developer instruction|role 'system'/.test(text)) return 'system';
	return null;
}
