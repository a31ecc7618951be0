import { decimals } from './decimals.ts';
import type { Recognised, TypedKind } from './kind.ts';
import { letters } from './letters.ts';
import { make24 } from './make-24.ts';
import { product } from './product.ts';

/** In the order they are tried; no text is of two kinds. */
export const typedKinds: readonly TypedKind<unknown>[] = [make24, product, letters, decimals];

/** The answer the page computes for a typed question, or how it judges one; null for every question it is not sure about. */
export function recognise(text: string): Recognised | null {
	for (const kind of typedKinds) {
		const read = readTyped(kind, text);
		const recognised = read === null ? null : kind.check(read);
		if (recognised !== null) return recognised;
	}
	return null;
}

/** A longer text is about more than one small thing. */
export function readTyped<Read>(kind: TypedKind<Read>, text: string): Read | null {
	return text.length > 400 ? null : kind.read(text);
}
