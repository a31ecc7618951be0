import type OpenAI from 'openai';
import { createChunkReader } from '../../core/hosts/chat-chunks.ts';
import { toChatBody } from '../../core/hosts/chat-request.ts';
import type { LanguageModel } from '../../core/model.ts';
import { createHostedModel } from './converse.ts';
import { baseUrlOf, type HostedModelOptions } from './hosted-model.ts';
import { createPageFetch, NoAnswer, RefusedAnswer } from './page-fetch.ts';

/**
 * A model behind an OpenAI-style host. The `openai` package builds and sends the request; the stream is read by our own
 * parser, because the package's ends a stream that was closed early like a finished one, takes a web page or whole JSON
 * under status 200 for an empty reply, and cannot tell a half-sent last event from a garbled one.
 */
export function createOpenAiModel(options: HostedModelOptions): LanguageModel {
	return createHostedModel(options, {
		createReader: createChunkReader,
		send: (request, capabilities, without, key, signal) =>
			send(toChatBody(request, options.model, capabilities, without), options, key, signal),
	});
}

async function send(
	body: Record<string, unknown>,
	options: HostedModelOptions,
	key: string | null,
	signal: AbortSignal,
): Promise<Response> {
	// Loaded with the first call, not with the page.
	const { OpenAI: Client } = await import('openai');
	const isAnonymous = key === null || key === '';
	const client = new Client({
		// The package insists on a key; the header it makes of it is dropped when there is none.
		apiKey: isAnonymous ? 'none' : key,
		baseURL: baseUrlOf(options),
		dangerouslyAllowBrowser: true,
		maxRetries: 0,
		timeout: 24 * 3_600_000,
		logLevel: 'off',
		fetch: createPageFetch({
			fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
			signal,
			anonymous: isAnonymous,
		}),
	});
	try {
		return await client.chat.completions
			.create(body as unknown as OpenAI.ChatCompletionCreateParamsStreaming, { signal })
			.asResponse();
	} catch (error) {
		// The package wraps whatever fetch throws.
		const cause = error instanceof Error ? error.cause : undefined;
		throw cause instanceof RefusedAnswer || cause instanceof NoAnswer ? cause : error;
	}
}
