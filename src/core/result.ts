/** An expected failure is a value; a bug is an exception. */
export type Result<T, E = string> = { ok: true; value: T } | { ok: false; error: E };

/** What was asked for. */
export function ok<T>(value: T): { ok: true; value: T } {
	return { ok: true, value };
}

/** Why it could not be had; a string is a sentence a person can read, without a full stop. */
export function err<E>(error: E): { ok: false; error: E } {
	return { ok: false, error };
}

/** Makes a switch over a union exhaustive: a new kind does not compile until it is handled. */
export function assertNever(value: never): never {
	throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
