import { encode } from 'uqr';

/**
 * Light modules on each side, without which no reader finds a code (ISO/IEC 18004).
 * @internal for tests
 */
export const QUIET = 4;

/**
 * Letters; cameras of usual phones fail to read codes of more from a screen.
 * @internal for tests
 */
export const LONGEST_CODE = 1_400;

/** Dark modules by row and column, the quiet zone among them; null where the text is too long to be read again. */
export function qrModules(text: string): readonly (readonly boolean[])[] | null {
	if (text.length > LONGEST_CODE) return null;
	// Where it is short, more of it may be covered or blurred.
	return encode(text, { ecc: text.length > 400 ? 'L' : 'M', border: QUIET }).data;
}
