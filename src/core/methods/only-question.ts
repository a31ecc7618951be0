import { face } from './faces.ts';
import type { Method } from './method.ts';
import { answerInTurns, IN_TURNS, SEES_ANOTHER_LOOK } from './kit/several-turns.ts';
import { QUESTION } from './sights.ts';

export const onlyQuestion: Method = {
	...face('only-question'),
	source: { paper: 'P1', section: 'table 2, method 1' },
	...IN_TURNS,
	differs: {
		paper:
			'With several turns the order inside the feedback message is ours: the paper gives the loop in outline only. No other difference known.',
		code: 'An answer counts from the place it is read in, by fixed rules and not by GPT-4o, and only one counts; the released grading takes the text or the output, whichever is right. Programs run under the page’s time limit, not 15 s.',
	},
	sees: [{ who: 'task model', sees: [QUESTION] }, SEES_ANOTHER_LOOK],
	plan: ({ text }, options) =>
		answerInTurns(
			{ messages: [{ role: 'user', content: text }], steer: 'free', purpose: 'answers' },
			options,
		),
};
