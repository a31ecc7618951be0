import type { Method } from './method.ts';
import { codePromptOption, weighTwoAnswers } from './two-answers.ts';

const codePrompt = codePromptOption('plain');

export const codeTextSum: Method = {
	id: 'code-text-sum',
	label: 'Code + text + sum.',
	summary: 'Answers in text and in code independently, then the same model weighs both.',
	source: { paper: 'P1', section: 'table 2, method 9' },
	roles: ['task'],
	options: [codePrompt],
	presets: [
		{ id: 'paper', label: 'as in the paper', options: { codePrompt: 'plain' } },
		{ id: 'released', label: 'as released', options: { codePrompt: 'cot' } },
	],
	differs: {
		paper:
			'The instructions are in our own words; which code prompt the second solver gets is an option (All code in P1, All code + CoT in P2).',
		code: 'The released code shows the summariser the answer extracted from a run; here it sees what the run printed, shortened.',
	},
	calls: () => ({ min: 3, max: 3 }),
	sees: [
		'task model ← text instruction + question',
		'task model ← code instruction + question, in a dialogue of its own',
		'task model ← question + both answers + outputs',
	],
	plan: ({ text }, options) => weighTwoAnswers(text, options, { codePrompt, summariser: 'task' }),
};
