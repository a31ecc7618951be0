import { type Host, openAiCapabilities } from './host.ts';

export const ollama: Host = {
	id: 'ollama',
	label: 'Ollama (this computer)',
	baseUrl: 'http://localhost:11434/v1',
	dialect: 'openai',
	kind: 'local',
	key: { need: 'none', hint: 'no key needed' },
	docs: 'https://docs.ollama.com/faq',
	browserNote:
		'Refuses pages it does not know until their origin is allowed; Safari cannot reach it from an https page.',
	models: [{ id: 'llama3.2' }, { id: 'qwen2.5-coder' }],
	capabilities: { ...openAiCapabilities, logprobs: true, reasoningField: 'reasoning' },
	targetAddressSpace: 'loopback',
	opening: [
		{
			where: 'macOS',
			text: 'launchctl setenv OLLAMA_ORIGINS "{origin}"',
			note: 'then quit and reopen Ollama',
		},
		{
			where: 'Linux (service)',
			text: `sudo mkdir -p /etc/systemd/system/ollama.service.d && printf '[Service]\\nEnvironment="OLLAMA_ORIGINS={origin}"\\n' | sudo tee /etc/systemd/system/ollama.service.d/origins.conf && sudo systemctl daemon-reload && sudo systemctl restart ollama`,
		},
		{ where: 'Linux or macOS (terminal)', text: 'OLLAMA_ORIGINS="{origin}" ollama serve' },
		{ where: 'Windows', text: 'setx OLLAMA_ORIGINS "{origin}"', note: 'then quit and reopen Ollama' },
	],
};
