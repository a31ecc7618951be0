/** Exact plane geometry: coordinates are decimals scaled to integers, so that touching is decided and never guessed. */
export interface ExactPoint {
	x: bigint;
	y: bigint;
}

/** Closed rectangle. */
export interface ExactBox {
	xLow: bigint;
	xHigh: bigint;
	yLow: bigint;
	yHigh: bigint;
}

/** A decimal literal: `mantissa` times ten to the minus `decimals`. */
export interface Decimal {
	mantissa: bigint;
	decimals: number;
}

const MAX_DIGITS = 40;
const LITERAL = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,2}))?$/;

/** Null for what is no plain decimal, or has more digits or a larger exponent than anybody needs. */
export function parseDecimal(text: string): Decimal | null {
	const found = text.length > MAX_DIGITS ? null : LITERAL.exec(text);
	if (found === null) return null;
	const [, sign, whole, fraction, exponent] = found as unknown as [string, string, string, string, string?];
	if (whole === '' && fraction === '') return null;
	const digits = BigInt(whole + fraction);
	const decimals = fraction.length - Number(exponent ?? 0);
	if (Math.abs(decimals) > MAX_DIGITS) return null;
	const mantissa = sign === '-' ? -digits : digits;
	return decimals >= 0
		? { mantissa, decimals }
		: { mantissa: mantissa * 10n ** BigInt(-decimals), decimals: 0 };
}

/** The integer that stands for a decimal when one unit is cut into ten to the `decimals` parts. */
export function scaled(value: Decimal, decimals: number): bigint {
	return value.mantissa * 10n ** BigInt(decimals - value.decimals);
}

const LIST_TOKEN = /\s*(?:([[\](),])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\w.]))/y;

/** Reads `[(x, y), [x, y], …]`, a trailing comma allowed. Null for anything else, nested lists and triples included. */
export function parsePairs(answer: string, maxPairs: number): [Decimal, Decimal][] | null {
	const text = answer.replaceAll('−', '-');
	let at = 0;
	let token = '';
	const next = (): string => {
		LIST_TOKEN.lastIndex = at;
		const found = LIST_TOKEN.exec(text);
		token = found?.[1] ?? found?.[2] ?? '';
		if (found !== null) at = LIST_TOKEN.lastIndex;
		return token;
	};
	const closing = (open: string): string => (open === '[' ? ']' : ')');
	const outer = next();
	if (outer !== '[' && outer !== '(') return null;
	const pairs: [Decimal, Decimal][] = [];
	next();
	while (token !== closing(outer)) {
		const inner = token;
		if ((inner !== '[' && inner !== '(') || pairs.length === maxPairs) return null;
		const x = parseDecimal(next());
		if (next() !== ',') return null;
		const y = parseDecimal(next());
		if (x === null || y === null || next() !== closing(inner)) return null;
		pairs.push([x, y]);
		if (next() === ',') next();
		else if (token !== closing(outer)) return null;
	}
	return text.slice(at).trim() === '' ? pairs : null;
}

/** True when the closed segment and the closed rectangle have a point in common; a segment may be a single point. */
export function segmentMeets(a: ExactPoint, b: ExactPoint, box: ExactBox): boolean {
	if (a.x < box.xLow && b.x < box.xLow) return false;
	if (a.x > box.xHigh && b.x > box.xHigh) return false;
	if (a.y < box.yLow && b.y < box.yLow) return false;
	if (a.y > box.yHigh && b.y > box.yHigh) return false;
	const [dx, dy] = [b.x - a.x, b.y - a.y];
	if (dx === 0n || dy === 0n) return true;
	// Disjoint exactly when all corners lie strictly on one side of the segment's line.
	const side = (x: bigint, y: bigint): bigint => dx * (y - a.y) - dy * (x - a.x);
	const first = side(box.xLow, box.yLow);
	if (first === 0n) return true;
	const positive = first > 0n;
	for (const [x, y] of [
		[box.xLow, box.yHigh],
		[box.xHigh, box.yLow],
		[box.xHigh, box.yHigh],
	] as const) {
		const value = side(x, y);
		if (value === 0n || value > 0n !== positive) return true;
	}
	return false;
}
