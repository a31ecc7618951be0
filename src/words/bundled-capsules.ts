/** The capsules that lie beside the page for a talk, in the order in which they build on each other; made by the demo model. */
export const bundledCapsules = [
	{
		id: 'decimals',
		title: '9.11 or 9.9?',
		about: 'Words say 9.11. Three lines of Python disagree.',
	},
	{
		id: 'letters',
		title: 'The r’s in strawberry',
		about: 'Counted in words, then by a program that looks at every letter.',
	},
	{
		id: 'product',
		title: 'A product too long for words',
		about: 'One carry is lost; the tool that would help lies unused; a program gets it right.',
	},
	{
		id: 'game-24',
		title: 'Make 24 from 3, 7, 8 and 9',
		about: 'Words guess, code prints the guess, CodeSteer’s coach asks for a search.',
	},
	{
		id: 'disguise',
		title: 'A guess dressed as a program',
		about: 'Two views agree on a wrong answer; the checker of the code is not deceived.',
	},
] as const;

/** @internal for tests */
export type BundledId = (typeof bundledCapsules)[number]['id'];
