/** What prints around a single value; the value alone says the same. */
const SCALARS =
	/^(?:int|u?int(?:8|16|32|64|c|p)|float(?:16|32|64|128)?|longlong|bool_?|str_?|Integer|Float|mpf|mpz|Decimal)$/;
const FRACTIONS = /^(?:Fraction|Rational|mpq)$/;
const LISTS = /^(?:array|asarray|matrix|Matrix|tensor|deque|list|tuple|set|frozenset|dict_values|dict_keys)$/;
/** A call without brackets of its own inside; longer names than these are none of ours. */
const CALL = /(?<![\w.])(?:(?:np|numpy|fractions|decimal|sympy|torch|collections)\.)?(\w{1,12})\(([^()]*)\)/g;
const OPTION = /,\s{0,80}(?:dtype|shape|device|maxlen|requires_grad)=[^,[\]()]*$/;

/**
 * Values as Python shows them in a list or on their own, written plainly: `np.int64(5)` is 5, `Fraction(1, 2)` is 1/2,
 * `array([1, 2], dtype=int8)` is [1, 2]. Goes one level of brackets inwards at a time.
 */
export function withoutReprs(text: string): string {
	const plain = text.includes('np.') ? text.replace(/(?<![\w.])(?:np|numpy)\.(True|False)_/g, '$1') : text;
	if (!plain.includes('(')) return plain;
	return plain.replace(CALL, (all, name: string, inner: string) => {
		if (SCALARS.test(name)) return name.startsWith('str') ? inner : unquoted(inner);
		if (FRACTIONS.test(name)) return unquoted(inner).replace(/^(\s*[+-]?\d+)\s*,\s*(\d+)\s*$/, '$1/$2');
		if (!LISTS.test(name)) return all;
		const listed = inner.replace(OPTION, '');
		return isBracketed(listed.trim()) ? listed.trim() : all;
	});
}

/** `[[1 2]\n [3 4]]`, as numpy prints arrays, with commas between the cells. Other texts stay as they are. */
export function withCommas(text: string): string {
	if (!text.startsWith('[') || !text.endsWith(']') || text.includes(',')) return text;
	const cells = text.replace(/[[\]]/g, ' ').trim().split(/\s+/);
	if (cells.length < 2 || !cells.every(isCell)) return text;
	return text.replace(/\s+/g, (_, at: number) => {
		const isInside = text.charAt(at - 1) !== '[' && !/[\s\]]/.test(text.charAt(at + _.length));
		return isInside || text.charAt(at + _.length) === '[' ? ', ' : '';
	});
}

function isCell(cell: string): boolean {
	return (
		/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(cell) ||
		/^(?:'[^']*'|"[^"]*")$/.test(cell) ||
		cell === 'True' ||
		cell === 'False'
	);
}

function isBracketed(text: string): boolean {
	return /^[[{]/.test(text) && /[\]}]$/.test(text);
}

function unquoted(text: string): string {
	return text.replace(/^\s*(["'])([^"']*)\1\s*$/, '$2');
}
