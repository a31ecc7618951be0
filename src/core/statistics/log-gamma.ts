/** Coefficients of x^-1, x^-3, ... in Stirling's series. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360];

const HALF_LN_2_PI = 0.5 * Math.log(2 * Math.PI);

/** Below this the series is too short; the recurrence Gamma(x + 1) = x Gamma(x) leads there. */
const SERIES_FROM = 10;

/**
 * ln Gamma(x) for x > 0, to about 15 digits; throws a RangeError elsewhere.
 * Stirling's series: NIST Digital Library of Mathematical Functions, 5.11.1.
 * @internal for tests
 */
export function lnGamma(x: number): number {
	if (!(x > 0)) throw new RangeError(`lnGamma(${String(x)})`);
	let product = 1;
	let at = x;
	for (; at < SERIES_FROM; at++) product *= at;
	let correction = 0;
	for (let i = STIRLING.length - 1; i >= 0; i--) {
		correction = correction / (at * at) + (STIRLING[i] as number);
	}
	return (at - 0.5) * Math.log(at) - at + HALF_LN_2_PI + correction / at - Math.log(product);
}

/** ln of the beta function, a and b > 0. */
export function lnBeta(a: number, b: number): number {
	return lnGamma(a) + lnGamma(b) - lnGamma(a + b);
}

/** ln of the number of ways to choose k of n, 0 <= k <= n. */
export function lnChoose(n: number, k: number): number {
	return k === 0 || k === n ? 0 : lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1);
}
