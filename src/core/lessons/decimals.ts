import { typedSetup } from '../setup/setup.ts';
import type { LanesLesson } from './lesson.ts';
import { BETS_ON_TWO, NOT_SHOWN, tellTwo } from './telling.ts';

const METHODS = ['all-text', 'all-code'] as const;

export const decimals: LanesLesson = {
	id: 'decimals',
	kind: 'lanes',
	title: '9.11 or 9.9?',
	voice: 'text',
	claim: 'A comparison that any program gets right can go wrong in words.',
	evidence: {
		says: 'Asked in chat which of 9.11 and 9.9 is bigger, GPT-4o said 9.11; with a request to use code in front of the same question it compared the two in Python and answered 9.9.',
		figures: [],
		source: 'arXiv 2410.03524, figure 1; arXiv 2502.04350, figure 6a',
	},
	setup: {
		...typedSetup('Which is larger, 7.13 or 7.8?', '7.8'),
		choices: { methods: [...METHODS] },
	},
	bet: {
		asks: '“Which is larger, 7.13 or 7.8?” goes to one model twice: once to answer in words, once in code. Who will be right?',
		choices: BETS_ON_TWO,
	},
	tell: (trials) =>
		tellTwo(trials, {
			code: 'the same model, and only the way made the difference',
			text: `here it was the way by code that failed, ${NOT_SHOWN}`,
			both: `words did not fail at this question, ${NOT_SHOWN}`,
			neither: `neither way came to the right answer, ${NOT_SHOWN}`,
		}),
	check: {
		asks: 'Why does asking for a program help with 7.13 and 7.8?',
		choices: [
			{
				says: 'Python compares the two values; the model only has to write the comparison down.',
				right: true,
				why: 'The model never decides which is larger. It writes max(…), and the machine compares.',
			},
			{
				says: 'Code makes the model think longer, so it notices the mistake.',
				right: false,
				why: 'The program is shorter than the reasoning in words. What helps is that it is run.',
			},
			{
				says: 'Models know more about numbers when they write Python.',
				right: false,
				why: 'It is the same model with the same knowledge; the comparison is done outside of it.',
			},
		],
	},
};
