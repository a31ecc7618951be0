import { type Host, openAiCapabilities } from './host.ts';

/** Any other server that speaks the OpenAI dialect; the person types its address. */
export const custom: Host = {
	id: 'custom',
	label: 'Custom (OpenAI-compatible)',
	baseUrl: '',
	dialect: 'openai',
	kind: 'hosted',
	key: { need: 'optional', hint: 'if the server wants one' },
	docs: 'https://platform.openai.com/docs/api-reference/chat',
	browserNote: 'Works when the server answers web pages of this origin (CORS); the connection doctor tells.',
	models: [],
	capabilities: { ...openAiCapabilities, logprobs: true },
};
