/** The capsules for a talk that the demo model made, in the order in which they build on each other. */
const scripted = [
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

/** One run each of Qwen2.5-Coder 1.5B behind llama.cpp, through this page; chosen for what they show, and changed in nothing. */
const recorded = [
	{
		id: 'real-product',
		title: 'A real 1.5B model multiplies',
		about: 'Words lose their way, the tool lies unused, one line of Python is right.',
	},
	{
		id: 'real-letters',
		title: 'A real 1.5B model counts letters',
		about: 'A simple word with no repeated letters, it says, and counts five.',
	},
] as const;

/** What lies beside the page to be played on stage, by who spoke in it. */
export const shelves = { scripted, recorded } as const;

/** All of them. */
export const bundledCapsules = [...scripted, ...recorded];

/** @internal for tests */
export type ScriptedId = (typeof scripted)[number]['id'];
