/** Positions are 1-based from the first end of the domain. */
export type OrderClue =
	| { kind: 'before'; a: string; b: string }
	| { kind: 'at'; a: string; position: number }
	| { kind: 'adjacent'; a: string; b: string }
	/** position(b) - position(a) = distance; a negative distance puts b first. */
	| { kind: 'gap'; a: string; b: string; distance: number };

/** What a search for orders that meet all clues came to. */
export interface OrderSearch {
	/** Orders found, at most `stopAfter`. */
	count: number;
	/** The first order, or null. */
	order: string[] | null;
	/** False when the search gave up: the clues are far too loose or too tangled. */
	complete: boolean;
}

const MAX_NODES = 60_000;

/** Fills the places from the first end, keeping sets of objects as bit masks. */
export function searchOrders(
	objects: readonly string[],
	clues: readonly OrderClue[],
	stopAfter: number,
): OrderSearch {
	const size = objects.length;
	const index = new Map(objects.map((name, i) => [name, i]));
	const at = (name: string): number => index.get(name) ?? -1;
	const mustPrecede = new Int32Array(size);
	const neighbours = new Int32Array(size);
	const allowedAt = new Int32Array(size).fill((1 << size) - 1);
	const gaps: { a: number; b: number; distance: number }[] = [];
	for (const clue of clues) {
		const a = at(clue.a);
		switch (clue.kind) {
			case 'before':
				addBits(mustPrecede, at(clue.b), 1 << a);
				break;
			case 'at':
				for (let p = 0; p < size; p++) {
					const mask = p === clue.position - 1 ? 1 << a : ~(1 << a);
					allowedAt[p] = (allowedAt[p] as number) & mask;
				}
				break;
			case 'adjacent':
				addBits(neighbours, a, 1 << at(clue.b));
				addBits(neighbours, at(clue.b), 1 << a);
				break;
			case 'gap':
				gaps.push({ a, b: at(clue.b), distance: clue.distance });
		}
	}

	const places = new Int32Array(size).fill(-1);
	const order: number[] = [];
	const search: OrderSearch = { count: 0, order: null, complete: true };
	let nodes = 0;
	const gapsHold = (placed: number): boolean =>
		gaps.every(({ a, b, distance }) => {
			const [first, second] = [places[a] as number, places[b] as number];
			if (first >= 0 && second >= 0) return second - first === distance;
			// One of the two stands already: the other's place must still be ahead.
			if (first >= 0) return first + distance > placed && first + distance < size;
			if (second >= 0) return second - distance > placed && second - distance < size;
			return true;
		});

	const visit = (used: number): void => {
		const place = order.length;
		if (place === size) {
			search.count++;
			search.order ??= order.map((object) => objects[object] as string);
			return;
		}
		const last = order[place - 1];
		// A neighbour of the last object that is not placed yet can only come now.
		const wanted = last === undefined ? 0 : (neighbours[last] as number) & ~used;
		const open = (allowedAt[place] as number) & ~used & (wanted === 0 ? -1 : wanted);
		for (let object = 0; object < size; object++) {
			const bit = 1 << object;
			if ((open & bit) === 0 || ((mustPrecede[object] as number) & ~used) !== 0) continue;
			if (wanted !== 0 && wanted !== bit) return;
			if (++nodes > MAX_NODES) {
				search.complete = false;
				return;
			}
			places[object] = place;
			order.push(object);
			if (gapsHold(place)) visit(used | bit);
			order.pop();
			places[object] = -1;
			if (search.count >= stopAfter || !search.complete) return;
		}
	};
	visit(0);
	return search;
}

function addBits(masks: Int32Array, index: number, bits: number): void {
	masks[index] = (masks[index] as number) | bits;
}
