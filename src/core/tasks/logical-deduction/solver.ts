import { rightOption, type LogicalDeductionInstance } from './instance.ts';

export function solve(instance: LogicalDeductionInstance): string {
	const right = rightOption(instance);
	return right === null ? 'no single order' : `(${optionLetter(right)})`;
}

/** A for the first option. */
export function optionLetter(index: number): string {
	return String.fromCharCode(65 + index);
}
