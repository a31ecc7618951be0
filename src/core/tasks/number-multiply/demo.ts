import type { FamilyDemo } from '../family-demo.ts';
import type { NumberMultiplyInstance } from './instance.ts';
import { product } from './solver.ts';

export const demo: FamilyDemo<NumberMultiplyInstance> = {
	/**
	 * Over the digits of all factors together: P1 figure 3 (tools), P2 figure 4, and the P2 means of words and bare question
	 * (8 and 11 %) over its levels of 7 to 9 digits.
	 */
	success: {
		size: ({ factors }) => factors.reduce((sum, factor) => sum + factor.replace('-', '').length, 0),
		curves: {
			// prettier-ignore
			text: [[2, 100], [4, 90], [6, 45], [7, 17], [8, 5], [9, 2], [12, 0]],
			// prettier-ignore
			free: [[2, 100], [4, 92], [6, 48], [7, 20], [8, 8], [9, 5], [12, 2]],
			code: [[2, 100]],
			autogen: [[2, 100]],
			// prettier-ignore
			tools: [[2, 100], [4, 100], [6, 98], [7, 90], [8, 91], [9, 92], [10, 99], [12, 100]],
			// prettier-ignore
			guided: [[2, 100], [6, 98], [8, 93], [16, 95], [40, 98]],
		},
	},
	/** P1 figure 3 for GPT-4o, over the digits of the product; the small models take the interpreter from three digits on. */
	codeUse: {
		size: ({ factors }) => product(factors).toString().replace('-', '').length,
		// prettier-ignore
		curve: [[2, 0], [4, 54], [6, 70], [7, 78], [8, 88], [10, 99], [12, 100]],
		// prettier-ignore
		smallModel: [[2, 35], [3, 100]],
	},
	chain,
};

/** The factors split by place value, as it is done on paper. */
function chain({ factors }: NumberMultiplyInstance, answer: string): string {
	const [first = '1', ...rest] = factors;
	const lines: string[] = [];
	let value = BigInt(first);
	for (const factor of rest) {
		const digits = factor.replace('-', '');
		const sign = factor.startsWith('-') ? -1n : 1n;
		const parts = Array.from(digits).flatMap((digit, at) =>
			digit === '0' ? [] : [`${digit}${'0'.repeat(digits.length - 1 - at)}`],
		);
		if (parts.length > 1 && parts.length <= 8 && lines.length < 3) {
			const split = parts.map((part) => `${value} × ${part} = ${value * BigInt(part)}`);
			lines.push(`Split ${digits} into ${parts.join(' + ')}: ${split.join('; ')}.`);
		}
		value *= sign * BigInt(digits);
	}
	const negative = factors.filter((factor) => factor.startsWith('-')).length;
	if (negative > 0) lines.push(`${negative} of the factors ${negative === 1 ? 'is' : 'are'} negative.`);
	lines.push(`Adding everything up gives ${answer}.`);
	return lines.join('\n');
}
