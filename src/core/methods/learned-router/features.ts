import { signsOf } from '../kit/question-signs.ts';

/** What the router sees of a question: plain counts, no model. Names and values belong together by position. */
export const FEATURE_NAMES = [
	'length',
	'lines',
	'numbers',
	'longestNumber',
	'operators',
	'decimals',
	'longestWord',
	'quotes',
	'signArithmetic',
	'signCounting',
	'signStrings',
	'signSearch',
	'signPlanning',
	'signSimulation',
] as const;

/** One value per feature; counts on a logarithmic scale, so that a long grid does not drown the rest. */
export function featuresOf(question: string): number[] {
	const text = question.slice(0, 50_000);
	const numbers = text.match(/\d+/g) ?? [];
	const { kind } = signsOf(text);
	const counts = [
		text.length,
		text.split('\n').length,
		numbers.length,
		longest(numbers),
		text.match(/[-+*/×÷^=]/g)?.length ?? 0,
		text.match(/\d\.\d/g)?.length ?? 0,
		longest(text.match(/\p{L}+/gu) ?? []),
		text.match(/["'`“”]/g)?.length ?? 0,
	];
	const signs = (['arithmetic', 'counting', 'strings', 'search', 'planning', 'simulation'] as const).map(
		(sign) => (kind === sign ? 1 : 0),
	);
	return [...counts.map((count) => Math.log1p(count)), ...signs];
}

function longest(words: readonly string[]): number {
	return words.reduce((most, word) => Math.max(most, word.length), 0);
}
