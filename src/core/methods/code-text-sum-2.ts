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
	calls: () => ({ min: 3, max: 3 }),
	sees: [
		'task model ← text instruction + question',
		'task model ← code instruction + question, in a dialogue of its own',
		'summariser ← question + both answers + outputs',
	],
	plan: ({ text }, options) => weighTwoAnswers(text, options, { codePrompt, summariser: 'summariser' }),
};
