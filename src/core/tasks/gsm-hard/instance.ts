import { isRecord } from '../../json.ts';
import { exactDecimal, formatFraction, roundedDecimal } from '../kit/fraction.ts';
import { parseNumber } from '../kit/number-text.ts';
import { parseParams, type Params } from '../kit/recipe.ts';
import { gsmRecipes } from './recipes.ts';

/** A word problem with large numbers, imported or generated from a recipe. */
export interface GsmInstance {
	question: string;
	/** What verify judges against; for imports the stored target. */
	reference: GsmAnswer;
	/** Generated instances only. */
	template?: string;
	complexity?: number;
	params?: Record<string, string>;
}

/** One number; `exact` counts where it is there, since a decimal may be rounded. */
export interface GsmAnswer {
	/** Generated: reduced fraction "p/q" or whole number. */
	exact?: string;
	/** Decimal text of the number; imports: the stored target. */
	value: string;
}

/** The instance of a recipe for these numbers. */
export function buildGsmHard(
	recipe: (typeof gsmRecipes)[number],
	params: Params,
	complexity: number,
): GsmInstance {
	const value = recipe.value(params);
	return {
		question: recipe.text(params),
		reference: { exact: formatFraction(value), value: exactDecimal(value) ?? roundedDecimal(value, 12) },
		template: recipe.id,
		complexity,
		params: { ...params },
	};
}

const MAX_QUESTION_LENGTH = 6000;

/** An imported question, or a generated one whose text and answer follow from its numbers; null for any other. */
export function parseGsmHard(value: unknown): GsmInstance | null {
	if (!isRecord(value)) return null;
	const { question, reference, template, complexity } = value;
	if (typeof question !== 'string' || question.trim() === '' || question.length > MAX_QUESTION_LENGTH)
		return null;
	if (!isRecord(reference) || typeof reference['value'] !== 'string') return null;
	if (!parseNumber(reference['value']).ok) return null;
	if (template === undefined) return { question, reference: { value: reference['value'] } };
	const recipe = gsmRecipes.find(({ id }) => id === template);
	const params = parseParams(value['params']);
	if (recipe === undefined || params === null || typeof complexity !== 'number') return null;
	try {
		// Text and reference follow from the numbers; anything else was tampered with.
		const instance = buildGsmHard(recipe, params, complexity);
		const same = instance.question === question && instance.reference.exact === reference['exact'];
		return same ? instance : null;
	} catch (error) {
		if (error instanceof RangeError || error instanceof SyntaxError) return null;
		throw error;
	}
}
