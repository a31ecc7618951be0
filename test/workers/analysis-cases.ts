/** The cases of the published rule's study (methods: symbolic checker), each with a program of ours and all three scores. */
export interface ScoreCase {
	title: string;
	code: string;
	/** Null where the program does not parse. */
	expected: {
		published: number;
		publishedFlags: string;
		keywords: number;
		tree: number;
		/** Flags of the tree rule, e.g. `searching numerical`. */
		treeFlags: string;
		isDisguise: boolean;
	} | null;
}

export const scoreCases: readonly ScoreCase[] = [
	{
		title: 'A: constants from constant operations, then a finished equation',
		code: 'first = 9 - 7\nsecond = 3 * 8\nprint("<<<(9 - 7) * 3 * 8 = 24>>>")\n',
		expected: {
			published: 0.5,
			publishedFlags: 'numerical',
			keywords: 0.5,
			tree: 0,
			treeFlags: '',
			isDisguise: true,
		},
	},
	{
		title: 'B: keywords inside the words of a comment',
		code: '# the platform verifies the format for the user, so no retry\nprint("17")\n',
		expected: {
			published: 5,
			publishedFlags: 'symbolic',
			keywords: 0,
			tree: 0,
			treeFlags: '',
			isDisguise: true,
		},
	},
	{
		title: 'C: if, elif and else, each printing a word',
		code: 'import sys\nif len(sys.argv) > 2:\n    print("many")\nelif len(sys.argv) > 1:\n    print("one")\nelse:\n    print("none")\n',
		expected: {
			published: 3,
			publishedFlags: '',
			keywords: 3,
			tree: 2,
			treeFlags: '',
			isDisguise: false,
		},
	},
	{
		title: 'D: a loop over permutations imported from itertools',
		code: 'from itertools import permutations\nfor a, b, c in permutations([2, 5, 7]):\n    if a + b + c == 14:\n        print(a, b, c)\n',
		expected: {
			published: 2.5,
			publishedFlags: 'searching numerical',
			keywords: 2.5,
			tree: 2.5,
			treeFlags: 'searching numerical',
			isDisguise: false,
		},
	},
	{
		title: 'E: a sum over a generator with a condition',
		code: 'print(sum(n for n in range(1, 50) if n % 3 == 0))\n',
		expected: {
			published: 2.25,
			publishedFlags: 'numerical',
			keywords: 2.25,
			tree: 2.25,
			treeFlags: 'searching numerical',
			isDisguise: false,
		},
	},
	{
		title: 'F: a recursive conditional expression',
		code: 'def product(n):\n    return 1 if n == 0 else n * product(n - 1)\n\nprint(product(6))\n',
		expected: {
			published: 2.5,
			publishedFlags: 'numerical',
			keywords: 2.5,
			tree: 2.5,
			treeFlags: 'searching numerical',
			isDisguise: false,
		},
	},
	{
		title: 'G: a quadratic for sympy',
		code: 'import sympy\nx = sympy.Symbol("x")\nprint(sympy.solve(x**2 - 5 * x + 6, x))\n',
		expected: {
			published: 1,
			publishedFlags: 'numerical',
			keywords: 1,
			tree: 3,
			treeFlags: 'symbolic numerical',
			isDisguise: false,
		},
	},
	{
		title: 'H: one print of an f-string with a constant',
		code: 'print(f"The answer is {24}")\n',
		expected: {
			published: 0,
			publishedFlags: 'symbolic',
			keywords: 0,
			tree: 0,
			treeFlags: '',
			isDisguise: true,
		},
	},
	{
		title: 'I: names that contain keywords',
		code: 'information = input()\nmodified = information + "!"\nentry = modified\nprint(entry)\n',
		expected: {
			published: 6.25,
			publishedFlags: 'symbolic numerical',
			keywords: 0.25,
			tree: 0,
			treeFlags: '',
			isDisguise: false,
		},
	},
	{ title: 'J: a program that does not parse', code: 'for n in range(3)\n    print(n)\n', expected: null },
	{
		title: 'K: try, except and two prints',
		code: 'try:\n    print(int(input()))\nexcept ValueError:\n    print("no number")\n',
		expected: {
			published: 2,
			publishedFlags: '',
			keywords: 2,
			tree: 2,
			treeFlags: '',
			isDisguise: false,
		},
	},
];
