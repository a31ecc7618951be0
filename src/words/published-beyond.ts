import type { MethodId } from '../core/method-id.ts';

/** What is published with a method of neither of the two papers. */
export interface PublishedElsewhere {
	/** Of the paper the numbers are from. */
	arXiv: string;
	says: string;
	/** As notes of others have it; not looked up in the paper itself. */
	isSecondHand?: true;
}

/** The numbers are their authors', on other tasks and models: none is to be compared with a run of one's own. */
export const publishedElsewhere: Partial<Record<MethodId, readonly PublishedElsewhere[]>> = {
	'mental-code': [
		{
			arXiv: '2606.15589',
			says: '40 tasks, six models, right answers in percent: 17.2 in words, 17.4 with code the model runs in its head, 48.8 with the same code run.',
			isSecondHand: true,
		},
	],
	'two-view': [
		{
			arXiv: '2604.17433',
			says: '9.3 times fewer samples than self-consistency; 78.6 % of the tasks are settled with two.',
		},
	],
	'chain-of-code': [
		{
			arXiv: '2312.04474',
			says: '84 % on BIG-Bench Hard, 12 points above chain of thought.',
		},
	],
	'tool-mix': [
		{
			arXiv: '2510.01279',
			says: '15 agents: on average up to 3.55 points above the best other method of equal cost; ending the rounds early keeps that with 49 % of the calls and 46 % of the tokens.',
		},
		{
			arXiv: '2510.01279',
			says: 'Gemini 2.5 Pro on HLE, GPQA Diamond and AIME 24/25: alone 21.6, 84.6, 87.3; so 32.3, 87.9, 96.7.',
			isSecondHand: true,
		},
	],
	'verify-vote': [
		{
			arXiv: '2308.07921',
			says: 'GPT-4 with code interpreter on MATH: 53.9 %, with verifying and weighted voting 84.3 %.',
		},
	],
	nudge: [
		{
			arXiv: '2501.19393',
			says: '“Wait” in place of the end: 50 to 57 % on AIME24, with a model trained for it.',
		},
		{
			arXiv: '2503.04625',
			says: 'A model trained on such hints: GPQA 63.6, AIME24 66.7, LiveCodeBench 47.3.',
		},
	],
	'tool-filter': [
		{
			arXiv: '2504.04718',
			says: 'With 64 answers checked by code Llama 3.2 1B passes Llama 3.1 8B on MATH500. The best numbers need checkers trained for it.',
			isSecondHand: true,
		},
	],
	'learned-examples': [
		{
			arXiv: '2510.20909',
			says: 'Over eight tasks ahead of the reasoning twin in three of four pairs of models, by up to 22.9 %, with 10 to 81 % fewer tokens.',
		},
	],
};

export const elsewhereWords = {
	lead: 'On other tasks and models, by the authors:',
	secondHand: 'As notes of others have it, not looked up in the paper.',
	paper: (arXiv: string) => `arXiv ${arXiv}`,
	href: (arXiv: string) => `https://arxiv.org/abs/${arXiv}`,
} as const;

/** What cannot be had by asking a model as it is, so no method of this page plays it. */
export const trainedWords = {
	title: 'What only training gives',
	lead: 'These change the weights of a model, or are made before a question is asked. A page cannot do that, so none of them is among the methods; their models can still be run here.',
	list: [
		{
			name: 'R1-Code-Interpreter',
			arXiv: '2505.21668',
			says: 'Learns when to run code: 144 tasks, 107 of them to train on, 6.5 thousand trajectories, then reinforcement learning in stages. Its 14B model goes from 44.1 to 72.4 % on the 37 test tasks; GPT-4o has 58.6 in words, 70.9 with its code interpreter. The stages raise what reinforcement learning adds from 3.4 to 9.3 points.',
		},
		{ name: 'AutoTIR', arXiv: '2507.21836', says: 'Reinforcement learning of when to use a tool.' },
		{ name: 'ToRL', arXiv: null, says: 'Reinforcement learning with a code interpreter in the loop.' },
		{ name: 'ReTool', arXiv: '2504.11536', says: 'Reinforcement learning of when and how to run code.' },
		{ name: 'THOR', arXiv: null, says: 'Reinforcement learning of reasoning with tools.' },
		{
			name: 'SimpleTIR',
			arXiv: null,
			says: 'Reinforcement learning of reasoning with tools over several turns.',
		},
		{
			name: 'TUMIX-Evolve',
			arXiv: '2510.01279',
			says: 'Lets the model design the agents of Tool mix beforehand. Tool mix has a fixed pool of seven.',
		},
	],
	noNumber: 'No number is given here.',
	survey: 'A survey of both directions, code for reasoning and reasoning for code:',
	surveyArXiv: '2502.19411',
	weights: {
		title: 'How to run R1-Code-Interpreter here',
		lead: 'Its weights are public, so it can be a model like any other: a server on your own computer runs it, and the method Code interpreter drives it.',
		steps: {
			get: ['Choose a model on', 'and download it. Put its name, or your file’s, in place of the capitals.'],
			host: 'https://huggingface.co/yongchao98',
			hostName: 'huggingface.co/yongchao98',
			vllm: 'With a graphics card, vLLM:',
			llamacpp: 'Without one, llama.cpp, once the weights are turned into its format:',
			add: ['Add the server under', ', Models, and choose it as the task model.'],
			settings: 'Settings',
			method:
				'Run the method Code interpreter: where the server knows no tools the model writes fenced blocks, as it was trained to.',
		},
		commands: (origin: string) => ({
			vllm: `vllm serve yongchao98/MODEL --allowed-origins '["${origin}"]'`,
			convert: 'python convert_hf_to_gguf.py FOLDER --outfile MODEL.gguf',
			llamacpp: `llama-server -m MODEL.gguf --jinja --cors-origins "${origin}"`,
		}),
		copies: {
			vllm: 'the command for vLLM',
			convert: 'the conversion',
			llamacpp: 'the command for llama.cpp',
		},
	},
} as const;
