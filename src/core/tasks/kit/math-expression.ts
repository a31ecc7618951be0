import { err, ok, type Result } from '../../result.ts';
import { add, divide, fraction, magnitude, multiply, subtract, toNumber, type Fraction } from './fraction.ts';

/** A value: exact where it is rational and of sane size, and as a double in any case. */
export interface MathValue {
	exact: Fraction | null;
	approx: number;
}

/** What a text in LaTeX or plain signs says as one value. */
export interface MathReading {
	value: MathValue;
	/** Letters that stand for numbers. */
	variables: ReadonlySet<string>;
	/** A decimal point or an exponent e was used, so the value may be rounded. */
	isDecimal: boolean;
}

const MAX_DEPTH = 60;
const MAX_OPERATIONS = 300;
/** About 1200 digits; beyond it only the double is kept. */
const LARGEST_EXACT = 1n << 4096n;

class MathSyntaxError extends Error {}

/**
 * Reads and evaluates an expression in LaTeX or keyboard notation: + - * / ^, brackets, implicit products, decimals,
 * fractions, roots, π, factorials, binomials and trigonometric functions. Our own grammar on plain characters, limited in
 * depth and work; letters take their values from `letters`.
 */
export function readMath(text: string, letters: (name: string) => number = () => NaN): Result<MathReading> {
	const reader = new Reader(text, letters);
	try {
		return ok({ value: reader.whole(), variables: reader.variables, isDecimal: reader.isDecimal });
	} catch (error) {
		if (error instanceof MathSyntaxError) return err(error.message);
		throw error;
	}
}

const TRIGONOMETRIC: Readonly<Record<string, (x: number) => number>> = {
	sin: Math.sin,
	cos: Math.cos,
	tan: Math.tan,
	cot: (x) => 1 / Math.tan(x),
	sec: (x) => 1 / Math.cos(x),
	csc: (x) => 1 / Math.sin(x),
};

class Reader {
	readonly variables = new Set<string>();
	isDecimal = false;
	readonly #text: string;
	readonly #letters: (name: string) => number;
	#at = 0;
	#depth = 0;
	#operations = 0;
	#inTrigonometry = 0;

	constructor(text: string, letters: (name: string) => number) {
		this.#text = text;
		this.#letters = letters;
	}

