import { type Host, openAiCapabilities } from './host.ts';

export const openrouter: Host = {
	id: 'openrouter',
	label: 'OpenRouter',
	baseUrl: 'https://openrouter.ai/api/v1',
	dialect: 'openai',
	kind: 'hosted',
	key: { need: 'required', hint: 'sk-or-…, or sign in', url: 'https://openrouter.ai/keys' },
	docs: 'https://openrouter.ai/docs',
	browserNote: 'Open to web pages, and the only host with a login made for pages without a server.',
	signIn: 'openrouter',
	models: [{ id: 'openai/gpt-4o-mini' }, { id: 'deepseek/deepseek-chat' }],
	capabilities: { ...openAiCapabilities, logprobs: true, reasoningField: 'reasoning' },
};
