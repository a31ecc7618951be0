import { isRecord } from '../../json.ts';

/** Decimal integers, optional leading "-", no leading zeros; strings because products exceed 2^53. */
export interface NumberMultiplyInstance {
	factors: string[];
}

/** From 2 to 12 factors of at most 200 digits. */
export function parseNumberMultiply(value: unknown): NumberMultiplyInstance | null {
	return isRecord(value) &&
		Array.isArray(value['factors']) &&
		value['factors'].length >= 2 &&
		value['factors'].length <= 12 &&
		value['factors'].every((text) => typeof text === 'string' && /^-?[1-9]\d{0,199}$/.test(text))
		? { factors: value['factors'] as string[] }
		: null;
}
