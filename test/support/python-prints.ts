/** A flat list of cells in rows of `width`. */
export function inRows<T>(cells: readonly T[], width: number): T[][] {
	return Array.from({ length: cells.length / width }, (_, row) =>
		cells.slice(row * width, (row + 1) * width),
	);
}

/** Numbers stay, everything else gets quotes, as `repr` shows them. */
function repr(cell: string): string {
	return /^-?\d+(?:\.\d+)?$/.test(cell) ? cell : `'${cell}'`;
}

/** How Python programs print a grid, by name. */
export const GRID_PRINTS: readonly (readonly [name: string, print: (rows: readonly string[][]) => string])[] =
	[
		['print(grid)', (rows) => `[${rows.map((row) => `[${row.map(repr).join(', ')}]`).join(', ')}]`],
		['a list per row', (rows) => rows.map((row) => `[${row.map(repr).join(', ')}]`).join('\n')],
		['commas', (rows) => rows.map((row) => row.join(',')).join('\n')],
		['commas and blanks', (rows) => rows.map((row) => row.join(', ')).join('\n')],
		['blanks', (rows) => rows.map((row) => row.join(' ')).join('\n')],
		['columns', (rows) => rows.map((row) => row.map((cell) => cell.padStart(4)).join(' ')).join('\n')],
		['pprint', (rows) => `[${rows.map((row) => `[${row.map(repr).join(', ')}]`).join(',\n ')}]`],
		[
			'json.dumps(indent=2)',
			(rows) =>
				JSON.stringify(
					rows.map((row) => row.map((cell) => (repr(cell) === cell ? Number(cell) : cell))),
					null,
					2,
				),
		],
		['numpy', (rows) => `[${rows.map((row) => `[${row.map(repr).join(' ')}]`).join('\n ')}]`],
		[
			'array()',
			(rows) => `array([${rows.map((row) => `[${row.map(repr).join(', ')}]`).join(',\n       ')}])`,
		],
		['tuples', (rows) => `(${rows.map((row) => `(${row.map(repr).join(', ')})`).join(', ')})`],
		[
			'a table',
			(rows) =>
				['|---'.repeat(rows[0]?.length ?? 0) + '|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join(
					'\n',
				),
		],
	];

/** The same for a flat list. */
export const LIST_PRINTS: readonly (readonly [name: string, print: (items: readonly string[]) => string])[] =
	[
		['print(list)', (items) => `[${items.map(repr).join(', ')}]`],
		['a tuple', (items) => `(${items.map(repr).join(', ')})`],
		['commas', (items) => items.join(',')],
		[
			'json.dumps(indent=2)',
			(items) => `[\n${items.map((item) => `  ${repr(item).replaceAll("'", '"')}`).join(',\n')}\n]`,
		],
		['numpy', (items) => `[${items.map(repr).join(' ')}]`],
		['one a line', (items) => items.join('\n')],
		[
			'numpy scalars',
			(items) =>
				`[${items.map((item) => (repr(item) === item ? `np.int64(${item})` : `np.str_('${item}')`)).join(', ')}]`,
		],
	];

/** What stands before the answer in an output. */
export const BEFORE: readonly string[] = [
	'',
	'Result:\n',
	'The final grid:\n',
	'Searching...\nDone\n\n',
	'Checking 17...\nFound a solution\n\nResult:\n',
	'=== Final result ===\n',
	'Working on it\n',
];
