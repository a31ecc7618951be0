const IMPORT = /^[ \t]*(?:import[ \t][^\n#]*\bnumpy\b|from[ \t]+numpy\b)/m;

/**
 * Whether the program leaves the width of its whole numbers to numpy. In WebAssembly that is 32 bits, elsewhere 64: past 2³¹ − 1 it goes
 * on with a wrong number here, and nothing says so. Not for a program that speaks of 64 bits itself.
 */
export function hasNarrowIntegers(code: string): boolean {
	return IMPORT.test(code) && !/\bu?int64\b/.test(code);
}
