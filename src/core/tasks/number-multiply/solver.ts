import type { NumberMultiplyInstance } from './instance.ts';

export function solve({ factors }: NumberMultiplyInstance): string {
	return product(factors).toString();
}

/** Exact; factors are decimal texts of whole numbers, and without any it is 1. */
export function product(factors: readonly string[]): bigint {
	return factors.reduce((value, text) => value * BigInt(text), 1n);
}
