/**
 * The solutions of an equation as a set: "x = 2 or x = 3", "x = 2, 3", "x₁ = 2 and x₂ = 3" are `{2, 3}`. Null for any other text, also
 * where the parts are of different unknowns, as the one solution of several equations is.
 */
export function solutionSet(text: string): string | null {
	if (text.length > LONGEST || text.includes('?')) return null;
	const said = text.replace(LEAD, '').replace(/[.!]$/, '');
	const parts = said
		.split(/\s*(?:[,;\n∨]|(?<=[\s\d])(?:or|and|oder|und|ou|et|o|y|e)(?=\s))\s*/)
		.filter((part) => part !== '');
	const [name] = NAMED.exec(parts[0] ?? '')?.slice(1) ?? [];
	if (name === undefined || parts.length < 2) return null;
	const values = parts.map((part) => {
		const named = NAMED.exec(part);
		if (named !== null) return named[1] === name ? (named[2] ?? '') : null;
		return VALUE.test(part) ? part : null;
	});
	return values.includes(null) ? null : `{${values.join(', ')}}`;
}

const LONGEST = 300;
const LEAD = /^[^=:]{0,80}?(?:\b(?:is|are|or|have|has|get|gives?)\b|:)\s*(?=[a-z]_?\{?[\d₀-₉]?\}?\s?=)/i;
const VALUE_TEXT = String.raw`[-+]?[\d.]+(?:\s?/\s?\d+)?`;
const VALUE = new RegExp(`^${VALUE_TEXT}$`);
const NAMED = new RegExp(String.raw`^([a-z])_?\{?[\d₀-₉]?\}?\s?=\s?(${VALUE_TEXT})$`, 'i');
