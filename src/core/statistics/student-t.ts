import { endOf } from './bisect.ts';

/**
 * P(T <= t) of Student's distribution with a whole number of degrees of freedom. With theta = atan(t / sqrt(df)) the probability
 * of |T| <= t is a finite sum of powers of its cosine: Abramowitz and Stegun 26.7.3 and 26.7.4.
 */
function cdfAt(theta: number, degrees: number): number {
	const [sine, cosine] = [Math.sin(theta), Math.cos(theta)];
	const odd = degrees % 2 === 1;
	let term = odd ? cosine : 1;
	let sum = degrees === 1 ? 0 : term;
	for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
		term *= ((k - 1) / k) * cosine * cosine;
		sum += term;
	}
	const within = odd ? (2 / Math.PI) * (theta + sine * sum) : sine * sum;
	return (1 + within) / 2;
}

/** The t with P(T <= t) = p for 1/2 <= p < 1; throws a RangeError below one degree of freedom. */
export function studentQuantile(p: number, degrees: number): number {
	if (!(degrees >= 1)) throw new RangeError(`${String(degrees)} degrees of freedom`);
	const theta = endOf(0, Math.PI / 2, (angle) => cdfAt(angle, degrees) < p);
	return Math.sqrt(degrees) * Math.tan(theta);
}
