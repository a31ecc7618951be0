import { type Host, openAiCapabilities } from './host.ts';

const readInMay = 'https://aimodelcalc.pages.dev/guides/openai-api-pricing.html';
const readInJune = 'https://tokenmath.io/openai-api-pricing-explained';

export const openai: Host = {
	id: 'openai',
	label: 'OpenAI',
	baseUrl: 'https://api.openai.com/v1',
	dialect: 'openai',
	kind: 'hosted',
	key: { need: 'required', hint: 'sk-…', url: 'https://platform.openai.com/api-keys' },
	docs: 'https://platform.openai.com/docs/api-reference/chat',
	browserNote: 'Open to web pages. Newer models think in silence before the first word comes.',
	models: [
		{ id: 'gpt-4o', price: { input: 2.5, output: 10, asOf: '2026-05', source: readInMay } },
		{ id: 'gpt-4o-mini', price: { input: 0.15, output: 0.6, asOf: '2026-05', source: readInMay } },
		{ id: 'gpt-4.1', price: { input: 2, output: 8, asOf: '2026-06-21', source: readInJune } },
		{ id: 'gpt-4.1-mini', price: { input: 0.4, output: 1.6, asOf: '2026-06-21', source: readInJune } },
	],
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
