import { type Host, openAiCapabilities } from './host.ts';

export const llamacpp: Host = {
	id: 'llamacpp',
	label: 'llama.cpp server (this computer)',
	baseUrl: 'http://localhost:8080/v1',
	// The default port that llama-server announces for a later release.
	otherUrls: ['http://localhost:9931/v1'],
	slotsPath: '/props',
	dialect: 'openai',
	kind: 'local',
	key: { need: 'optional', hint: 'only if started with --api-key' },
	docs: 'https://github.com/ggml-org/llama.cpp/tree/master/tools/server',
	browserNote: 'Open to web pages unless its tools are switched on or origins were restricted.',
	models: [],
	// Continues a trailing assistant message unless started with --no-prefill-assistant (its README); repeats that message first.
	capabilities: { ...openAiCapabilities, logprobs: true, prefill: true },
	targetAddressSpace: 'loopback',
	opening: [{ where: 'Terminal', text: 'llama-server -m model.gguf --jinja --cors-origins "{origin}"' }],
};
