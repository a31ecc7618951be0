import { type Host, openAiCapabilities } from './host.ts';

export const deepseek: Host = {
	id: 'deepseek',
	label: 'DeepSeek',
	baseUrl: 'https://api.deepseek.com/v1',
	dialect: 'openai',
	kind: 'hosted',
	key: { need: 'required', hint: 'sk-…', url: 'https://platform.deepseek.com/api_keys' },
	docs: 'https://api-docs.deepseek.com/',
	browserNote: 'Open to web pages at this exact path; a wrong path answers in a way that looks like a block.',
	models: [{ id: 'deepseek-chat' }, { id: 'deepseek-reasoner' }],
	// Continues a message at another address only (/beta, api-docs.deepseek.com/guides/chat_prefix_completion), so not here.
	capabilities: { ...openAiCapabilities, logprobs: true, seedField: 'none' },
	exceptions: [{ startsWith: 'deepseek-reasoner', capabilities: { logprobs: false, temperature: false } }],
};
