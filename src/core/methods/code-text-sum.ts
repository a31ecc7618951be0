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
	calls: () => ({ min: 3, max: 3 }),
	sees: [
		'task model ← text instruction + question',
		'task model ← code instruction + question, in a dialogue of its own',
		'task model ← question + both answers + outputs',
	],
	plan: ({ text }, options) => weighTwoAnswers(text, options, { codePrompt, summariser: 'task' }),
};
