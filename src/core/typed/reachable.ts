/** A fraction; the sign stands above. */
type Value = readonly [above: number, below: number];

/** Some 20 ms; four numbers take a tenth of that, and most fives that can be made are made long before. */
const STEPS = 60_000;

/** Whether + − × ÷ lead from the numbers, each used once, to the target, as far as a short search can tell. */
export function isReachable(numbers: readonly number[], target: number): boolean {
	let steps = STEPS;
	const search = (values: readonly Value[]): boolean => {
		const [first] = values;
		if (values.length === 1 && first !== undefined) return first[0] === target * first[1];
		for (const [i, a] of values.entries()) {
			for (const [j, b] of values.entries()) {
				if (i >= j) continue;
				const rest = values.filter((_, at) => at !== i && at !== j);
				for (const value of combined(a, b)) {
					if (--steps < 0) return false;
					if (value.every(Number.isSafeInteger) && search([value, ...rest])) return true;
				}
			}
		}
		return false;
	};
	return search(numbers.map((number): Value => [number, 1]));
}

function combined([a, b]: Value, [c, d]: Value): readonly Value[] {
	return [
		[a * d + c * b, b * d],
		[a * d - c * b, b * d],
		[c * b - a * d, b * d],
		[a * c, b * d],
		...(c === 0 ? [] : [[a * d, b * c] as const]),
		...(a === 0 ? [] : [[c * b, d * a] as const]),
	];
}
