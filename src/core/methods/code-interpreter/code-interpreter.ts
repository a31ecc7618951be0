import { say } from '../prompts/say.ts';
import { ALL_CODE_INSTRUCTION } from '../kit/ways.ts';
import { packagesOption, withPackages } from '../kit/which-packages.ts';
import { face } from '../faces.ts';
import type { Method } from '../method.ts';
import { interpret, interpreterCalls, stepsOption } from './interpreter-loop.ts';
import { CODE_INSTRUCTION, OUTPUT, QUESTION, type Sight } from '../sights.ts';

/** Both methods give the model an interpreter and differ in the instruction alone. */
const WITH_INTERPRETER = {
	options: [stepsOption, packagesOption],
	presets: [],
	calls: interpreterCalls,
} satisfies Partial<Method>;

const HOSTED_OTHERWISE =
	'The hosted run was graded as one transcript; here the last reply or output is. The number of steps is capped.';

const SEES_OUTPUTS: Sight = {
	when: 'whenever it runs Python',
	who: 'task model',
	sees: [OUTPUT],
	note: 'in the same dialogue',
};

export const codeInterpreter: Method = {
	...face('code-interpreter'),
	source: { paper: 'P1', section: 'table 2, method 7' },
	...WITH_INTERPRETER,
	differs: {
		paper:
			'The paper uses OpenAI’s hosted interpreter; here Python of this page is the tool, and models without tools write fenced blocks that are run.',
		code: HOSTED_OTHERWISE,
	},
	sees: [{ who: 'task model', sees: [QUESTION], note: 'with a Python tool' }, SEES_OUTPUTS],
	plan: ({ text }, options, { capabilities }) =>
		interpret({ text, instruction: withPackages('', options), steer: 'free' }, options, capabilities.tools),
};

export const codeInterpreterPlus: Method = {
	...face('code-interpreter-plus'),
	source: { paper: 'P1', section: 'table 2, method 8' },
	...WITH_INTERPRETER,
	differs: {
		paper:
			'As Code interpreter: Python of this page instead of OpenAI’s hosted one; the All code instruction is in our own words.',
		code: HOSTED_OTHERWISE,
	},
	sees: [{ who: 'task model', sees: [CODE_INSTRUCTION, QUESTION], note: 'with a Python tool' }, SEES_OUTPUTS],
	plan: ({ text }, options, { capabilities }) =>
		interpret(
			{ text, instruction: withPackages(say(ALL_CODE_INSTRUCTION), options), steer: 'code' },
			options,
			capabilities.tools,
		),
};
