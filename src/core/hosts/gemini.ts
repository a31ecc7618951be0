import { type Host, openAiCapabilities } from './host.ts';

export const gemini: Host = {
	id: 'gemini',
	label: 'Google Gemini',
	baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
	dialect: 'openai',
	kind: 'hosted',
	key: { need: 'required', hint: 'AIza…', url: 'https://aistudio.google.com/apikey' },
	docs: 'https://ai.google.dev/gemini-api/docs/openai',
	browserNote: 'Its OpenAI-compatible address is open to web pages that send no unusual headers.',
	models: [{ id: 'gemini-2.5-flash' }, { id: 'gemini-2.5-pro' }],
	capabilities: { ...openAiCapabilities, seedField: 'none', reasoningField: 'none' },
	exceptions: [{ startsWith: 'gemma', capabilities: { systemRole: false, tools: false } }],
};
