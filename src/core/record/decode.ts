import { isRecord } from '../json.ts';

/** Reads one JSON value; throws `DecodeError` with the path to what is wrong. Only `parse…` functions use these. */
export type Decoder<T> = (value: unknown, path: string) => T;

export class DecodeError extends Error {}

export function fail(path: string, wanted: string): never {
	throw new DecodeError(`${path} is not ${wanted}`);
}

export const text: Decoder<string> = (value, path) =>
	typeof value === 'string' ? value : fail(path, 'a text');

export const number: Decoder<number> = (value, path) =>
	typeof value === 'number' && Number.isFinite(value) ? value : fail(path, 'a number');

/** A whole number from the given one on. */
export function whole(from: number): Decoder<number> {
	return (value, path) =>
		typeof value === 'number' && Number.isSafeInteger(value) && value >= from
			? value
			: fail(path, `a whole number from ${String(from)}`);
}

export const flag: Decoder<boolean> = (value, path) =>
	typeof value === 'boolean' ? value : fail(path, 'true or false');

export const anything: Decoder<unknown> = (value) => value;

export const amount: Decoder<number> = (value, path) => {
	const decoded = number(value, path);
	return decoded >= 0 ? decoded : fail(path, 'zero or more');
};

export function oneOf<const T extends string | number>(...values: readonly T[]): Decoder<T> {
	return (value, path) =>
		values.find((known) => known === value) ?? fail(path, `one of ${values.join(', ')}`);
}

export function list<T>(item: Decoder<T>): Decoder<readonly T[]> {
	return (value, path) =>
		Array.isArray(value)
			? value.map((element: unknown, i) => item(element, `${path}[${String(i)}]`))
			: fail(path, 'a list');
}

export function nullable<T>(decoder: Decoder<T>): Decoder<T | null> {
	return (value, path) => (value === null ? null : decoder(value, path));
}

export function mapOf<T>(item: Decoder<T>): Decoder<Record<string, T>> {
	return (value, path) => {
		if (!isRecord(value)) return fail(path, 'an object');
		return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, item(v, `${path}.${key}`)]));
	};
}

/** The type a decoder states: `Decoded<typeof runSpec>`. */
export type Decoded<D> = D extends Decoder<infer T> ? T : never;

type Fields = Record<string, Decoder<unknown>>;
/** Mapped field by field, so that a field's comment is shown wherever the type is used. */
type Required<F extends Fields> = { [K in keyof F]: ReturnType<F[K]> };
type Optional<F extends Fields> = { [K in keyof F]?: ReturnType<F[K]> };

/** Keeps exactly the named fields: what a stored record holds beyond them does not travel on. */
export function object<F extends Fields>(fields: F): Decoder<Required<F>>;
export function object<F extends Fields, O extends Fields>(
	fields: F,
	optional: O,
): Decoder<Required<F> & Optional<O>>;
export function object(fields: Fields, optional: Fields = {}): Decoder<Record<string, unknown>> {
	return (value, path) => {
		if (!isRecord(value)) return fail(path, 'an object');
		const decoded: Record<string, unknown> = {};
		for (const [key, decoder] of Object.entries(fields)) decoded[key] = decoder(value[key], `${path}.${key}`);
		for (const [key, decoder] of Object.entries(optional)) {
			if (value[key] !== undefined) decoded[key] = decoder(value[key], `${path}.${key}`);
		}
		return decoded;
	};
}

/** A tagged union: the tag's value picks the decoder. */
export function tagged<K extends Fields>(tag: string, kinds: K): Decoder<ReturnType<K[keyof K]>> {
	return (value, path) => {
		if (!isRecord(value)) return fail(path, 'an object');
		const kind = value[tag];
		const decoder = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
		if (decoder === undefined) return fail(`${path}.${tag}`, 'a known kind');
		return decoder(value, path) as ReturnType<K[keyof K]>;
	};
}
