import { type Host, openAiCapabilities } from './host.ts';

export const lmstudio: Host = {
	id: 'lmstudio',
	label: 'LM Studio (this computer)',
	baseUrl: 'http://localhost:1234/v1',
	dialect: 'openai',
	kind: 'local',
	key: { need: 'none', hint: 'no key needed' },
	docs: 'https://lmstudio.ai/docs/developer/openai-compat',
	browserNote: 'Its server answers web pages only with the CORS switch on.',
	models: [],
	capabilities: { ...openAiCapabilities },
	targetAddressSpace: 'loopback',
	opening: [
		{
			where: 'In the app',
			text: 'Developer tab → Server settings → switch on “Enable CORS”',
			isClick: true,
		},
		{ where: 'Terminal', text: 'lms server start --cors' },
	],
};
