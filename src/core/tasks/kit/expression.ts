import { err, ok, type Result } from '../../result.ts';
import { fraction, type Fraction } from './fraction.ts';

export type BinaryOperator = '+' | '-' | '*' | '/';

/**
 * An arithmetic expression over whole numbers. Kept in postfix order, so that reading and evaluating are loops: text
 * of any nesting depth is safe.
 */
export interface Expression {
	/** The whole numbers in reading order. */
	literals: readonly bigint[];
	/** Operands before their operator; `negate` takes one operand. */
	postfix: readonly (bigint | BinaryOperator | 'negate')[];
}

/** What a reader of expressions allows beside the four operators and brackets. */
export interface ExpressionRules {
	/** May a minus sign stand before an operand? */
	unaryMinus: boolean;
}

/**
 * Reads + - * /, brackets ( ) and [ ], their common typographic and LaTeX synonyms and `\frac{x}{y}`. Everything else
 * (decimals, powers, names, two operands side by side) is refused with a reason in one sentence. Linear in the text.
 */
export function parseExpression(text: string, rules: ExpressionRules): Result<Expression> {
	const tokens = tokenize(text);
	return tokens.ok ? toPostfix(tokens.value, rules) : tokens;
}

/** Exact value; null when it divides by zero. Work grows with the number of literals: limit them first. */
export function evaluateExpression(expression: Expression): Fraction | null {
	// Left unreduced until the end: reducing at every step costs more than it saves at these sizes.
	const stack: { n: bigint; d: bigint }[] = [];
	for (const item of expression.postfix) {
		if (typeof item === 'bigint') {
			stack.push({ n: item, d: 1n });
			continue;
		}
		const b = stack.pop();
		if (b === undefined) return null;
		if (item === 'negate') {
			stack.push({ n: -b.n, d: b.d });
			continue;
		}
		const a = stack.pop();
		if (a === undefined) return null;
		if (item === '*') stack.push({ n: a.n * b.n, d: a.d * b.d });
		else if (item === '/') {
			if (b.n === 0n) return null;
			stack.push({ n: a.n * b.d, d: a.d * b.n });
		} else stack.push({ n: a.n * b.d + (item === '+' ? b.n : -b.n) * a.d, d: a.d * b.d });
	}
	const value = stack.pop();
	return value === undefined ? null : fraction(value.n, value.d);
}

type Token = bigint | BinaryOperator | '(' | ')';

const SYNONYMS: readonly (readonly [string, Token | null])[] = [
	['\\times', '*'],
	['\\cdot', '*'],
	['\\div', '/'],
	['\\left', null],
	['\\right', null],
	['×', '*'],
	['·', '*'],
	['∗', '*'],
	['÷', '/'],
	['−', '-'],
	['[', '('],
	[']', ')'],
];
const MAX_LITERAL_DIGITS = 12;

function tokenize(text: string): Result<Token[]> {
	const tokens: Token[] = [];
	// Which part of a \frac each open brace is.
	const braces: ('top' | 'bottom')[] = [];
	let at = 0;
	while (at < text.length) {
		const char = text.charAt(at);
		if (/\s/.test(char)) {
			at++;
		} else if (isDigit(char)) {
			const start = at;
			while (at < text.length && isDigit(text.charAt(at))) at++;
			if (at - start > MAX_LITERAL_DIGITS) return err('A number in it has too many digits');
			tokens.push(BigInt(text.slice(start, at)));
		} else if (char === '+' || char === '-' || char === '*' || char === '/' || char === '(' || char === ')') {
			tokens.push(char);
			at++;
		} else if (text.startsWith('\\frac', at)) {
			at = skipSpace(text, at + 5);
			if (text.charAt(at) !== '{') return err('A \\frac needs its two parts in braces');
			tokens.push('(', '(');
			braces.push('top');
			at++;
		} else if (char === '}' && braces.length > 0) {
			at++;
			if (braces.pop() === 'bottom') {
				tokens.push(')', ')');
				continue;
			}
			at = skipSpace(text, at);
			if (text.charAt(at) !== '{') return err('A \\frac needs its two parts in braces');
			tokens.push(')', '/', '(');
			braces.push('bottom');
			at++;
		} else {
			const synonym = SYNONYMS.find(([sign]) => text.startsWith(sign, at));
			if (synonym === undefined) {
				const shown = String.fromCodePoint(text.codePointAt(at) ?? 0);
				return err(`"${shown}" is not allowed: only whole numbers, + - * / and brackets are`);
			}
			if (synonym[1] !== null) tokens.push(synonym[1]);
			at += synonym[0].length;
		}
	}
	return braces.length === 0 ? ok(tokens) : err('A brace is not closed');
}

/** Operator precedence with an explicit stack (shunting yard). */
function toPostfix(tokens: readonly Token[], rules: ExpressionRules): Result<Expression> {
	const literals: bigint[] = [];
	const postfix: (bigint | BinaryOperator | 'negate')[] = [];
	const waiting: (BinaryOperator | 'negate' | '(')[] = [];
	let wantsOperand = true;
	for (const token of tokens) {
		if (typeof token === 'bigint') {
			if (!wantsOperand) return err('An operator is missing before a number');
			literals.push(token);
			postfix.push(token);
			wantsOperand = false;
		} else if (token === '(') {
			if (!wantsOperand) return err('An operator is missing before an opening bracket');
			waiting.push('(');
		} else if (token === ')') {
			if (wantsOperand) return err('A closing bracket stands where a number should be');
			let top = waiting.pop();
			while (top !== undefined && top !== '(') {
				postfix.push(top);
				top = waiting.pop();
			}
			if (top === undefined) return err('A closing bracket has no opening one');
		} else if (wantsOperand) {
			if (token !== '-' || !rules.unaryMinus) return err(`"${token}" stands where a number should be`);
			waiting.push('negate');
		} else {
			let top = waiting.at(-1);
			while (top !== undefined && precedence(top) >= precedence(token)) {
				if (top !== '(') postfix.push(top);
				waiting.pop();
				top = waiting.at(-1);
			}
			waiting.push(token);
			wantsOperand = true;
		}
	}
	if (tokens.length === 0) return err('There is no expression');
	if (wantsOperand) return err('The expression ends where a number should be');
	for (let top = waiting.pop(); top !== undefined; top = waiting.pop()) {
		if (top === '(') return err('A bracket is not closed');
		postfix.push(top);
	}
	return ok({ literals, postfix });
}

function precedence(operator: BinaryOperator | 'negate' | '('): number {
	if (operator === '(') return 0;
	if (operator === 'negate') return 3;
	return operator === '*' || operator === '/' ? 2 : 1;
}

function isDigit(char: string): boolean {
	return char >= '0' && char <= '9';
}

function skipSpace(text: string, from: number): number {
	let at = from;
	while (at < text.length && /\s/.test(text.charAt(at))) at++;
	return at;
}
