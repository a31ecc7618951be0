/**
 * Every interpreter is a worker that reads Pyodide's script anew, and much of its start went into that: a third of the script is one
 * statement for each of 4,900 names that WebAssembly exports, and a browser reads a function that fills a whole file twice, first to
 * pass over it. So the script is rewritten while the page is built: names of which the rest knows nothing are set in a loop, and the
 * function stands in brackets, by which engines know that it is called at once. What it does stays the same.
 */

const HEAD = 'async function _createPyodideModule(';
const TAIL = 'export default _createPyodideModule;';
const ASSIGN = 'function assignWasmExports(wasmExports){';
const AFTER = '}var wasmImports={';

/** `_name=Module["_name"]=wasmExports["name"]`, an address in memory with `.value>>>0` behind it. */
const EXPORT = /^(_(?<name>[\w$]+))=Module\["\1"\]=wasmExports\["\k<name>"\](?<address>\.value>>>0)?$/;

/**
 * @param script pyodide.asm.mjs, as Emscripten writes it
 * @throws Error when it has another shape, as after a change of Pyodide's version
 */
export function shortenScript(script: string): string {
	const text = script.trim();
	const assign = text.indexOf(ASSIGN);
	const declared = text.lastIndexOf(';var ', assign - 2) + 1;
	const end = text.indexOf(AFTER, assign);
	if (!text.startsWith(HEAD) || !text.endsWith(TAIL) || assign === -1 || declared === 0 || end === -1)
		throw new Error('pyodide.asm.mjs is not as it was: look at what shortenScript expects of it');
	const before = text.slice(0, declared);
	const after = text.slice(end, -TAIL.length);
	const known = new Set(`${before}${after}`.match(/[\w$]+/g));

	const functions: string[] = [];
	const addresses: string[] = [];
	const statements: string[] = [];
	const loose = new Set<string>();
	for (const statement of text.slice(assign + ASSIGN.length, end).split(';')) {
		const found = EXPORT.exec(statement)?.groups;
		if (found === undefined || known.has(`_${String(found['name'])}`)) {
			statements.push(statement);
		} else {
			const name = String(found['name']);
			(found['address'] === undefined ? functions : addresses).push(name);
			loose.add(`_${name}`);
		}
	}
	const variables = text
		.slice(declared + 'var '.length, assign - 1)
		.split(',')
		.filter((name) => !loose.has(name));
	return [
		`export default (${before}`,
		variables.length > 0 ? `var ${variables.join(',')};` : '',
		ASSIGN,
		`for(const name of ${JSON.stringify(functions.join(' '))}.split(" "))Module["_"+name]=wasmExports[name];`,
		`for(const name of ${JSON.stringify(addresses.join(' '))}.split(" "))Module["_"+name]=wasmExports[name].value>>>0;`,
		statements.join(';'),
		`${after.trimEnd()});\n`,
	].join('');
}
