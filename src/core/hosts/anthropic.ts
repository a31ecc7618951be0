import { type Host, openAiCapabilities } from './host.ts';

export const anthropic: Host = {
	id: 'anthropic',
	label: 'Anthropic',
	baseUrl: 'https://api.anthropic.com/v1',
	dialect: 'anthropic',
	kind: 'hosted',
	key: { need: 'required', hint: 'sk-ant-…', url: 'https://console.anthropic.com/settings/keys' },
	docs: 'https://docs.anthropic.com/en/api/messages',
	browserNote: 'Open to web pages that say so in a header of its own, which this page sends.',
	models: [
		{
			id: 'claude-sonnet-4-5',
			price: { input: 3, output: 15, asOf: '2025-11-25', source: 'https://docs.rs/cogito-claude' },
		},
		{
			id: 'claude-haiku-4-5',
			price: { input: 1, output: 5, asOf: '2025-10', source: 'https://github.com/ax-llm/ax/pull/426' },
		},
	],
	// docs.anthropic.com/en/docs/build-with-claude/prompt-engineering/prefill-claudes-response
	capabilities: {
		...openAiCapabilities,
		prefill: true,
		seedField: 'none',
		streamUsage: 'always',
		reasoningField: 'none',
	},
	// These answer 400, “must end with a user message”; what comes after them is found out by asking.
	exceptions: ['claude-opus-4-6', 'claude-opus-4-7', 'claude-sonnet-4-6'].map((startsWith) => ({
		startsWith,
		capabilities: { prefill: false },
	})),
};
