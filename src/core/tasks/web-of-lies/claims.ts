/** `truthful: false` means "is a liar"; `same: false` means "of different kinds". */
export type Claim =
	| { kind: 'fact'; who: string; truthful: boolean }
	| { kind: 'says'; who: string; about: string; truthful: boolean }
	| { kind: 'saysSame'; who: string; a: string; b: string; same: boolean };

/** What the claims settle about the asked person; `inconsistent`: they cannot all be made. */
export type Finding = { kind: 'determined'; truthful: boolean } | { kind: 'undetermined' | 'inconsistent' };

/**
 * Who speaks the truth is a system of linear equations over GF(2), one bit per person (1 = truthful): a claim is true
 * exactly when its speaker is truthful. Solved by elimination; the asked bit need not be the only determined one.
 */
export function investigate(people: readonly string[], claims: readonly Claim[], asked: string): Finding {
	const index = new Map(people.map((name, i) => [name, i]));
	const bit = (name: string): number => index.get(name) ?? people.length;
	const system = createSystem(people.length);
	for (const claim of claims) {
		const { people: summed, odd } = asEquation(claim);
		if (!system.add(summed.map(bit), odd)) return { kind: 'inconsistent' };
	}
	const value = system.valueOf(bit(asked));
	return value === null ? { kind: 'undetermined' } : { kind: 'determined', truthful: value };
}

/** The people whose bits are added up (who stands there twice cancels out), and whether the sum is odd. */
export function asEquation(claim: Claim): { people: string[]; odd: boolean } {
	switch (claim.kind) {
		case 'fact':
			return { people: [claim.who], odd: claim.truthful };
		case 'says':
			return { people: [claim.who, claim.about], odd: !claim.truthful };
		case 'saysSame':
			return { people: [claim.who, claim.a, claim.b], odd: claim.same };
	}
}

interface LinearSystem {
	/** False when the equation contradicts the ones before it. */
	add(variables: readonly number[], odd: boolean): boolean;
	/** Null when the equations leave the variable open. */
	valueOf(variable: number): boolean | null;
}

/** Rows of 32-bit words in echelon form; the pivot of a row is its highest variable, the parity sits in `odd`. */
function createSystem(size: number): LinearSystem {
	const words = (size >> 5) + 1;
	const pivots: ({ row: Int32Array; odd: boolean } | undefined)[] = [];

	const reduce = (variables: readonly number[], oddAtFirst: boolean): { row: Int32Array; odd: boolean } => {
		const row = new Int32Array(words);
		let odd = oddAtFirst;
		for (const variable of variables)
			row[variable >> 5] = (row[variable >> 5] as number) ^ (1 << (variable & 31));
		for (let variable = size; variable >= 0; variable--) {
			const pivot = has(row, variable) ? pivots[variable] : undefined;
			if (pivot === undefined) continue;
			for (let word = 0; word < words; word++) {
				row[word] = (row[word] as number) ^ (pivot.row[word] as number);
			}
			odd = odd !== pivot.odd;
		}
		return { row, odd };
	};

	return {
		add: (variables, odd) => {
			const reduced = reduce(variables, odd);
			const highest = highestVariable(reduced.row);
			if (highest < 0) return !reduced.odd;
			pivots[highest] = reduced;
			return true;
		},
		valueOf: (variable) => {
			const { row, odd } = reduce([variable], false);
			return highestVariable(row) < 0 ? odd : null;
		},
	};
}

function has(row: Int32Array, variable: number): boolean {
	return (((row[variable >> 5] as number) >>> (variable & 31)) & 1) === 1;
}

function highestVariable(row: Int32Array): number {
	for (let word = row.length - 1; word >= 0; word--) {
		const bits = row[word] as number;
		if (bits !== 0) return word * 32 + 31 - Math.clz32(bits);
	}
	return -1;
}
