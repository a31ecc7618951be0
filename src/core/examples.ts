import { type Setup, typedSetup } from './setup/setup.ts';

/** A question to try, one per phenomenon of the papers; the scripted model knows all of them. */
export interface Example {
	id: string;
	/** The phenomenon, in two or three words. */
	kicker: string;
	/** Who it is mostly about; the colour of its card. */
	voice: 'text' | 'code' | 'coach';
	/** The question in short, as the text of a button. */
	label: string;
	/** One sentence: what to watch for with the methods chosen at first, which the scripted model really shows. */
	watch: string;
	setup: Setup;
}

/** The three on the first screen. */
export const exampleCards: readonly Example[] = [
	{
		id: 'decimals',
		kicker: 'Words fail',
		voice: 'text',
		label: '9.11 or 9.9?',
		watch: 'In words, 11 after the point passes for more than 9; a program compares the values.',
		setup: typedSetup('Which is larger, 9.11 or 9.9?', '9.9'),
	},
	{
		id: 'make-24',
		kicker: 'Code fails too',
		voice: 'code',
		label: 'Make 24 from 3 7 8 9',
		watch:
			'The first program only prints a guess; the coach of CodeSteer notices and asks for a real search.',
		setup: {
			question: 'Make 24 from 3, 7, 8 and 9, using each number once and + − × ÷.',
			// Several answers are right, so the task's own rules judge.
			source: {
				kind: 'typed',
				check: { family: 'game-24', instance: { target: 24, numbers: [3, 7, 8, 9] } },
			},
			choices: {},
		},
	},
	{
		id: 'letters',
		kicker: 'Counting',
		voice: 'coach',
		label: "r's in strawberry",
		watch: 'In words, the double r counts as one; a program looks at every letter.',
		setup: typedSetup('How many r are in the word strawberry?', '3'),
	},
];

/** Every built-in example: the cards of the first screen, then those that only methods and lessons point to. */
export const examples: readonly Example[] = [
	...exampleCards,
	{
		id: 'product',
		kicker: 'Too long for words',
		voice: 'text',
		label: '2386 × 7419',
		watch: 'In words, one carry gets lost on the way; a program multiplies exactly.',
		setup: typedSetup('What is 2386 × 7419?', '17701734'),
	},
];
