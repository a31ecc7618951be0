import { isRecord } from '../../json.ts';
import { isListOf, isWhole } from '../kit/shape.ts';

/** Reach the target with + - * / and brackets, each number used exactly once. */
export interface Game24Instance {
	/** Positive integer, 24 in the classic form. */
	target: number;
	/** Positive integers, repeats allowed; their order has no meaning. */
	numbers: number[];
}

/** From 2 to 200 numbers up to a million, a target up to a thousand millions. */
export function parseGame24(value: unknown): Game24Instance | null {
	if (!isRecord(value)) return null;
	const { target, numbers } = value;
	const isNumber = (number: unknown): number is number => isWhole(number, 1, 1_000_000);
	return isWhole(target, 1, 1_000_000_000) && isListOf(numbers, 2, 200, isNumber)
		? { target, numbers: [...numbers] }
		: null;
}
