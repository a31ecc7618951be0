import type { LanesLesson } from './lesson.ts';
import { NOT_SHOWN, tellLanes } from './telling.ts';

const METHODS = ['all-text', 'all-code', 'codesteer'] as const;

export const endlessText: LanesLesson = {
	id: 'endless-text',
	kind: 'lanes',
	title: 'Endless text',
	voice: 'text',
	claim: 'Words alone can go round in circles until the limit and never answer.',
	evidence: {
		says: 'GPT-4o on 2 3 5 12 listed the same handful of attempts again and again until the token limit. DeepSeek R1 spent 6,397 tokens on a question; CodeSteer’s answering model spent 4,693 in all its turns, those of its guide not counted.',
		figures: [
			{ label: 'DeepSeek R1, per question', value: 6397, unit: 'tokens', voice: 'text' },
			{ label: 'CodeSteer without its guide, per question', value: 4693, unit: 'tokens', voice: 'coach' },
		],
		source: 'arXiv 2502.04350, figure 12 and table 8',
	},
	setup: {
		question: 'Make 24 from 3, 5, 7, 7, 11 and 13, using each number once and + − × ÷.',
		source: {
			kind: 'typed',
			check: { family: 'game-24', instance: { target: 24, numbers: [3, 5, 7, 7, 11, 13] } },
		},
		choices: { methods: [...METHODS] },
	},
	bet: {
		asks: 'Make 24 from 3, 5, 7, 7, 11 and 13: there are many ways to try. What will the model do that answers in words?',
		choices: [
			{ id: 'none', label: 'Search until it is cut off' },
			{ id: 'false', label: 'Give a false answer' },
			{ id: 'right', label: 'Find a right one' },
		],
	},
	tell: (trials) => {
		const text = trials.find(({ condition }) => condition === 'all-text')?.run;
		const isCut = text?.flags?.includes('cut') === true;
		return tellLanes(trials, METHODS, (is) => {
			const ending = is('all-text');
			const end = isCut ? 'the words were cut off' : 'the words came to an end';
			if (ending === 'no-answer') {
				return isCut
					? { says: 'the words were cut off and never answered', claim: 'shown', bet: 'none' }
					: { says: `${end} without an answer, ${NOT_SHOWN}`, claim: 'not-shown', bet: null };
			}
			const bet = ending === 'right' ? 'right' : 'false';
			return { says: `${end} in a ${bet} answer, ${NOT_SHOWN}`, claim: 'not-shown', bet };
		});
	},
	ladder: { family: 'game-24', levels: ['n2', 'n3', 'n4', 'n5', 'n6'], instances: 10, onOwn: 5 },
	check: {
		asks: 'Why is “no answer” counted as a result of its own and not left out?',
		choices: [
			{
				says: 'It cost tokens and helped nobody; leaving it out would make the method look better.',
				right: true,
				why: 'A rate over only those questions that came to an answer hides just the failures that cost the most.',
			},
			{
				says: 'Because it is a technical error.',
				right: false,
				why: 'Nothing broke. The method used up its limit, which is the method’s own outcome.',
			},
			{
				says: 'Because nobody knows whether it would have been right.',
				right: false,
				why: 'It never came to an answer. What it might have said after the limit helps nobody who asked.',
			},
		],
	},
};
