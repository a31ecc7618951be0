import { lnChoose } from './log-gamma.ts';

/** P(X = k) of n trials with rate p. */
export function binomialMass(k: number, n: number, p: number): number {
	if (p === 0 || p === 1) return k === n * p ? 1 : 0;
	return Math.exp(lnChoose(n, k) + k * Math.log(p) + (n - k) * Math.log(1 - p));
}

/** P(X >= k) of n trials with rate p. */
export function binomialAtLeast(k: number, n: number, p: number): number {
	if (k <= 0) return 1;
	let sum = 0;
	// From the small end of the tail, so that nothing is lost against larger terms.
	for (let j = n; j >= k; j--) sum += binomialMass(j, n, p);
	return Math.min(1, sum);
}
