import { interpret, interpreterCalls, stepsOption } from './interpreter-loop.ts';
import type { Method } from '../method.ts';

export const codeInterpreter: Method = {
	id: 'code-interpreter',
	label: 'Code interpreter',
	summary: 'The model may run Python whenever it likes and sees every output before it answers.',
	source: { paper: 'P1', section: 'table 2, method 7' },
	roles: ['task'],
	options: [stepsOption],
	presets: [],
	differs: {
		paper:
			'The paper uses OpenAI’s hosted interpreter; here Python of this page is the tool, and models without tools write fenced blocks that are run.',
		code: 'The hosted run was graded as one transcript; here the last reply or output is. The number of steps is capped.',
	},
	calls: interpreterCalls,
	sees: ['task model ← question (and a Python tool)', 'task model ← every output, within the same dialogue'],
	plan: ({ text }, options, { capabilities }) =>
		interpret({ text, instruction: '', steer: 'free' }, options, capabilities.tools),
};
