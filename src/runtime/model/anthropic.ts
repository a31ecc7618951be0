import { createAnthropicReader } from '../../core/hosts/anthropic-events.ts';
import { toAnthropicBody } from '../../core/hosts/anthropic-request.ts';
import type { LanguageModel } from '../../core/model.ts';
import { anthropicHeaders } from './anthropic-headers.ts';
import { createHostedModel } from './converse.ts';
import { baseUrlOf, type HostedModelOptions } from './hosted-model.ts';
import { createPageFetch } from './page-fetch.ts';

/** A model behind Anthropic's Messages dialect, by plain `fetch`: one endpoint needs no package. */
export function createAnthropicModel(options: HostedModelOptions): LanguageModel {
	return createHostedModel(options, {
		createReader: createAnthropicReader,
		send: (request, capabilities, without, key, signal) => {
			const headers = anthropicHeaders(key);
			const fetch = createPageFetch({
				fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
				extraHeaders: Object.keys(headers),
				signal,
				anonymous: true,
			});
			return fetch(`${baseUrlOf(options)}/messages`, {
				method: 'POST',
				headers,
				body: JSON.stringify(toAnthropicBody(request, options.model, capabilities, without)),
			});
		},
	});
}
