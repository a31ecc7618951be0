import { untypeset } from '../reply/typed/tex.ts';

/**
 * A short answer as people read it: `10/24` of `\frac{10}{24}`, `3` of `\(3\)` and of `$\boxed{3}$`. For showing only; what is stored,
 * judged and copied keeps its signs, and so does a text that is no formula: a path, a pattern, an amount of dollars.
 */
export function answerShown(text: string): string {
	if (text.length > LONGEST || !FORMULA.test(text)) return text;
	return untypeset(text)
		.replace(/\^\(([-+]?\w+)\)/g, '^$1')
		.replace(/\^°/g, '°')
		.replace(/(?<=[\d)]) +(?=°)/g, '')
		.replace(/\bsqrt\((\w+)\)/g, '√$1')
		.replace(/\((√\w+)\)/g, '$1')
		.replace(/[^\S\n]+/g, ' ')
		.replace(/^ | $/gm, '');
}

/** Longer ones are shown as they were written. */
const LONGEST = 2000;
const FORMULA =
	/\\(?:[dtc]?frac|sqrt|boxed|fbox|mbox|text(?:bf|it|tt|rm)?|math(?:rm|bf|it|sf)|operatorname|underline|emph|bm) ?\{|\\[dtc]?frac ?\d|\\[([].*\\[)\]]|\$[^$\s](?:[^$\n]*[^$\s])?\$(?!\d)|(?:^|[\s\d^(=$-])\\(?:times|cdot|div|pm|pi|infty|circ|degree|[lg]eq?|neq?|approx)(?![a-zA-Z])|\d\{,\}\d/s;
