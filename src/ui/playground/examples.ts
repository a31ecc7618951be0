/** Questions to try, one per phenomenon; the demo model knows all of them. */
export interface Example {
	label: string;
	question: string;
	/** Exact expected answer where one exists. */
	expected?: string;
}

export const examples: readonly Example[] = [
	{ label: '9.11 or 9.9?', question: 'Which is larger, 9.11 or 9.9?', expected: '9.9' },
	{ label: "r's in strawberry", question: 'How many r are in the word strawberry?', expected: '3' },
	{ label: '2386 × 7419', question: 'What is 2386 × 7419?', expected: '17701734' },
	{
		label: 'Make 24 from 3 7 8 9',
		question: 'Make 24 from 3, 7, 8 and 9, using each number once and + − × ÷.',
	},
];
