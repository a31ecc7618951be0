import { isRecord } from '../../json.ts';
import { termsToLatex, type ExactTerm } from './exact-term.ts';
import { MATH_ANSWER_KINDS, type MathAnswer } from './math-answer.ts';
import { parseParams, type Params, type Recipe } from './recipe.ts';

/** A problem of the two MATH families: imported with its solution's answer, or generated from a recipe. */
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

/** A number as a sum of exact terms, or the coordinates of a point. */
export type MathResult = { terms: ExactTerm[] } | { point: [ExactTerm[], ExactTerm[]] };

/** A level sets one number, how large a problem is; it is kept as the instance's `complexity`. */
export type MathRecipe = Recipe<number, MathResult>;

/** The instance of a recipe for these numbers. */
export function buildMath(recipe: MathRecipe, params: Params, size: number): MathInstance {
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

/**
 * An imported problem, or one that follows from a recipe and its numbers. `largest` bounds the numbers, since recomputing
 * must stay quick; a parameter named `last` may have seven digits.
 */
export function parseMath(
	value: unknown,
	recipes: readonly MathRecipe[],
	largest: number,
): MathInstance | null {
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
		const instance = buildMath(recipe, params, complexity);
		return instance.reference.latex === reference['latex'] ? instance : null;
	} catch (error) {
		if (error instanceof RangeError || error instanceof SyntaxError) return null;
		throw error;
	}
}

function isShortText(value: unknown): value is string {
	return typeof value === 'string' && value !== '' && value.length <= 2000;
}
