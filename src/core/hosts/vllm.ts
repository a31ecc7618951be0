import { type Host, openAiCapabilities } from './host.ts';

export const vllm: Host = {
	id: 'vllm',
	label: 'vLLM (this computer)',
	baseUrl: 'http://localhost:8000/v1',
	dialect: 'openai',
	kind: 'local',
	key: { need: 'optional', hint: 'only if started with --api-key' },
	docs: 'https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html',
	browserNote: 'Open to web pages unless started with a list of allowed origins.',
	models: [],
	// Its docs (extra parameters of the chat API): the final message is continued with these two fields.
	capabilities: {
		...openAiCapabilities,
		logprobs: true,
		prefill: true,
		prefillBy: 'continue_final_message',
	},
	targetAddressSpace: 'loopback',
	opening: [{ where: 'Terminal', text: `vllm serve MODEL --allowed-origins '["{origin}"]'` }],
};
