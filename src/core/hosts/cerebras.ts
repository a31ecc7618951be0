import { type Host, openAiCapabilities } from './host.ts';

export const cerebras: Host = {
	id: 'cerebras',
	label: 'Cerebras',
	baseUrl: 'https://api.cerebras.ai/v1',
	dialect: 'openai',
	kind: 'hosted',
	key: { need: 'required', hint: 'csk-…', url: 'https://cloud.cerebras.ai' },
	docs: 'https://inference-docs.cerebras.ai/resources/openai',
	browserNote: 'Open to web pages. Its list of models changes often: pick from the list it gives.',
	models: [{ id: 'gpt-oss-120b' }],
	capabilities: {
		...openAiCapabilities,
		maxTokensField: 'max_completion_tokens',
		reasoningField: 'reasoning',
	},
};
