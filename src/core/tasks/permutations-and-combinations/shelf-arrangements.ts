/** Positions are 1-based from the left; `left-of` and `right-of` mean anywhere on that side. */
export type ShelfConstraint =
	| { kind: 'fixed' | 'not-at'; book: string; position: number }
	| { kind: 'left-of' | 'right-of' | 'adjacent'; book: string; other: string };

/** How many orders of the books meet all constraints, and one of them. */
export interface Arrangements {
	count: number;
	/** The first arrangement in the order of the books' list, or null. */
	first: string[] | null;
}

/**
 * Counts all arrangements without listing them: `completions[set, last]` is the number of ways to go on when the books of
 * `set` stand on the first places and `last` is the rightmost of them.
 */
export function countArrangements(
	books: readonly string[],
	constraints: readonly ShelfConstraint[],
): Arrangements {
	const size = books.length;
	const all = (1 << size) - 1;
	const { allowedAt, mustPrecede, neighbours } = masks(books, constraints);
	/** Books that may come next after the books of `set`, whichever of them is last. */
	const openAfter = (set: number): number => {
		let open = (allowedAt[bitCount(set)] as number) & ~set;
		for (let rest = open; rest !== 0; rest &= rest - 1) {
			const book = lowest(rest);
			if (((mustPrecede[book] as number) & ~set) !== 0) open &= ~(1 << book);
		}
		return open;
	};
	/** A neighbour of the last book that is not placed yet can only come now; two of them cannot. */
	const canFollow = (open: number, set: number, last: number): number => {
		const waiting = last < 0 ? 0 : (neighbours[last] as number) & ~set;
		if (waiting === 0) return open;
		return (waiting & (waiting - 1)) === 0 ? open & waiting : 0;
	};

	const completions = new Float64Array((all + 1) * size);
	const waysOn = (open: number, set: number, last: number): number => {
		if (set === all) return 1;
		let ways = 0;
		for (let rest = canFollow(open, set, last); rest !== 0; rest &= rest - 1) {
			const next = lowest(rest);
			ways += completions[(set | (1 << next)) * size + next] as number;
		}
		return ways;
	};
	for (let set = all; set > 0; set--) {
		const open = set === all ? 0 : openAfter(set);
		if (open === 0 && set !== all) continue;
		for (let rest = set; rest !== 0; rest &= rest - 1) {
			const last = lowest(rest);
			completions[set * size + last] = waysOn(open, set, last);
		}
	}

	const count = waysOn(openAfter(0), 0, -1);
	if (count === 0) return { count, first: null };
	const first: number[] = [];
	let set = 0;
	while (set !== all) {
		const open = canFollow(openAfter(set), set, first.at(-1) ?? -1);
		const grown = set;
		const next = books.findIndex(
			(_, book) =>
				(open & (1 << book)) !== 0 && (completions[(grown | (1 << book)) * size + book] as number) > 0,
		);
		first.push(next);
		set |= 1 << next;
	}
	return { count, first: first.map((book) => books[book] as string) };
}

function masks(
	books: readonly string[],
	constraints: readonly ShelfConstraint[],
): { allowedAt: Int32Array; mustPrecede: Int32Array; neighbours: Int32Array } {
	const size = books.length;
	const bit = (book: string): number => 1 << books.indexOf(book);
	const allowedAt = new Int32Array(size).fill((1 << size) - 1);
	const mustPrecede = new Int32Array(size);
	const neighbours = new Int32Array(size);
	const add = (list: Int32Array, book: string, bits: number): void => {
		const i = books.indexOf(book);
		list[i] = (list[i] as number) | bits;
	};
	for (const constraint of constraints) {
		switch (constraint.kind) {
			case 'fixed':
				for (let place = 0; place < size; place++) {
					const here = place === constraint.position - 1;
					allowedAt[place] =
						(allowedAt[place] as number) & (here ? bit(constraint.book) : ~bit(constraint.book));
				}
				break;
			case 'not-at': {
				const place = constraint.position - 1;
				allowedAt[place] = (allowedAt[place] as number) & ~bit(constraint.book);
				break;
			}
			case 'left-of':
				add(mustPrecede, constraint.other, bit(constraint.book));
				break;
			case 'right-of':
				add(mustPrecede, constraint.book, bit(constraint.other));
				break;
			case 'adjacent':
				add(neighbours, constraint.book, bit(constraint.other));
				add(neighbours, constraint.other, bit(constraint.book));
		}
	}
	return { allowedAt, mustPrecede, neighbours };
}

function lowest(set: number): number {
	return 31 - Math.clz32(set & -set);
}

function bitCount(set: number): number {
	let count = 0;
	for (let rest = set; rest !== 0; rest &= rest - 1) count++;
	return count;
}
