import type { Subject } from './subject.ts';
import { comparisonCheck } from './check-program.ts';
import { disguised } from './weak-program.ts';

interface Comparison {
	kind: 'largest' | 'smallest' | 'ascending' | 'descending' | 'difference';
	/** As typed, with a plain minus sign. */
	numbers: readonly string[];
}

/** "Which is larger, 9.11 or 9.9?", sorting, and differences of decimals. */
export function decimalSubject(text: string): Subject | null {
	const comparison = parse(text);
	if (!comparison) return null;
	const right = solve(comparison, valueOf);
	// Reading the digits after the point as a whole number is the famous slip; where it does no harm, words are right.
	const naive = solve(comparison, naiveValueOf);
	const isTrap = naive !== right;
	return {
		key: `decimals ${comparison.kind} ${comparison.numbers.join(' ')}`,
		family: null,
		right,
		wrong: () => naive,
		isRight: (answer) => answer.replaceAll(/\s/g, '') === right.replaceAll(/\s/g, ''),
		program: program(comparison, 'Decimal'),
		weakProgram: (wrong, rng) =>
			// Floats are exact enough to compare, and show their error in a difference.
			comparison.kind === 'difference' ? program(comparison, 'float') : disguised(wrong, rng),
		guessProgram: null,
		failsAgain: false,
		checkProgram: (answer) => comparisonCheck(program(comparison, 'Decimal'), answer),
		chain: (answer, isRight) => chain(comparison, answer, isRight),
		endless: null,
		rate: (way) => {
			if (way === 'text' || way === 'free') return isTrap ? 0.1 : 0.97;
			return way === 'code' && comparison.kind === 'difference' && isFloatNoisy(comparison) ? 0.3 : 0.98;
		},
		codeUse: () => null,
		outcome: 'likelier',
		leansToCode: true,
		codesWhenBig: false,
		advice: null,
	};
}

function parse(text: string): Comparison | null {
	const numbers = [...text.matchAll(/(?<![\w.])[-−]?\d+(?:\.\d+)?(?![\w]|\.\d)/g)].map(([match]) =>
		match.replace('−', '-'),
	);
	if (numbers.length < 2 || numbers.length > 12 || !numbers.some((number) => number.includes('.')))
		return null;
	const kind = KINDS.find(([pattern]) => pattern.test(text))?.[1];
	if (!kind || (kind === 'difference' && numbers.length !== 2)) return null;
	// More words than such a question has: numbers in a story are something else.
	if (text.split(/\s+/).length > numbers.length + 16) return null;
	return { kind, numbers };
}

const KINDS: readonly (readonly [RegExp, Comparison['kind']])[] = [
	[/\b(?:how much|difference|by how)\b|\bminus\b|\d\s+[-−]\s+\d/i, 'difference'],
	[/\b(?:descending|largest (?:first|to)|from (?:the )?(?:largest|biggest|high))/i, 'descending'],
	[/\b(?:sort|order|ascending|arrange)\b/i, 'ascending'],
	[/\b(?:larger|largest|bigger|biggest|greater|greatest|higher|highest|more|maximum)\b/i, 'largest'],
	[/\b(?:smaller|smallest|less|lesser|lower|lowest|minimum)\b/i, 'smallest'],
];

/** Exact value as an integer number of 10^-20. */
function valueOf(number: string): bigint {
	const [whole = '0', decimals = ''] = number.replace('-', '').split('.');
	const size = BigInt(whole + decimals.padEnd(20, '0').slice(0, 20));
	return number.startsWith('-') ? -size : size;
}

/** 9.11 read as "nine and eleven". */
function naiveValueOf(number: string): bigint {
	const [whole = '0', decimals = '0'] = number.replace('-', '').split('.');
	const size = BigInt(whole) * 10n ** 20n + BigInt(decimals);
	return number.startsWith('-') ? -size : size;
}

function solve({ kind, numbers }: Comparison, value: (number: string) => bigint): string {
	const ascending = [...numbers].sort((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0));
	switch (kind) {
		case 'ascending':
			return ascending.join(', ');
		case 'descending':
			return ascending.reverse().join(', ');
		case 'largest':
			return ascending.at(-1) ?? '';
		case 'smallest':
			return ascending[0] ?? '';
		case 'difference': {
			if (value === naiveValueOf) return naiveDifference(numbers);
			const difference = value(ascending.at(-1) ?? '0') - value(ascending[0] ?? '0');
			return decimalText(difference);
		}
	}
}

/** Subtracting before and after the point separately, as if the decimals were whole numbers. */
function naiveDifference([a = '0', b = '0']: readonly string[]): string {
	const [wholeA = '0', decimalsA = '0'] = a.split('.');
	const [wholeB = '0', decimalsB = '0'] = b.split('.');
	const whole = Math.abs(Number(wholeA) - Number(wholeB));
	const decimals = Math.abs(Number(decimalsA) - Number(decimalsB));
	return decimals === 0 ? String(whole) : `${whole}.${decimals}`;
}

function decimalText(value: bigint): string {
	const digits = value.toString().padStart(21, '0');
	const decimals = digits.slice(-20).replace(/0+$/, '');
	return decimals === '' ? digits.slice(0, -20) : `${digits.slice(0, -20)}.${decimals}`;
}

function isFloatNoisy({ numbers: [a = '0', b = '0'] }: Comparison): boolean {
	return String(Math.abs(Number(a) - Number(b))) !== solve({ kind: 'difference', numbers: [a, b] }, valueOf);
}

function program({ kind, numbers }: Comparison, type: 'Decimal' | 'float'): string {
	const list = `numbers = [${numbers.map((number) => `"${number}"`).join(', ')}]`;
	const key = type;
	const imported = type === 'Decimal' ? 'from decimal import Decimal\n\n' : '';
	switch (kind) {
		case 'largest':
		case 'smallest':
			return `${imported}${list}\nprint(f"<<<{${kind === 'largest' ? 'max' : 'min'}(numbers, key=${key})}>>>")\n`;
		case 'ascending':
		case 'descending':
			return `${imported}${list}\nordered = sorted(numbers, key=${key}${kind === 'descending' ? ', reverse=True' : ''})\nprint(f"<<<{', '.join(ordered)}>>>")\n`;
		case 'difference':
			return `${imported}${list}\nfirst, second = (${key}(number) for number in numbers)\nprint(f"<<<{abs(first - second)}>>>")\n`;
	}
}

function chain({ kind, numbers }: Comparison, answer: string, isRight: boolean): string {
	const [a = '', b = ''] = numbers;
	const after = (number: string): string => number.split('.')[1] ?? '0';
	if (kind === 'difference')
		return `I subtract before and after the point: ${a} and ${b} are ${answer} apart.`;
	if (kind === 'ascending' || kind === 'descending') {
		return isRight
			? `I write all numbers with the same count of decimals and compare them place by place: ${answer}.`
			: `Where the whole parts agree, the digits after the point decide: ${numbers.map(after).join(', ')}. That gives ${answer}.`;
	}
	if (isRight) {
		return `I compare from the left: first the whole parts, then tenths, then hundredths. The first place that differs decides for ${answer}.`;
	}
	return (
		`The whole parts are the same, so what stands after the point decides: ${after(a)} against ${after(b)}. ` +
		`Since ${[after(a), after(b)].sort((x, y) => Number(y) - Number(x)).join(' is more than ')}, the answer is ${answer}.`
	);
}
