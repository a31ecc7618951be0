import { exactDecimal, formatFraction, type Fraction } from '../kit/fraction.ts';
import { parseNumber } from '../kit/number-text.ts';
import type { GsmAnswer, GsmInstance } from './instance.ts';

/** A decimal number where its digits end, else a fraction. */
export function solve({ reference }: GsmInstance): string {
	const value = targetOf(reference);
	return exactDecimal(value) ?? formatFraction(value);
}

/** Throws for a reference that is no number; parsed instances have none such. */
export function targetOf({ exact, value }: GsmAnswer): Fraction {
	const parsed = parseNumber(exact ?? value);
	if (!parsed.ok) throw new Error('A GSM reference that is not a number');
	return parsed.value;
}
