/**
 * A long computation in steps of a few milliseconds: between two of them it may be put aside, or given up. What it returns does not
 * depend on how long it rests.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of it at once. */
export function finish<T>(steps: Steps<T>): T {
	let next = steps.next();
	while (next.done !== true) next = steps.next();
	return next.value;
}

/** Does all of it with a rest after each step, where `turn` takes one. */
export async function finishInTurns<T>(steps: Steps<T>, turn: () => Promise<unknown>): Promise<T> {
	let next = steps.next();
	while (next.done !== true) {
		await turn();
		next = steps.next();
	}
	return next.value;
}
