import { isRecord } from '../../json.ts';
import { areDistinct, isListOf, isOneOf, isWhole } from '../kit/shape.ts';
import { countArrangements, type ShelfConstraint } from './shelf-arrangements.ts';

/** Books to be put on a shelf so that all constraints are met. */
export interface ShelfInstance {
	/** One capital letter each. */
	books: string[];
	/** At least one arrangement meets them all. */
	constraints: ShelfConstraint[];
}

const MAX_BOOKS = 12;

/** From 2 to 12 books, and constraints that some arrangement meets. */
export function parseShelf(value: unknown): ShelfInstance | null {
	if (!isRecord(value)) return null;
	const { books, constraints } = value;
	if (!isListOf(books, 2, MAX_BOOKS, isLabel) || !areDistinct(books)) return null;
	const isConstraint = (constraint: unknown): constraint is ShelfConstraint => {
		if (!isRecord(constraint)) return false;
		const { kind, book, position, other } = constraint;
		if (!isOneOf(book, books)) return false;
		if (isOneOf(kind, ['fixed', 'not-at'] as const)) return isWhole(position, 1, books.length);
		return (
			isOneOf(kind, ['left-of', 'right-of', 'adjacent'] as const) && isOneOf(other, books) && other !== book
		);
	};
	if (!isListOf(constraints, 0, 200, isConstraint)) return null;
	return countArrangements(books, constraints).count > 0 ? { books, constraints } : null;
}

function isLabel(value: unknown): value is string {
	return typeof value === 'string' && /^[A-Z]$/.test(value);
}
