import { ALL_CODE_INSTRUCTION } from './steering/prompts.ts';
import { interpret, interpreterCalls, stepsOption } from './code-interpreter/interpreter-loop.ts';
import type { Method } from './method.ts';

export const codeInterpreterPlus: Method = {
	id: 'code-interpreter-plus',
	label: 'Code interpreter+',
	summary: 'The code interpreter with the All code instruction in front of the question.',
	source: { paper: 'P1', section: 'table 2, method 8' },
	roles: ['task'],
	options: [stepsOption],
	presets: [],
	differs: {
		paper:
			'As Code interpreter: Python of this page instead of OpenAI’s hosted one; the All code instruction is in our own words.',
		code: 'The hosted run was graded as one transcript; here the last reply or output is. The number of steps is capped.',
	},
	calls: interpreterCalls,
	sees: [
		'task model ← All code instruction + question (and a Python tool)',
		'task model ← every output, within the same dialogue',
	],
	plan: ({ text }, options, { capabilities }) =>
		interpret({ text, instruction: ALL_CODE_INSTRUCTION, steer: 'code' }, options, capabilities.tools),
};
