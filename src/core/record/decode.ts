import { isRecord } from '../json.ts';

/** Reads one JSON value; throws `DecodeError`, which names the place. Only `parse…` functions use these. */
export type Decoder<T> = (value: unknown) => T;

/** The type a decoder states: `Decoded<typeof runSpec>`. */
export type Decoded<D> = D extends Decoder<infer T> ? T : never;

/** The place is put together on the way out, so that decoding what is right builds no texts. */
export class DecodeError extends Error {
	readonly #wanted: string;
	readonly #path: string;

	constructor(wanted: string, path = '') {
		super(`${path} is not ${wanted}`);
		this.#wanted = wanted;
		this.#path = path;
	}

	/** `part` as it stands before what is inside of it: `.spec`, `[3]`. */
	inside(part: string): DecodeError {
		return new DecodeError(this.#wanted, part + this.#path);
	}
}

/** Throws a `DecodeError`; `wanted` completes "… is not". */
export function fail(wanted: string): never {
	throw new DecodeError(wanted);
}

function within(error: unknown, part: string): unknown {
	return error instanceof DecodeError ? error.inside(part) : error;
}

export const text: Decoder<string> = (value) => (typeof value === 'string' ? value : fail('a text'));

export const number: Decoder<number> = (value) =>
	typeof value === 'number' && Number.isFinite(value) ? value : fail('a number');

/** A whole number from the given one on. */
export function whole(from: number): Decoder<number> {
	return (value) =>
		typeof value === 'number' && Number.isSafeInteger(value) && value >= from
			? value
			: fail(`a whole number from ${String(from)}`);
}

export const amount: Decoder<number> = (value) => {
	const decoded = number(value);
	return decoded >= 0 ? decoded : fail('zero or more');
};

/** Milliseconds; in records of before, a date that was set back meanwhile made some of them negative. */
export const duration: Decoder<number> = (value) => Math.max(0, number(value));

export const flag: Decoder<boolean> = (value) => (typeof value === 'boolean' ? value : fail('true or false'));

export const anything: Decoder<unknown> = (value) => value;

/** Takes just these values, compared strictly: `1` is not `'1'`. */
export function oneOf<const T extends string | number>(...values: readonly T[]): Decoder<T> {
	return (value) => {
		for (const known of values) if (known === value) return known;
		return fail(`one of ${values.join(', ')}`);
	};
}

/** A fault is placed by its 0-based index: `[3]`. */
export function list<T>(item: Decoder<T>): Decoder<readonly T[]> {
	return (value) => {
		if (!Array.isArray(value)) return fail('a list');
		const decoded: T[] = [];
		try {
			for (const element of value) decoded.push(item(element));
		} catch (error) {
			throw within(error, `[${String(decoded.length)}]`);
		}
		return decoded;
	};
}

/** Takes null too, but not `undefined`: a missing field is an optional one of `object`. */
export function nullable<T>(decoder: Decoder<T>): Decoder<T | null> {
	return (value) => (value === null ? null : decoder(value));
}

/** An object whose keys are data, all values of one kind; a fault is placed by its key. */
export function mapOf<T>(item: Decoder<T>): Decoder<Record<string, T>> {
	return (value) => {
		if (!isRecord(value)) return fail('an object');
		const entries = Object.entries(value).map(([key, v]): [string, T] => {
			try {
				return [key, item(v)];
			} catch (error) {
				throw within(error, `.${key}`);
			}
		});
		return Object.fromEntries(entries);
	};
}

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
	const required = Object.entries(fields);
	const others = Object.entries(optional);
	return (value) => {
		if (!isRecord(value)) return fail('an object');
		const decoded: Record<string, unknown> = {};
		let at = '';
		try {
			for (const [key, decoder] of required) {
				at = key;
				decoded[key] = decoder(value[key]);
			}
			for (const [key, decoder] of others) {
				at = key;
				if (value[key] !== undefined) decoded[key] = decoder(value[key]);
			}
		} catch (error) {
			throw within(error, `.${at}`);
		}
		return decoded;
	};
}

/** A tagged union: the tag's value picks the decoder. */
export function tagged<K extends Fields>(tag: string, kinds: K): Decoder<ReturnType<K[keyof K]>> {
	return (value) => {
		if (!isRecord(value)) return fail('an object');
		const kind = value[tag];
		const decoder = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
		if (decoder === undefined) throw new DecodeError('a known kind', `.${tag}`);
		return decoder(value) as ReturnType<K[keyof K]>;
	};
}
