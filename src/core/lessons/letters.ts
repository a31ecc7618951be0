import { typedSetup } from '../setup/setup.ts';
import type { LanesLesson } from './lesson.ts';
import { BETS_ON_TWO, NOT_SHOWN, tellTwo } from './telling.ts';
import { endingOf } from './trial.ts';

const METHODS = ['all-text', 'all-code'] as const;

export const letters: LanesLesson = {
	id: 'letters',
	kind: 'lanes',
	title: 'Counting letters',
	voice: 'text',
	claim: 'A model that reads in pieces of words cannot see single letters; a program can.',
	evidence: {
		says: 'GPT-4o counted two r in strawberry in words, at places 6 and 9, and three with code, at 2, 7 and 8 counted from 0; over a whole task of such questions the gap between words and code is one of the widest of 37 tasks.',
		figures: [
			{ label: 'Bare question', value: 12, unit: '%', voice: 'text' },
			{ label: 'Words, step by step', value: 11, unit: '%', voice: 'text' },
			{ label: 'Code, after such steps', value: 100, unit: '%', voice: 'code' },
			{ label: 'CodeSteer', value: 96, unit: '%', voice: 'coach' },
		],
		source: 'GPT-4o on the task Letters; arXiv 2502.04350, table 1 and figure 6b; arXiv 2410.03524, figure 1',
	},
	setup: {
		...typedSetup(
			'How many s are in the word possessiveness, and where?',
			'Count: 6, Positions: [3, 4, 6, 7, 13, 14]',
		),
		choices: { methods: [...METHODS] },
	},
	bet: {
		asks: 'How many s are in “possessiveness”, and at which places? Who will be right?',
		choices: BETS_ON_TWO,
	},
	tell: (trials) => {
		const code = trials.find(({ condition }) => condition === 'all-code')?.run;
		// Where there was an answer, its places may be those of Python.
		const fromZero =
			code !== undefined && endingOf(code) === 'wrong' ? ' (were places counted from 0 instead of 1?)' : '';
		return tellTwo(trials, {
			code: 'the program got every letter, and the words did not',
			text: `here it was the way by code that failed, ${NOT_SHOWN}`,
			both: `this word was not too long for words, ${NOT_SHOWN}; the ladder below goes on to longer ones`,
			neither: `neither way got every letter${fromZero}, ${NOT_SHOWN}`,
		});
	},
	ladder: {
		family: 'letters',
		levels: ['6-10', '10-15', '15-20', '20-25', '25-30', '50-100', '150-200'],
		instances: 10,
		onOwn: 5,
	},
	check: {
		asks: 'A program prints the places 2, 7 and 8 for the r in strawberry. The expected answer says 3, 8 and 9. What happened?',
		choices: [
			{
				says: 'Python counts places from 0, the question from 1.',
				right: true,
				why: 'The counting was right and the index base was not: a slip of the program’s last line, not of the model’s eye.',
			},
			{
				says: 'The program missed the first letter of the word.',
				right: false,
				why: 'It found all three letters; each place is just one lower than asked for.',
			},
			{
				says: 'The model counted in words and only printed the result.',
				right: false,
				why: 'All three places are shifted by exactly one, which is the mark of another index base.',
			},
		],
	},
};
