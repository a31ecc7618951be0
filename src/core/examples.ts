import type { FamilyId } from './tasks/family-id.ts';

/** A question to try, one per phenomenon of the papers; the demo model knows all of them. */
export interface Example {
	label: string;
	question: string;
	/** The answer, where there is just one. */
	expected?: string;
	/** The rules that judge it, where several answers are right. */
	check?: { family: FamilyId; instance: unknown };
}

export const examples: readonly Example[] = [
	{ label: '9.11 or 9.9?', question: 'Which is larger, 9.11 or 9.9?', expected: '9.9' },
	{ label: "r's in strawberry", question: 'How many r are in the word strawberry?', expected: '3' },
	{ label: '2386 × 7419', question: 'What is 2386 × 7419?', expected: '17701734' },
	{
		label: 'Make 24 from 3 7 8 9',
		question: 'Make 24 from 3, 7, 8 and 9, using each number once and + − × ÷.',
		check: { family: 'game-24', instance: { target: 24, numbers: [3, 7, 8, 9] } },
	},
];
