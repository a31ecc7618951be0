import { isRecord } from '../../json.ts';
import { isListOf, isWhole } from '../kit/shape.ts';

/** The letters are to be given the values so that all relations hold. */
export interface LogicalEquationInstance {
	/** 2..26; the letters are the first capitals. */
	letterCount: number;
	/** As many distinct positive integers, ascending. */
	values: number[];
	/** In the order shown. */
	relations: Relation[];
}

/** left + right = total, left - right = total, left = right, left > right. */
export type Relation =
	| { kind: 'sum' | 'difference'; left: string; right: string; total: number }
	/** 10 * left = tenths * right. */
	| { kind: 'multiple'; left: string; right: string; tenths: number }
	| { kind: 'equal' | 'greater'; left: string; right: string };

/** A pool of 2 to 26 numbers, and at most 400 relations between the letters; they need not fit together. */
export function parseLogicalEquation(value: unknown): LogicalEquationInstance | null {
	if (!isRecord(value)) return null;
	const { letterCount, values, relations } = value;
	const isValue = (one: unknown): one is number => isWhole(one, 1, 1_000_000);
	if (!isWhole(letterCount, 2, 26) || !isListOf(values, letterCount, letterCount, isValue)) return null;
	if (values.some((one, index) => index > 0 && one <= (values[index - 1] as number))) return null;
	if (!Array.isArray(relations) || relations.length > 400) return null;
	const parsed = relations.map((relation) => parseRelation(relation, letterCount));
	if (parsed.some((relation) => relation === null)) return null;
	return { letterCount, values: [...values], relations: parsed as Relation[] };
}

function parseRelation(value: unknown, letterCount: number): Relation | null {
	if (!isRecord(value)) return null;
	const { kind, left, right, total, tenths } = value;
	const isLetter = (one: unknown): one is string =>
		typeof one === 'string' && /^[A-Z]$/.test(one) && letterIndex(one) < letterCount;
	if (!isLetter(left) || !isLetter(right) || left === right) return null;
	if (kind === 'sum' || kind === 'difference') {
		return isWhole(total, -2_000_000, 2_000_000) ? { kind, left, right, total } : null;
	}
	if (kind === 'multiple') return isWhole(tenths, 1, 999) ? { kind, left, right, tenths } : null;
	return kind === 'equal' || kind === 'greater' ? { kind, left, right } : null;
}

/** 0 for A. */
export function letterIndex(letter: string): number {
	return letter.charCodeAt(0) - 65;
}

/** A for 0. */
export function letterAt(index: number): string {
	return String.fromCharCode(65 + index);
}
