import { type Host, openAiCapabilities } from './host.ts';

export const huggingface: Host = {
	id: 'huggingface',
	label: 'Hugging Face router',
	baseUrl: 'https://router.huggingface.co/v1',
	dialect: 'openai',
	kind: 'hosted',
	key: { need: 'required', hint: 'hf_…', url: 'https://huggingface.co/settings/tokens' },
	docs: 'https://huggingface.co/docs/inference-providers',
	browserNote: 'Open to web pages. The token needs the right to call inference providers.',
	models: [{ id: 'meta-llama/Llama-3.3-70B-Instruct' }, { id: 'openai/gpt-oss-120b' }],
	capabilities: { ...openAiCapabilities },
};
