/** n! */
export function factorial(n: number): bigint {
	let product = 1n;
	for (let factor = 2; factor <= n; factor++) product *= BigInt(factor);
	return product;
}

/** Ways to choose k of n; 0 outside 0 <= k <= n. */
export function choose(n: number, k: number): bigint {
	if (k < 0 || k > n) return 0n;
	let value = 1n;
	for (let i = 1; i <= Math.min(k, n - k); i++) value = (value * BigInt(n - i + 1)) / BigInt(i);
	return value;
}

/** Permutations of n things that leave none in its place. */
export function derangements(n: number): bigint {
	let value = 1n;
	for (let size = 1; size <= n; size++) value = value * BigInt(size) + (size % 2 === 0 ? 1n : -1n);
	return value;
}

/** Ways to reach each total with `count` values from 0 to `most`. */
export function boundedSums(count: number, most: number): bigint[] {
	let ways = [1n];
	for (let step = 0; step < count; step++) {
		let window = 0n;
		ways = Array.from({ length: ways.length + most }, (_, total) => {
			window += (ways[total] ?? 0n) - (ways[total - most - 1] ?? 0n);
			return window;
		});
	}
	return ways;
}

/** Both ends included; 0 where `from` is above `to`. */
export function sumOver(from: number, to: number, part: (index: number) => bigint): bigint {
	let total = 0n;
	for (let index = from; index <= to; index++) total += part(index);
	return total;
}
