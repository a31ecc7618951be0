import { type Host, openAiCapabilities } from './host.ts';

export const groq: Host = {
	id: 'groq',
	label: 'Groq',
	baseUrl: 'https://api.groq.com/openai/v1',
	dialect: 'openai',
	kind: 'hosted',
	key: { need: 'required', hint: 'gsk_…', url: 'https://console.groq.com/keys' },
	docs: 'https://console.groq.com/docs/openai',
	browserNote: 'Open to web pages. The free tier often asks to wait; the wait is honoured and shown.',
	models: [{ id: 'llama-3.3-70b-versatile' }, { id: 'llama-3.1-8b-instant' }, { id: 'openai/gpt-oss-120b' }],
	// Documented: logprobs is answered with an error 400; a last message of the assistant is continued (console.groq.com/docs/prefilling).
	capabilities: {
		...openAiCapabilities,
		prefill: true,
		maxTokensField: 'max_completion_tokens',
		reasoningField: 'reasoning',
	},
};
