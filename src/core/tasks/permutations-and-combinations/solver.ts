import type { ShelfInstance } from './instance.ts';
import { countArrangements } from './shelf-arrangements.ts';

export function solve({ books, constraints }: ShelfInstance): string {
	const { first } = countArrangements(books, constraints);
	return first === null ? 'no arrangement' : JSON.stringify(first);
}
