import type { Subject } from './subject.ts';
import { decimalSubject } from './typed-decimals.ts';
import { game24Subject } from './typed-game-24.ts';
import { letterSubject } from './typed-letters.ts';
import { productSubject } from './typed-product.ts';

/** The free questions the scripted model knows, told by their words; null for everything else. */
export function typedSubject(text: string): Subject | null {
	// A longer text is about more than one of these small things.
	if (text.length > 400) return null;
	return game24Subject(text) ?? productSubject(text) ?? letterSubject(text) ?? decimalSubject(text);
}
