import { type Host, openAiCapabilities } from './host.ts';

export const together: Host = {
	id: 'together',
	label: 'Together',
	baseUrl: 'https://api.together.xyz/v1',
	dialect: 'openai',
	kind: 'hosted',
	key: { need: 'required', hint: 'key from the dashboard', url: 'https://api.together.ai/settings/api-keys' },
	docs: 'https://docs.together.ai/docs/openai-api-compatibility',
	browserNote: 'Open to web pages. Trial accounts get about one call a second.',
	models: [{ id: 'meta-llama/Llama-3.3-70B-Instruct-Turbo' }],
	// Its logprobs parameter is a number and its answer has another shape, so it is not asked for.
	capabilities: { ...openAiCapabilities, reasoningField: 'reasoning' },
};
