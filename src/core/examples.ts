import { type Setup, typedSetup } from './setup/setup.ts';

/** A question to try, one per phenomenon of the papers; the demo model knows all of them. */
export interface Example {
	label: string;
	setup: Setup;
}

export const examples: readonly Example[] = [
	{ label: '9.11 or 9.9?', setup: typedSetup('Which is larger, 9.11 or 9.9?', '9.9') },
	{ label: "r's in strawberry", setup: typedSetup('How many r are in the word strawberry?', '3') },
	{ label: '2386 × 7419', setup: typedSetup('What is 2386 × 7419?', '17701734') },
	{
		label: 'Make 24 from 3 7 8 9',
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
];
