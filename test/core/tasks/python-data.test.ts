import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pythonProgram, pythonString } from '../../../src/core/tasks/kit/python.ts';
import { runPython } from '../../support/pyodide.ts';

describe('pythonProgram', () => {
	test('puts the data first, a name a line, and breaks what is too long into an element a line', () => {
		const row = Array.from({ length: 20 }, (_, column) => 1000 + column);
		expect(
			pythonProgram(
				{ size: 2, exact: 12345678901234567890n, name: 'a"b', rows: [row, row] },
				'print(size)\n',
			),
		).toBe(`size = 2
exact = 12345678901234567890
name = "a\\"b"
rows = [
    [
${row.map((value) => `        ${String(value)},\n`).join('')}    ],
    [
${row.map((value) => `        ${String(value)},\n`).join('')}    ],
]

print(size)
`);
	});

	test('says in Python what JSON says', { timeout: 60_000 }, async () => {
		const values = fc.sample(fc.jsonValue({ maxDepth: 3 }), 200).map((value) => JSON.stringify(value));
		const data = Object.fromEntries(values.map((text, index) => [`v${String(index)}`, JSON.parse(text)]));
		const printed = await runPython(
			pythonProgram(data, `import json\nprint(json.dumps([${Object.keys(data).join(', ')}]))\n`),
		);
		expect(JSON.parse(printed)).toEqual(Object.values(data));
	});
});

describe('pythonString', () => {
	test('writes characters that Python source may not hold as escapes', () => {
		expect(pythonString('😀é\n')).toBe('"\\U0001f600\\u00e9\\n"');
	});
});
