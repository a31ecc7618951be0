import { type Host, openAiCapabilities } from './host.ts';

/** Any other server that speaks the OpenAI dialect; the person types its address. */
export const custom: Host = {
	id: 'custom',
	label: 'Custom (OpenAI-compatible)',
	baseUrl: '',
	dialect: 'openai',
	kind: 'hosted',
	key: { need: 'optional', hint: 'if the server wants one' },
	// Asked at local addresses only: many a server a person runs is llama.cpp's.
	slotsPath: '/props',
	docs: 'https://platform.openai.com/docs/api-reference/chat',
	browserNote: 'Works when the server answers web pages of this origin (CORS); “Check connection” tells.',
	models: [],
	capabilities: { ...openAiCapabilities, logprobs: true },
};
