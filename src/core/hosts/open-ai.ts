import { type Host, openAiCapabilities } from './host.ts';

export const openai: Host = {
	id: 'openai',
	label: 'OpenAI',
	baseUrl: 'https://api.openai.com/v1',
	dialect: 'openai',
	kind: 'hosted',
	key: { need: 'required', hint: 'sk-…', url: 'https://platform.openai.com/api-keys' },
	docs: 'https://platform.openai.com/docs/api-reference/chat',
	browserNote: 'Open to web pages. Newer models think in silence before the first word comes.',
	models: [{ id: 'gpt-4o' }, { id: 'gpt-4o-mini' }, { id: 'gpt-4.1' }, { id: 'gpt-4.1-mini' }],
	capabilities: {
		...openAiCapabilities,
		logprobs: true,
		maxTokensField: 'max_completion_tokens',
		reasoningField: 'none',
	},
	exceptions: [
		{ startsWith: 'o1', capabilities: { temperature: false, logprobs: false } },
		{ startsWith: 'o1-mini', capabilities: { systemRole: false, tools: false } },
		{ startsWith: 'o1-preview', capabilities: { systemRole: false, tools: false } },
		{ startsWith: 'o3', capabilities: { temperature: false, logprobs: false } },
		{ startsWith: 'o4', capabilities: { temperature: false, logprobs: false } },
		{ startsWith: 'gpt-5', capabilities: { temperature: false, logprobs: false } },
	],
};
