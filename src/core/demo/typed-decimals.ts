import { answerTo, type Comparison, decimals, scaled } from '../typed/decimals.ts';
import { readTyped } from '../typed/registry.ts';
import type { Subject } from './subject.ts';
import { comparisonCheck } from './check-program.ts';
import { disguised } from './weak-program.ts';

/** "Which is larger, 9.11 or 9.9?", sorting, and differences of decimals. */
export function decimalSubject(text: string): Subject | null {
	const comparison = readTyped(decimals, text);
	if (!comparison) return null;
	const right = answerTo(comparison, scaled(comparison.numbers));
	// Reading the digits after the point as a whole number is the famous slip; where it does no harm, words are right.
	const naive = careless(comparison);
	const isTrap = naive !== right;
	const isSum = comparison.kind === 'difference' || comparison.kind === 'minus';
	return {
		key: `decimals ${comparison.kind} ${comparison.numbers.join(' ')}`,
		family: null,
		right,
		wrong: () => naive,
		isRight: (answer) => answer.replaceAll(/\s/g, '') === right.replaceAll(/\s/g, ''),
		program: program(comparison, 'Decimal'),
		weakProgram: (wrong, rng) =>
			// Floats are exact enough to compare, and show their error in a difference.
			isSum ? program(comparison, 'float') : disguised(wrong, rng),
		guessProgram: null,
		failsAgain: false,
		checkProgram: (answer) => comparisonCheck(program(comparison, 'Decimal'), answer),
		chain: (answer, isRight) => chain(comparison, answer, isRight),
		endless: null,
		rate: (way) => {
			if (way === 'text' || way === 'free') return isTrap ? 0.1 : 0.97;
			return way === 'code' && isSum && isFloatNoisy(comparison, right) ? 0.3 : 0.98;
		},
		codeUse: () => null,
		outcome: 'likelier',
		leansToCode: true,
		codesWhenBig: false,
		advice: null,
	};
}

/** 9.11 read as "nine and eleven", and so subtracted before and after the point by itself. */
function careless(comparison: Comparison): string {
	const { kind, numbers } = comparison;
	const text = (): string => differenceRead(numbers);
	const answer = answerTo(comparison, { value: naiveValueOf, text });
	return kind === 'minus' && naiveValueOf(numbers[0] ?? '0') < naiveValueOf(numbers[1] ?? '0')
		? `-${answer}`
		: answer;
}

function naiveValueOf(number: string): bigint {
	const [whole = '0', decimals = '0'] = number.replace('-', '').split('.');
	const size = BigInt(whole) * 10n ** 40n + BigInt(decimals);
	return number.startsWith('-') ? -size : size;
}

/** Without a sign. */
function differenceRead([a = '0', b = '0']: readonly string[]): string {
	const [wholeA = '0', decimalsA = '0'] = a.split('.');
	const [wholeB = '0', decimalsB = '0'] = b.split('.');
	const whole = Math.abs(Number(wholeA) - Number(wholeB));
	const decimals = Math.abs(Number(decimalsA) - Number(decimalsB));
	return decimals === 0 ? String(whole) : `${whole}.${decimals}`;
}

function isFloatNoisy({ kind, numbers: [a = '0', b = '0'] }: Comparison, right: string): boolean {
	const difference = Number(a) - Number(b);
	return String(kind === 'minus' ? difference : Math.abs(difference)) !== right;
}

function program({ kind, numbers }: Comparison, type: 'Decimal' | 'float'): string {
	const list = `numbers = [${numbers.map((number) => `"${number}"`).join(', ')}]`;
	const key = type;
	const pair = `first, second = (${key}(number) for number in numbers)`;
	const imported = type === 'Decimal' ? 'from decimal import Decimal\n\n' : '';
	switch (kind) {
		case 'largest':
		case 'smallest':
			return `${imported}${list}\nprint(f"<<<{${kind === 'largest' ? 'max' : 'min'}(numbers, key=${key})}>>>")\n`;
		case 'ascending':
		case 'descending':
			return `${imported}${list}\nordered = sorted(numbers, key=${key}${kind === 'descending' ? ', reverse=True' : ''})\nprint(f"<<<{', '.join(ordered)}>>>")\n`;
		case 'difference':
			return `${imported}${list}\n${pair}\nprint(f"<<<{abs(first - second)}>>>")\n`;
		case 'minus':
			return `${imported}${list}\n${pair}\nprint(f"<<<{first - second}>>>")\n`;
		case 'is-larger':
		case 'is-smaller':
			return `${imported}${list}\n${pair}\nprint("<<<yes>>>" if first ${kind === 'is-larger' ? '>' : '<'} second else "<<<no>>>")\n`;
	}
}

function chain({ kind, numbers }: Comparison, answer: string, isRight: boolean): string {
	const [a = '', b = ''] = numbers;
	const after = (number: string): string => number.split('.')[1] ?? '0';
	if (kind === 'difference' || kind === 'minus')
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
