import type { Rng } from '../../rng.ts';
import { isRecord } from '../../json.ts';
import { fraction, multiply, add, type Fraction } from './fraction.ts';

/** The numbers of one word problem by name: a decimal number, or several separated by blanks. Choices are numbers too. */
export type Params = Readonly<Record<string, string>>;

/**
 * A kind of word problem. Text, value, careless value and program are all made from the same numbers, so that no number
 * of the text can differ from the one that is computed with. `S` is what a level sets, `V` the kind of value.
 */
export interface Recipe<S, V> {
	id: string;
	draw(size: S, rng: Rng): Params;
	text(params: Params): string;
	value(params: Params): V;
	/** What one typical oversight gives; not always wrong. */
	careless(params: Params): V;
	/**
	 * Python statements that compute the value from the numbers and leave it in `answer`. They hold the numbers themselves:
	 * a few lines beside the text and the value they must agree with are read more easily than a file per recipe.
	 */
	python(params: Params): string;
}

/** The statements of a recipe with what they need before them, and the answer printed. */
export function recipeProgram<S, V>(
	recipe: Recipe<S, V> | undefined,
	params: Params = {},
	before = '',
): string {
	return recipe === undefined
		? 'print("This problem was imported as text; no program for it is known.")\n'
		: `${before}${recipe.python(params)}\n\nprint(f"<<<{answer}>>>")\n`;
}

const PARAMETER = /^-?\d{1,40}(?:\.\d{1,12})?(?: -?\d{1,40}(?:\.\d{1,12})?){0,39}$/;

/** Checks parameters from outside: only plain numbers, so they are safe to put into a program. */
export function parseParams(value: unknown): Params | null {
	if (!isRecord(value)) return null;
	const entries = Object.entries(value);
	if (entries.length > 30) return null;
	return entries.every(
		([name, text]) => /^[a-z]\w{0,20}$/i.test(name) && typeof text === 'string' && PARAMETER.test(text),
	)
		? (value as Params)
		: null;
}

/** The parameter as an exact number; 0 where there is none of this name. */
export function one(params: Params, name: string): Fraction {
	return decimal(params[name] ?? '0');
}

/** The parameter's numbers, exact and in their order; none where there is no such parameter. */
export function many(params: Params, name: string): Fraction[] {
	return words(params, name).map(decimal);
}

/** A parameter that is a small whole number. */
export function count(params: Params, name: string): number {
	return Number(params[name] ?? '0');
}

/** The same for small whole numbers, as doubles. */
export function counts(params: Params, name: string): number[] {
	return words(params, name).map(Number);
}

/** 0 for none. */
export function sum(values: readonly Fraction[]): Fraction {
	return values.reduce(add, fraction(0));
}

/** By a whole number; throws a `RangeError` for another. */
export function scaled(value: Fraction, by: number): Fraction {
	return multiply(value, fraction(by));
}

/** Dot product. */
export function weighted(left: readonly Fraction[], right: readonly Fraction[]): Fraction {
	return sum(left.map((value, index) => multiply(value, right[index] ?? fraction(0))));
}

/** As people write it: thousands separated by commas from five digits on. */
export function shown(text: string): string {
	const [whole = '', part] = text.split('.');
	const grouped = whole.replace('-', '').length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
	return part === undefined ? grouped : `${grouped}.${part}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
	return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** The parameter's numbers as they are written; none where there is no such parameter. */
export function words(params: Params, name: string): string[] {
	const text = params[name] ?? '';
	return text === '' ? [] : text.split(' ');
}

/** Python literal of a parameter: exact, also for decimals. */
function literal(text: string): string {
	return text.includes('.') ? `Fraction("${text}")` : text;
}

/** A Python list of the parameter's numbers: ints, and `Fraction("1.5")` for decimals. */
export function literals(params: Params, name: string): string {
	return `[${words(params, name).map(literal).join(', ')}]`;
}

function decimal(text: string): Fraction {
	const [whole = '0', part = ''] = text.split('.');
	return fraction(BigInt(whole + part), 10n ** BigInt(part.length));
}
