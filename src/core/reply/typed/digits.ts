/** Digits, signs, fractions and blanks of all of Unicode, as plain characters: `３½` as `3 1/2`, `10⁶` as `10^6`. */
export function plainDigits(text: string): string {
	if (!NOT_ASCII.test(text)) return text;
	return text
		.replace(INVISIBLE, '')
		.replace(BLANKS, ' ')
		.replace(
			/(?<![⁰¹²³⁴-⁹])([⁰¹²³⁴-⁹]+)[⁄∕/]([₀-₉]+)/g,
			(_, over: string, under: string) => ` ${low(over)}/${low(under)}`,
		)
		.replace(/[¼-¾⅐-⅞↉]/g, (sign) => ` ${sign.normalize('NFKC')}`)
		.replace(/(?<=[-−–] ?) (?=\d+⁄)/g, '')
		.replace(/(?<=[\d)])([⁺⁻]?[⁰¹²³⁴-⁹]+)/g, (_, raised: string) => `^${low(raised)}`)
		.replace(/\p{Nd}/gu, digit)
		.replace(/[⁄∕]/g, '/')
		.replace(/[−﹣－‐‑]/g, '-')
		.replace(/(?<![\d\p{L}] ?)[–—‒](?=[\d.$€£])/gu, '-')
		.replace(/[＋﹢]/g, '+')
		.replace(/[．]/g, '.')
		.replace(/[，]/g, ',')
		.replace(/[٫]/g, '.')
		.replace(/[٬]/g, ',')
		.replace(/％/g, '%')
		.replace(/[＝]/g, '=')
		.replace(/[✕⨯]/g, '×')
		.replace(/[⋅·∙]/g, '·')
		.replace(/[’‘ʼ]/g, "'")
		.replace(/[“”„«»]/g, '"');
}

const NOT_ASCII = /[^\p{ASCII}]/u;
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]|\ufe0f/g;
const BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';

function low(text: string): string {
	return Array.from(text)
		.map((sign) => {
			if (sign === '⁻') return '-';
			const value = Math.max(RAISED.indexOf(sign), LOWERED.indexOf(sign));
			return value < 0 ? '' : String(value);
		})
		.join('');
}

/** Decimal digits stand in runs of ten, so the value is the distance from the start of the run. */
function digit(sign: string): string {
	const code = sign.codePointAt(0) ?? 0;
	if (code < 128) return sign;
	const compatible = sign.normalize('NFKC');
	if (compatible !== sign) return compatible;
	let start = code;
	while (code - start < 10 && /\p{Nd}/u.test(String.fromCodePoint(start - 1))) start--;
	return String((code - start) % 10);
}
