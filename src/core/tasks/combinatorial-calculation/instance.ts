import { isRecord } from '../../json.ts';
import { isListOf, isWhole } from '../kit/shape.ts';

/** Signs and brackets are to be put between the numbers so that the value is the target. */
export interface CombinatorialCalculationInstance {
	/** Integers 1..9; the order is binding. */
	numbers: number[];
	target: number;
}

/** From 2 to 60 numbers, a target of at most a million on either side of zero. */
export function parseCombinatorialCalculation(value: unknown): CombinatorialCalculationInstance | null {
	if (!isRecord(value)) return null;
	const { numbers, target } = value;
	const isDigit = (number: unknown): number is number => isWhole(number, 1, 9);
	return isWhole(target, -1_000_000, 1_000_000) && isListOf(numbers, 2, 60, isDigit)
		? { numbers: [...numbers], target }
		: null;
}
