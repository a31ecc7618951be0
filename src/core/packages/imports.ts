const STATEMENT = /^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import\b|import[ \t]+([^#\n;]+))/gm;

/**
 * Top-level modules of the import statements of a program that may still be unfinished, each once. Read line by line, where Python
 * reads the whole (`lacking` in harness.py): statements after a semicolon are not seen, those in a long text are.
 */
export function importsOf(code: string): readonly string[] {
	const names = [...code.matchAll(STATEMENT)].flatMap(([, from, list = '']) =>
		from === undefined ? list.split(',').map((item) => item.trim().split(/[\s.]/, 1)[0] ?? '') : [from],
	);
	return [...new Set(names.map((name) => name.split('.', 1)[0] ?? ''))].filter((name) => /^\w+$/.test(name));
}
