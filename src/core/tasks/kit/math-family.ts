import type { Rng } from '../../rng.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { addTerms, multiplyTerms, term, termsToPlain } from './exact-term.ts';
import { fraction } from './fraction.ts';
import { fitsReference, judgeMath } from './math-answer.ts';
import { buildMath, type MathInstance, type MathRecipe, type MathResult } from './math-instance.ts';
import { recipeProgram } from './recipe.ts';

/** Sizes to draw from, 1 (easiest) to 5. */
export interface MathSizes {
	from: number;
	to: number;
}

type MathFamily = TaskFamily<MathInstance, MathSizes>;

/** The two families of competition problems differ in their recipes only. */
export function createMathFamily(
	own: Pick<MathFamily, 'id' | 'split' | 'area' | 'rules' | 'parse' | 'importer'>,
	recipes: readonly MathRecipe[],
): MathFamily {
	return {
		...own,
		ownSigns: ['*', '\\', '|'],
		levels: [
			level('first', 'small numbers', false, 1, 1),
			level('mixed', 'mixed, like the published set', true, 1, 3),
			level('hard', 'large numbers', false, 4, 4),
			level('hardest', 'very large numbers', false, 5, 5),
		],
		generate: ({ params }, rng) => generate(recipes, rng, rng.int(params.from, params.to)),
		question,
		verify: ({ reference }, answer) => judgeMath(reference, answer),
		fits: ({ reference }, answer) => fitsReference(reference, answer),
		solve: ({ reference }) => reference.latex,
		slip: (instance, rng) => slip(recipes, instance, rng),
		python: ({ template, params }) =>
			recipeProgram(
				recipes.find(({ id }) => id === template),
				params,
			),
		draw: ({ problem }): Drawing[] => [
			{
				kind: 'facts',
				caption: 'The problem',
				facts: problem.split(/(?<=[.?!]) (?=[A-Z])/),
				maths: true,
			},
		],
		// A value is written as a decimal here and as a root or a fraction there.
		demo: { comparison: 'value' },
	};
}

function level(id: string, label: string, published: boolean, from: number, to: number): Level<MathSizes> {
	return { id, label, published, params: { from, to } };
}

/** Three plain forms and a LaTeX one. */
const EXAMPLES = [
	['3/4', '2sqrt(5)', '4+2pi', '\\frac{7}{12}'],
	['5/8', '3sqrt(7)', '6+5pi', '\\frac{11}{15}'],
] as const;

function question({ problem, reference }: MathInstance): string {
	const [fit, others] = EXAMPLES;
	const isAnswer = (example: string): boolean => judgeMath(reference, example).kind === 'correct';
	const [first, second, third, last] = fit.some(isAnswer) ? others : fit;
	return (
		`${problem}\n\n` +
		'Give the final answer alone between <<< and >>>, in exact form: a whole number, a fraction, a root, a multiple of ' +
		`π or a sum of these, in LaTeX or plain, such as ${first}, ${second} or ${third}. A decimal number with at least 6 ` +
		'significant digits is accepted too where the exact value is not a whole number. Give a percentage only where one ' +
		`is asked for, and a point as (x, y). For example: <<<${last}>>>.`
	);
}

const TRIVIAL = new Set(['0', '1']);

const MAX_TERMS = 3;

function generate(recipes: readonly MathRecipe[], rng: Rng, size: number): MathInstance {
	for (;;) {
		const recipe = rng.pick(recipes);
		const instance = buildMath(recipe, recipe.draw(size, rng), size);
		const { latex, terms = [] } = instance.reference;
		if (!TRIVIAL.has(latex) && terms.length <= MAX_TERMS) return instance;
	}
}

/** The recipe's oversight, or a factor of two lost. */
function slip(recipes: readonly MathRecipe[], instance: MathInstance, rng: Rng): string {
	const recipe = recipes.find(({ id }) => id === instance.template);
	const result = recipe?.value(instance.params ?? {});
	const candidates: MathResult[] = [];
	if (recipe !== undefined) candidates.push(recipe.careless(instance.params ?? {}));
	if (result !== undefined && 'terms' in result) {
		const factor = rng.pick([fraction(2), fraction(1, 2)]);
		candidates.push({ terms: multiplyTerms(result.terms, term(factor)) });
		candidates.push({ terms: addTerms(result.terms, term(1)) });
	}
	if (result !== undefined && 'point' in result) {
		candidates.push({ point: [result.point[1], result.point[0]] });
		candidates.push({ point: [result.point[0], addTerms(result.point[1], term(1))] });
	}
	const texts = candidates.map((one) =>
		'terms' in one ? termsToPlain(one.terms) : `(${one.point.map(termsToPlain).join(', ')})`,
	);
	for (const text of [...texts, '1', '2']) {
		if (judgeMath(instance.reference, text).kind === 'incorrect') return text;
	}
	return '0';
}
