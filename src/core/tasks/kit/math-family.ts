import { isRecord } from '../../json.ts';
import type { Rng } from '../../rng.ts';
import type { Drawing } from '../drawing.ts';
import { addTerms, multiplyTerms, term, termsToLatex, termsToPlain, type ExactTerm } from './exact-term.ts';
import type { Level, TaskFamily } from '../family.ts';
import { fraction } from './fraction.ts';
import { fitsReference, judgeMath, MATH_ANSWER_KINDS, type MathAnswer } from './math-answer.ts';
import { parseParams, type Params, type Recipe } from './recipe.ts';

export interface MathInstance {
	/** LaTeX text; imported problems may hold [asy] figure code. */
	problem: string;
	/** What verify judges against; for imports the last boxed part of the solution. */
	reference: MathAnswer;
	level?: string;
	/** Generated instances only. */
	template?: string;
	complexity?: number;
	params?: Record<string, string>;
}

/** Sizes to draw from, 1 (easiest) to 5. */
export interface MathSizes {
	from: number;
	to: number;
}

/** A number as a sum of exact terms, or the coordinates of a point. */
export type MathResult = { terms: ExactTerm[] } | { point: [ExactTerm[], ExactTerm[]] };

export type MathRecipe = Recipe<number, MathResult>;

type MathFamily = TaskFamily<MathInstance, MathSizes>;

/**
 * The two families of competition problems differ in their recipes only. `largest` bounds the numbers of a problem that
 * comes from outside, since recomputing it must stay quick; a parameter named `last` may have seven digits.
 */
export function createMathFamily(
	own: Pick<MathFamily, 'id' | 'label' | 'split' | 'area' | 'rules' | 'importer'>,
	recipes: readonly MathRecipe[],
	largest: number,
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
		parse: (value) => parse(recipes, largest, value),
		question,
		verify: ({ reference }, answer) => judgeMath(reference, answer),
		fits: ({ reference }, answer) => fitsReference(reference, answer),
		solve: ({ reference }) => reference.latex,
		slip: (instance, rng) => slip(recipes, instance, rng),
		python: ({ template, params = {} }) => {
			const recipe = recipes.find(({ id }) => id === template);
			return recipe === undefined
				? 'print("This problem was imported as text; no program for it is known.")\n'
				: `${recipe.python(params)}\n\nprint(f"<<<{answer}>>>")\n`;
		},
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
		const instance = build(recipe, recipe.draw(size, rng), size);
		const { latex, terms = [] } = instance.reference;
		if (!TRIVIAL.has(latex) && terms.length <= MAX_TERMS) return instance;
	}
}

function build(recipe: MathRecipe, params: Params, size: number): MathInstance {
	return {
		problem: recipe.text(params),
		reference: asAnswer(recipe.value(params)),
		template: recipe.id,
		complexity: size,
		params: { ...params },
	};
}

function asAnswer(result: MathResult): MathAnswer {
	return 'terms' in result
		? { latex: termsToLatex(result.terms), terms: result.terms, kind: 'number' }
		: { latex: `(${result.point.map(termsToLatex).join(', ')})`, kind: 'tuple' };
}

function parse(recipes: readonly MathRecipe[], largest: number, value: unknown): MathInstance | null {
	if (!isRecord(value)) return null;
	const { problem, reference, template, complexity, level } = value;
	if (typeof problem !== 'string' || problem.trim() === '' || problem.length > 20_000) return null;
	if (!isRecord(reference) || !isShortText(reference['latex'])) return null;
	if (template === undefined) {
		const kind = MATH_ANSWER_KINDS.find((one) => one === reference['kind']);
		const alternatives = reference['alternatives'];
		if (kind === undefined) return null;
		if (
			alternatives !== undefined &&
			!(Array.isArray(alternatives) && alternatives.slice(0, 9).every(isShortText))
		) {
			return null;
		}
		return {
			problem,
			reference: {
				latex: reference['latex'],
				kind,
				...(alternatives === undefined ? {} : { alternatives: alternatives.slice(0, 8) as string[] }),
			},
			...(isShortText(level) ? { level } : {}),
		};
	}
	const recipe = recipes.find(({ id }) => id === template);
	const params = parseParams(value['params']);
	if (recipe === undefined || params === null || typeof complexity !== 'number') return null;
	const isSmall = ([name, text]: [string, string]): boolean => {
		const numbers = text.split(' ').map(Number);
		return (
			numbers.length <= 16 && numbers.every((n) => Math.abs(n) <= (name === 'last' ? 9_999_999 : largest))
		);
	};
	if (!Object.entries(params).every(isSmall)) return null;
	try {
		// Problem and answer follow from the numbers; the text is compared first, since it costs nothing.
		if (recipe.text(params) !== problem) return null;
		const instance = build(recipe, params, complexity);
		return instance.reference.latex === reference['latex'] ? instance : null;
	} catch (error) {
		if (error instanceof RangeError || error instanceof SyntaxError) return null;
		throw error;
	}
}

function isShortText(value: unknown): value is string {
	return typeof value === 'string' && value !== '' && value.length <= 2000;
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
