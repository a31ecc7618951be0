import { say } from './prompts/say.ts';
import type { Steer } from '../steer.ts';
import { answerInTurns, GRADED_OTHERWISE, IN_TURNS, SEES_ANOTHER_LOOK } from './kit/several-turns.ts';
import { ALL_CODE_INSTRUCTION, ALL_TEXT_INSTRUCTION, CODE_COT_INSTRUCTION } from './kit/ways.ts';
import { packagesOption, withPackages } from './kit/which-packages.ts';
import { face, type MethodFace } from './faces.ts';
import type { Method } from './method.ts';
import { INSTRUCTION, QUESTION } from './sights.ts';
import { withInstruction } from './steps.ts';

export const allText = oneWay({
	...face('all-text'),
	row: 2,
	differs: {
		paper:
			'The instruction is in our own words; with several turns the order inside the feedback message is ours.',
		code: `A program written all the same is run and its output is the answer. ${GRADED_OTHERWISE}`,
	},
	instruction: ALL_TEXT_INSTRUCTION,
	steer: 'text',
	purpose: 'answers in text',
});

export const allCode = oneWay({
	...face('all-code'),
	row: 3,
	differs: {
		paper:
			'The instruction is in our own words; the paper’s exact one is not public, so it is taken from what All code + CoT asks for.',
		code: GRADED_OTHERWISE,
	},
	instruction: ALL_CODE_INSTRUCTION,
	steer: 'code',
	purpose: 'answers in code',
});

export const allCodeCot = oneWay({
	...face('all-code-cot'),
	row: 4,
	differs: {
		paper: 'The instruction is in our own words.',
		code: `A sentence of the released instruction that only fits Game 24 is left out. ${GRADED_OTHERWISE}`,
	},
	instruction: CODE_COT_INSTRUCTION,
	steer: 'code',
	purpose: 'plans, then answers in code',
});

interface OneWay extends MethodFace, Pick<Method, 'differs'> {
	/** Of the paper's table. */
	row: number;
	instruction: string;
	steer: Steer;
	purpose: string;
}

/** One instruction before the question decides the way; nobody steers afterwards. */
function oneWay({ row, instruction, steer, purpose, ...described }: OneWay): Method {
	return {
		...described,
		...IN_TURNS,
		options: steer === 'code' ? [...IN_TURNS.options, packagesOption] : IN_TURNS.options,
		source: { paper: 'P1', section: `table 2, method ${String(row)}` },
		sees: [{ who: 'task model', sees: [INSTRUCTION, QUESTION] }, SEES_ANOTHER_LOOK],
		plan: ({ text }, options) =>
			answerInTurns(
				{
					messages: [
						{ role: 'user', content: withInstruction(withPackages(say(instruction), options), text) },
					],
					steer,
					purpose,
				},
				options,
			),
	};
}
