import { type Host, openAiCapabilities } from './host.ts';

export const mistral: Host = {
	id: 'mistral',
	label: 'Mistral',
	baseUrl: 'https://api.mistral.ai/v1',
	dialect: 'openai',
	kind: 'hosted',
	key: { need: 'required', hint: 'key from the console', url: 'https://console.mistral.ai/api-keys' },
	docs: 'https://docs.mistral.ai/api/',
	browserNote: 'Open to web pages that send no unusual headers.',
	models: [{ id: 'mistral-small-latest' }, { id: 'mistral-large-latest' }, { id: 'codestral-latest' }],
	// `prefix` of an assistant message (docs.mistral.ai/api): the answer starts with its content, which comes back with it.
	capabilities: {
		...openAiCapabilities,
		prefill: true,
		prefillBy: 'prefix',
		seedField: 'random_seed',
		streamUsage: 'always',
		reasoningField: 'content-parts',
	},
};
