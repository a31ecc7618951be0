/**
 * What takes longer to import than to begin with; a memory of it has 54 MB, so there is one. No package with libraries (numpy,
 * z3) can be in it: what these hold lies outside of an interpreter's memory.
 */
const IMPORTS: readonly string[] = ['sympy'];
/** By these words a program needs packages that it does not name (BROUGHT_ALONG in harness.py). */
const NEEDS_MORE = /\bplot/;

/** Whether a memory of exactly these imports is worth its room. */
export function areRemembered(imports: readonly string[]): boolean {
	return imports.length === IMPORTS.length && IMPORTS.every((name) => imports.includes(name));
}

/** Whether a program with these import statements may begin from it; which of them are packages is not known here. */
export function mayRemember(code: string, imports: readonly string[]): boolean {
	return IMPORTS.every((name) => imports.includes(name)) && !NEEDS_MORE.test(code);
}
