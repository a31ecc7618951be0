/** What a program is given: JSON and whole numbers of any length. */
export type PythonData =
	| null
	| boolean
	| number
	| bigint
	| string
	| readonly PythonData[]
	| { readonly [key: string]: PythonData };

/** The lines of `data` as assignments, one name each, then the program that works on them. */
export function pythonProgram(data: Readonly<Record<string, PythonData>>, program: string): string {
	const lines = Object.entries(data).map(
		([name, value]) => `${name} = ${literal(value, '', name.length + 3)}\n`,
	);
	return `${lines.join('')}\n${program}`;
}

/** JSON's escapes are Python's too, except that Python writes a character beyond U+FFFF as one. */
export function pythonString(text: string): string {
	return JSON.stringify(text).replace(/[^ -~]/gu, (character) => {
		const code = character.codePointAt(0) ?? 0;
		return code > 0xffff
			? `\\U${code.toString(16).padStart(8, '0')}`
			: `\\u${code.toString(16).padStart(4, '0')}`;
	});
}

const LINE = 100;

/** On one line where it fits behind `taken` characters, else an element a line. */
function literal(value: PythonData, indent: string, taken: number): string {
	if (value === null) return 'None';
	if (typeof value === 'boolean') return value ? 'True' : 'False';
	if (typeof value === 'string') return pythonString(value);
	if (typeof value !== 'object') return String(value);
	const isList = Array.isArray(value);
	const deeper = `${indent}    `;
	const items = isList
		? (value as readonly PythonData[]).map((item) => literal(item, deeper, deeper.length))
		: Object.entries(value).map(([key, item]) => {
				const name = `${pythonString(key)}: `;
				return name + literal(item, deeper, deeper.length + name.length);
			});
	const [open, close] = isList ? ['[', ']'] : ['{', '}'];
	const line = `${open}${items.join(', ')}${close}`;
	const isFlat = !items.some((item) => item.includes('\n'));
	if (isFlat && indent.length + taken + line.length <= LINE) return line;
	return `${open}\n${items.map((item) => `${deeper}${item},\n`).join('')}${indent}${close}`;
}
