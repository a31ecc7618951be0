import type { RunVerdict } from '../../record/event.ts';
import { correct } from '../../verdict.ts';
import { isEqual } from './exact.ts';
import { keyOf } from './bare.ts';
import type { List } from './list.ts';
import { readQuantity } from './quantity.ts';
import type { Asked } from './question.ts';

/** Compares item by item, in order unless a set is expected or asked for; null when they differ. */
export function compareLists(wanted: List, given: List, asked: Asked): RunVerdict['verdict'] | null {
	if (wanted.items.length !== given.items.length) return null;
	const isSame = (a: string, b: string) => isSameItem(a, b, asked);
	const isInOrder = wanted.items.every((item, at) => isSame(item, given.items[at] ?? ''));
	const [rows, others] = [wanted.rows?.join(), given.rows?.join()];
	if (isInOrder && rows !== undefined && others !== undefined && rows !== others) {
		return { kind: 'not-checked', why: 'The items are the expected ones, in rows of other lengths' };
	}
	if (isInOrder) return correct('The list is the expected one');
	if (!isSameInAnyOrder(wanted.items, given.items, isSame)) return null;
	if (wanted.isSet || isOfNoOrder(asked)) return correct('The set is the expected one');
	if (given.isSet)
		return { kind: 'not-checked', why: 'The items are the expected ones; a set has no order to compare' };
	const isUnsaid = asked.order === null && asked.text !== '' && !wanted.isBracketed && wanted.rows === null;
	return isUnsaid
		? {
				kind: 'not-checked',
				why: 'The items are the expected ones in another order; the question does not say whether it counts',
			}
		: null;
}

function isOfNoOrder({ order }: Asked): boolean {
	return order === 'free' || order === 'solutions';
}

/** Quadratic in the items, which a bounded text bounds. */
function isSameInAnyOrder(
	a: readonly string[],
	b: readonly string[],
	isSame: (x: string, y: string) => boolean,
): boolean {
	const left = [...b];
	return a.every((item) => {
		const at = left.findIndex((other) => isSame(item, other));
		if (at >= 0) left.splice(at, 1);
		return at >= 0;
	});
}

function isSameItem(a: string, b: string, asked: Asked): boolean {
	if (keyOf(a) === keyOf(b)) return true;
	const [x, y] = [readQuantity(a, asked), readQuantity(b, asked)];
	return x !== null && y !== null && isEqual(x.value, y.value) && (x.unit === y.unit || x.unit === '');
}
