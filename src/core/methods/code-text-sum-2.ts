import type { Method } from './method.ts';
import { codePromptOption, weighTwoAnswers } from './two-answers.ts';

const codePrompt = codePromptOption('cot');

export const codeTextSum2: Method = {
	id: 'code-text-sum-2',
	label: 'Code + text + sum. 2',
	summary: 'The same two answers, weighed by a model of its own (a fine-tuned 8B model in the paper).',
	source: { paper: 'P2', section: 'baselines' },
	roles: ['task', 'summariser'],
	options: [codePrompt],
	presets: [
		{ id: 'paper', label: 'as in the paper', options: { codePrompt: 'cot' } },
		{ id: 'released', label: 'as released', options: { codePrompt: 'cot' } },
	],
	differs: {
		paper:
			'The paper’s summariser is a fine-tuned 8B (published: 62.4); here it is prompted. What prompting instead of fine-tuning reached is published for Symbolic agent only, as a coach (74.8, against 86.4); no published figure applies to the rule coach either.',
		code: 'The released code shows the summariser the answer extracted from a run; here it sees what the run printed, shortened.',
	},
	calls: () => ({ min: 3, max: 3 }),
	sees: [
		'task model ← text instruction + question',
		'task model ← code instruction + question, in a dialogue of its own',
		'summariser ← question + both answers + outputs',
	],
	plan: ({ text }, options) => weighTwoAnswers(text, options, { codePrompt, summariser: 'summariser' }),
};
