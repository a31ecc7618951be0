/**
 * Seeded generator (xoshiro128** seeded by a cyrb-style hash). The parts are mixed as text with a separator, so
 * ('game-24', 'n4', 7) and ('game-24', 'n4', 8) share nothing, unlike generators that add an index to a seed.
 */
export interface Rng {
	/** Uniform in [0, 1), 32 bits of resolution. */
	next(): number;
	/** Uniform integer, both ends included. */
	int(low: number, high: number): number;
	/** True with the given probability. */
	chance(probability: number): boolean;
	/** One element; throws on an empty list. */
	pick<T>(items: readonly T[]): T;
	/** A shuffled copy (Fisher-Yates). */
	shuffle<T>(items: readonly T[]): T[];
	/** `count` different elements in random order; throws when there are too few. */
	sample<T>(items: readonly T[], count: number): T[];
}

/** Equal seeds, part by part, draw equal numbers on every engine; numbers and their digits as text are one seed. */
export function createRng(...seed: readonly (string | number)[]): Rng {
	const state = hash(seed.map(String).join('\u0000'));
	const next32 = (): number => {
		const [a, b, c, d] = state;
		const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
		const t = b << 9;
		const c1 = c ^ a;
		const d1 = d ^ b;
		state[1] = b ^ c1;
		state[0] = a ^ d1;
		state[2] = c1 ^ t;
		state[3] = rotate(d1, 11);
		return result;
	};
	const next = (): number => next32() / 4294967296;
	const int = (low: number, high: number): number => {
		if (!(low <= high)) throw new RangeError(`int(${String(low)}, ${String(high)}): empty range`);
		return low + Math.floor(next() * (high - low + 1));
	};
	const shuffle = <T>(items: readonly T[]): T[] => {
		const copy = [...items];
		for (let i = copy.length - 1; i > 0; i--) {
			const j = int(0, i);
			const held = copy[i] as T;
			copy[i] = copy[j] as T;
			copy[j] = held;
		}
		return copy;
	};
	return {
		next,
		int,
		chance: (probability) => next() < probability,
		pick: <T>(items: readonly T[]): T => {
			if (items.length === 0) throw new RangeError('pick from an empty list');
			return items[int(0, items.length - 1)] as T;
		},
		shuffle,
		sample: (items, count) => {
			if (count > items.length) throw new RangeError(`sample ${String(count)} of ${String(items.length)}`);
			return shuffle(items).slice(0, count);
		},
	};
}

function rotate(value: number, by: number): number {
	return (value << by) | (value >>> (32 - by));
}

/** 128 bits from a string: four interleaved multiply-xor lanes, finalised like murmur. */
export function hash(text: string): [number, number, number, number] {
	const lanes: [number, number, number, number] = [1779033703, 3144134277, 1013904242, 2773480762];
	const factors = [597399067, 2869860233, 951274213, 2716044179] as const;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		for (let lane = 0; lane < 4; lane++) {
			lanes[lane] =
				(lanes[(lane + 1) % 4] as number) ^
				Math.imul((lanes[lane] as number) ^ unit, factors[lane] as number);
		}
	}
	for (let round = 0; round < 2; round++) {
		for (let lane = 0; lane < 4; lane++) {
			let x = (lanes[lane] as number) ^ (lanes[(lane + 3) % 4] as number);
			x = Math.imul(x ^ (x >>> 16), 2246822507);
			x = Math.imul(x ^ (x >>> 13), 3266489909);
			lanes[lane] = (x ^ (x >>> 16)) >>> 0;
		}
	}
	return lanes;
}
