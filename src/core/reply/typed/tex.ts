/** `\boxed{\frac{1}{2}}` as `1/2`, `17{,}701` as `17,701`, `3\times10^{5}` as `3 × 10^(5)`; unknown commands stay. */
export function untypeset(text: string): string {
	// First, or its braces end those of a unit: \mathrm{km\,h^{-1}}.
	const raised = text.replace(/\^\{(-\d)\}/g, '^($1)');
	const plain = raised.includes('\\') || raised.includes('{,}') ? withoutCommands(raised) : raised;
	return withoutMathDollars(plain.replace(/\^\{([^{}]*)\}/g, '^($1)'));
}

function withoutCommands(text: string): string {
	let plain = text
		.replace(/(\d)(?:\{,\}|\\!)(?=\d{3})/g, '$1,')
		.replace(/,\\[!,](?=\d{3})/g, ',')
		.replace(/(\d)\\[,;: ](?=\d{3})/g, '$1 ')
		.replace(/\\([%$#&_<>*`{}])/g, '$1')
		.replace(/(\d) ?(?=\\[dtc]?frac)/g, '$1 ')
		.replace(/\\(?:left|right|displaystyle|big|Big|bigg|Bigg)(?![a-zA-Z])/g, '')
		.replace(/\\(?:[()[\],;!: ]|quad|qquad)/g, ' ');
	// Some rounds, for a text inside a box inside a fraction.
	plain = plain.replace(/\\sqrt ?\{([^{}]*)\}/g, 'sqrt($1)');
	for (let round = 0; round < 4; round++) {
		const before = plain;
		plain = plain.replace(WITH_ARGUMENT, ' $1 ').replace(FRACTION, (_, ...found: unknown[]) => {
			const [over = '', under = ''] = found
				.slice(0, 8)
				.filter((part): part is string => typeof part === 'string');
			return `${asPart(over)}/${asPart(under)}`;
		});
		if (plain === before) break;
	}
	return plain.replace(/\\([a-zA-Z]+)/g, (command, name: string) => SYMBOLS.get(name) ?? command);
}

const WITH_ARGUMENT =
	/\\(?:boxed|fbox|mbox|text|textbf|textit|texttt|textrm|mathrm|mathbf|mathit|mathsf|operatorname|underline|emph|bm) ?\{([^{}]*)\}/g;
const FRACTION =
	/\\[dtc]?frac ?(?:\{([^{}]*)\} ?\{([^{}]*)\}|(\d) ?(\d)|\{([^{}]*)\} ?(\d)|(\d) ?\{([^{}]*)\})/g;

function asPart(text: string): string {
	const part = text.trim();
	return /^-?[\d.,]+$|^[a-z]$/i.test(part) ? part : `(${part})`;
}

const SYMBOLS: ReadonlyMap<string, string> = new Map(
	Object.entries({
		times: ' × ',
		cdot: ' · ',
		div: ' ÷ ',
		pm: ' ± ',
		mp: ' ± ',
		le: ' ≤ ',
		leq: ' ≤ ',
		leqslant: ' ≤ ',
		ge: ' ≥ ',
		geq: ' ≥ ',
		geqslant: ' ≥ ',
		lt: ' < ',
		gt: ' > ',
		ne: ' ≠ ',
		neq: ' ≠ ',
		approx: ' ≈ ',
		sim: ' ≈ ',
		simeq: ' ≈ ',
		infty: '∞',
		pi: ' pi ',
		circ: '°',
		degree: '°',
		implies: ' → ',
		Rightarrow: ' → ',
		rightarrow: ' → ',
		to: ' → ',
		therefore: ' so ',
		equiv: ' = ',
		lor: ' or ',
		land: ' and ',
		dots: '…',
		ldots: '…',
		cdots: '…',
	}),
);

/** Dollars that stand in a pair around a formula go; one before an amount stays. */
function withoutMathDollars(text: string): string {
	if (!text.includes('$')) return text;
	const parts = text.replaceAll('$$', '$').split('$');
	let plain = parts[0] ?? '';
	for (let at = 1; at < parts.length; at++) {
		const [inside = '', after] = [parts[at], parts[at + 1]];
		const isFormula =
			after !== undefined &&
			inside.trim() !== '' &&
			!inside.includes('\n') &&
			!/^\d/.test(after) &&
			inside.startsWith(' ') === inside.endsWith(' ');
		plain += isFormula ? `${inside}${after}` : `$${inside}`;
		if (isFormula) at++;
	}
	return plain;
}
