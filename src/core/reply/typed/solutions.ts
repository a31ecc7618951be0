/**
 * The solutions of an equation as a set: "x = 2 or x = 3", "x = 2, 3", "x₁ = 2 and x₂ = 3", "x = ±2" are `{2, 3}` and `{2, -2}`. Null for
 * any other text, also where the parts are of different unknowns, as the one solution of several equations is.
 * @param mayBeBare solutions are asked for, so that "2 or 3" are some as well
 */
export function solutionSet(text: string, mayBeBare = false): string | null {
	const parts = partsOf(text);
	const [first] = parts;
	if (first === undefined) return null;
	const named = NAMED.exec(first)?.[1];
	if (named === undefined && !mayBeBare) return null;
	const values = parts.flatMap((part) => {
		const [, name, value] = NAMED.exec(part) ?? [];
		if (name !== undefined) return name === named ? bothSigns(value ?? '') : [null];
		return VALUE.test(part) ? bothSigns(part) : [null];
	});
	return values.length < 2 || values.includes(null) ? null : `{${values.join(', ')}}`;
}

/** The one solution of several equations, "y = 2, x = 3", as values in the order of their names; null where it is not of all unknowns. */
export function valuesInOrder(text: string, unknowns: ReadonlySet<string>): string | null {
	const named = partsOf(text).map((part) => NAMED.exec(part));
	const names = new Set(named.map((found) => found?.[1]?.toLowerCase()));
	if (named.length < 2 || named.length !== names.size || names.size !== unknowns.size) return null;
	if (!named.every((found) => found !== null && unknowns.has((found[1] ?? '').toLowerCase()))) return null;
	const sorted = named.toSorted((a, b) => ((a?.[1] ?? '') < (b?.[1] ?? '') ? -1 : 1));
	return sorted.map((found) => found?.[2] ?? '').join(', ');
}

function partsOf(text: string): string[] {
	if (text.length > LONGEST || text.includes('?')) return [];
	const said = text.replace(LEAD, '').replace(/[.!]$/, '');
	return said
		.split(/\s*(?:[,;\n∨]|(?<=[\s\d])(?:or|and|oder|und|ou|et|o|y|e)(?=\s+[^=\s]))\s*/)
		.filter((part) => part !== '');
}

function bothSigns(value: string): string[] {
	const size = value.replace(/^± ?/, '');
	return size === value ? [value] : [size, `-${size}`];
}

const LONGEST = 300;
const LEAD = /^[^=:]{0,80}?(?:\b(?:is|are|or|have|has|get|gives?)\b|:)\s*(?=[a-z]_?\{?[\d₀-₉]?\}?\s?=)/i;
const VALUE_TEXT = String.raw`(?:[-+]|± ?)?[\d.]+(?:\s?/\s?\d+)?`;
const VALUE = new RegExp(`^${VALUE_TEXT}$`);
const NAMED = new RegExp(String.raw`^([a-z])_?\{?[\d₀-₉]?\}?\s?=\s?(${VALUE_TEXT})$`, 'i');