	whole(): MathValue {
		const value = this.#sum();
		this.#skipSpace();
		if (this.#at < this.#text.length) this.#fail();
		return value;
	}

	#sum(): MathValue {
		if (++this.#depth > MAX_DEPTH) throw new MathSyntaxError('The answer is nested too deeply');
		let value = this.#product();
		for (;;) {
			if (this.#take('+')) value = this.#apply('+', value, this.#product());
			else if (this.#take('-')) value = this.#apply('-', value, this.#product());
			else break;
		}
		this.#depth--;
		return value;
	}

	#product(): MathValue {
		let value = this.#signed();
		for (;;) {
			if (this.#take('*') || this.#take('\\cdot') || this.#take('\\times')) {
				value = this.#apply('*', value, this.#signed());
			} else if (this.#take('/') || this.#take('\\div')) {
				value = this.#apply('/', value, this.#signed());
			} else if (this.#startsFactor()) {
				value = this.#apply('*', value, this.#power());
			} else return value;
		}
	}

	#signed(): MathValue {
		let negative = false;
		for (;;) {
			if (this.#take('-')) negative = !negative;
			else if (!this.#take('+')) break;
		}
		const value = this.#power();
		return negative ? this.#apply('-', rational(fraction(0)), value) : value;
	}

	#power(): MathValue {
		let value = this.#atom();
		for (;;) {
			if (this.#take('!')) value = this.#factorial(value);
			else if (this.#take('^\\circ') || this.#take('^{\\circ}') || this.#take('°')) {
				if (this.#inTrigonometry > 0) value = inexact((value.approx * Math.PI) / 180);
			} else break;
		}
		if (!this.#take('^')) return value;
		const negative = this.#take('-');
		const exponent = this.#atom();
		return this.#raise(value, negative ? this.#apply('-', rational(fraction(0)), exponent) : exponent);
	}

	/** A digit never starts an implicit factor: `2 3` is two numbers. */
	#startsFactor(): boolean {
		this.#skipSpace();
		return /^(?:[a-zA-Z([{π√]|\\(?:frac|sqrt|pi|binom|sin|cos|tan|cot|sec|csc)(?![a-z]))/.test(
			this.#text.slice(this.#at, this.#at + 8),
		);
	}

	#atom(): MathValue {
		this.#skipSpace();
		for (const [open, close] of [
			['(', ')'],
			['[', ']'],
			['{', '}'],
		] as const) {
			if (!this.#take(open)) continue;
			const value = this.#sum();
			if (!this.#take(close)) throw new MathSyntaxError('A bracket is not closed');
			return value;
		}
		if (this.#take('\\frac')) return this.#apply('/', this.#argument(), this.#argument());
		if (this.#take('\\binom')) return this.#binomial(this.#argument(), this.#argument());
		if (this.#take('\\sqrt') || this.#take('√') || this.#takeWord('sqrt')) return this.#root();
		if (this.#take('\\pi') || this.#take('π') || this.#takeWord('pi')) return inexact(Math.PI);
		for (const [name, apply] of Object.entries(TRIGONOMETRIC)) {
			if (!this.#take(`\\${name}`) && !this.#takeWord(name)) continue;
			this.#inTrigonometry++;
			const angle = this.#power();
			this.#inTrigonometry--;
			return inexact(apply(angle.approx));
		}
		const number = this.#number();
		if (number !== null) return number;
		return this.#letter();
	}

	/** Of a command: a braced expression, a single digit or a single letter. */
	#argument(): MathValue {
		this.#skipSpace();
		const char = this.#text.charAt(this.#at);
		if (/\d/.test(char)) {
			this.#at++;
			return rational(fraction(BigInt(char)));
		}
		return this.#atom();
	}

	#root(): MathValue {
		let index = 2;
		if (this.#take('[')) {
			index = Number(/^\d{1,2}(?=\])/.exec(this.#text.slice(this.#at, this.#at + 3))?.[0] ?? NaN);
			if (!(index >= 2)) throw new MathSyntaxError('The index of a root is not a small whole number');
			this.#at += String(index).length + 1;
		}
		const value = this.#radicand();
		const exact = value.exact === null ? null : exactRoot(value.exact, index);
		if (exact !== null) return rational(exact);
		return inexact(
			index === 2 ? Math.sqrt(value.approx) : Math.sign(value.approx) * Math.abs(value.approx) ** (1 / index),
		);
	}

	/** As `#argument`, but `√13` and `\sqrt13` mean the root of all the digits, as people type them. */
	#radicand(): MathValue {
		this.#skipSpace();
		const digits = /^\d*/.exec(this.#text.slice(this.#at))?.[0] ?? '';
		if (digits === '') return this.#argument();
		this.#at += digits.length;
		return rational(fraction(BigInt(digits)));
	}

	#number(): MathValue | null {
		const match = /^(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,2})(?![\d.]))?/i.exec(this.#text.slice(this.#at));
		const [all = '', whole = '', part = '', exponent] = match ?? [];
		if (whole + part === '') return null;
		this.#at += all.length;
		if (all.includes('.') || exponent !== undefined) this.isDecimal = true;
		const power = Number(exponent ?? 0) - part.length;
		const digits = BigInt(whole + part);
		const value = rational(
			power >= 0 ? fraction(digits * 10n ** BigInt(power)) : fraction(digits, 10n ** BigInt(-power)),
		);
		// A whole number before a fraction of two whole numbers is a mixed number; blanks mean nothing in LaTeX.
		const mixed = /^ {0,5}\\frac(?:\{(\d{1,9})\}|(\d))(?:\{(\d{1,9})\}|(\d))/.exec(
			this.#text.slice(this.#at, this.#at + 40),
		);
		if (mixed === null || all.includes('.')) return value;
		this.#at += mixed[0].length;
		const [top, bottom] = [
			rational(fraction(BigInt(mixed[1] ?? mixed[2] ?? 0))),
			BigInt(mixed[3] ?? mixed[4] ?? 0),
		];
		return this.#apply('+', value, this.#apply('/', top, rational(fraction(bottom))));
	}

	#letter(): MathValue {
		const char = this.#text.charAt(this.#at);
		if (!/[a-zA-Z]/.test(char)) this.#fail();
		this.#at++;
		if (char === 'C' && this.#text.charAt(this.#at) === '(') {
			this.#at++;
			const n = this.#sum();
			if (!this.#take(',')) throw new MathSyntaxError('C(n, k) needs two numbers');
			const k = this.#sum();
			if (!this.#take(')')) throw new MathSyntaxError('A bracket is not closed');
			return this.#binomial(n, k);
		}
		this.variables.add(char);
		return inexact(this.#letters(char));
	}

	#apply(operator: '+' | '-' | '*' | '/', a: MathValue, b: MathValue): MathValue {
		if (++this.#operations > MAX_OPERATIONS) throw new MathSyntaxError('The answer is far too long');
		if (operator === '/' && b.exact?.n === 0n) throw new MathSyntaxError('The answer divides by zero');
		if (a.exact !== null && b.exact !== null) {
			const exact = { '+': add, '-': subtract, '*': multiply, '/': divide }[operator](a.exact, b.exact);
			if (magnitude(exact.n) < LARGEST_EXACT && exact.d < LARGEST_EXACT) return rational(exact);
		}
		if (operator === '+') return inexact(a.approx + b.approx);
		if (operator === '-') return inexact(a.approx - b.approx);
		return inexact(operator === '*' ? a.approx * b.approx : a.approx / b.approx);
	}

	#raise(base: MathValue, exponent: MathValue): MathValue {
		this.#operations++;
		const whole = exponent.exact?.d === 1n ? Number(exponent.exact.n) : NaN;
		const approx = base.approx ** exponent.approx;
		if (base.exact === null || !(Math.abs(whole) <= 4096)) return inexact(approx);
		const bits = Math.max(base.exact.n.toString(2).length, base.exact.d.toString(2).length);
		if (bits * Math.abs(whole) > 4096 || (whole < 0 && base.exact.n === 0n)) return inexact(approx);
		const size = BigInt(Math.abs(whole));
		const [top, bottom] = [base.exact.n ** size, base.exact.d ** size];
		return rational(whole < 0 ? fraction(bottom, top) : fraction(top, bottom));
	}

	#factorial(value: MathValue): MathValue {
		this.#operations += 20;
		const n = value.exact?.d === 1n ? Number(value.exact.n) : NaN;
		if (!(n >= 0 && n <= 400)) throw new MathSyntaxError('A factorial needs a whole number up to 400');
		let product = 1n;
		for (let factor = 2n; factor <= BigInt(n); factor++) product *= factor;
		return rational(fraction(product));
	}

	#binomial(top: MathValue, bottom: MathValue): MathValue {
		this.#operations += 20;
		const [n, k] = [top, bottom].map(({ exact }) => (exact?.d === 1n ? Number(exact.n) : NaN)) as [
			number,
			number,
		];
		if (!(n >= 0 && n <= 1000 && k >= 0))
			throw new MathSyntaxError('A binomial needs whole numbers up to 1000');
		let value = k > n ? 0n : 1n;
		for (let i = 1; i <= Math.min(k, n - k); i++) value = (value * BigInt(n - i + 1)) / BigInt(i);
		return rational(fraction(value));
	}

	#take(sign: string): boolean {
		this.#skipSpace();
		if (!this.#text.startsWith(sign, this.#at)) return false;
		// \pi is not the beginning of another command.
		if (/^\\[a-z]/.test(sign) && /[a-zA-Z]/.test(this.#text.charAt(this.#at + sign.length))) return false;
		this.#at += sign.length;
		return true;
	}

	#takeWord(word: string): boolean {
		if (!this.#text.startsWith(word, this.#at)) return false;
		this.#at += word.length;
		return true;
	}

	#skipSpace(): void {
		while (/\s/.test(this.#text.charAt(this.#at))) this.#at++;
	}

	#fail(): never {
		const char = this.#text.charAt(this.#at);
		throw new MathSyntaxError(
			char === ''
				? 'The answer ends where a number should be'
				: `The answer cannot be read from "${char}" on`,
		);
	}
}

function rational(exact: Fraction): MathValue {
	return { exact, approx: toNumber(exact) };
}

function inexact(approx: number): MathValue {
	return { exact: null, approx };
}

function exactRoot(value: Fraction, index: number): Fraction | null {
	const [top, bottom] = [wholeRoot(value.n, index), wholeRoot(value.d, index)];
	return top === null || bottom === null ? null : fraction(top, bottom);
}

function wholeRoot(value: bigint, index: number): bigint | null {
	if (value < 0n || value > 10n ** 30n) return null;
	const near = BigInt(Math.round(Number(value) ** (1 / index)));
	for (const candidate of [near, near - 1n, near + 1n]) {
		if (candidate >= 0n && candidate ** BigInt(index) === value) return candidate;
	}
	return null;
}
