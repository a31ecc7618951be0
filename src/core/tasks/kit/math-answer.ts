import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { ExactTerm } from './exact-term.ts';
import { equal } from './fraction.ts';
import { readMath, type MathReading } from './math-expression.ts';
import { namedValues, shapeOf, sidesOf, tidy, withoutPercent, withoutUnit } from './math-text.ts';

/** The right answer of a MATH problem, as far as it is known. */
export interface MathAnswer {
	/** Display form. */
	latex: string;
	/** Generated numbers: sum of terms, normalised. */
	terms?: ExactTerm[];
	/** Labels (names such as C or CD), equations and texts are compared as text. */
	kind: MathAnswerKind;
	/** Further accepted LaTeX forms, such as both sides of an approximation. */
	alternatives?: string[];
}

export const MATH_ANSWER_KINDS = [
	'number',
	'tuple',
	'set',
	'list',
	'ratio',
	'expression',
	'equation',
	'label',
	'text',
] as const;

export type MathAnswerKind = (typeof MATH_ANSWER_KINDS)[number];

const MAX_ANSWER_LENGTH = 3000;

const MAX_SIDES = 12;

/** Judges a reply against a reference: exact values exactly, rounded decimals within a thousandth. */
export function judgeMath(reference: MathAnswer, answer: string): Verdict {
	if (answer.length > MAX_ANSWER_LENGTH) return malformed('The answer is far too long');
	const bare = tidy(answer);
	if (bare === '') return malformed('There is nothing between the markers');
	const forms = [reference.latex, ...(reference.alternatives ?? [])].map(tidy);
	// What is stored is right as it stands, whatever can be read in it.
	if (forms.includes(bare)) return correct('The answer is the expected one');
	if (/\brespectively\b/.test(bare) && !['list', 'set'].includes(reference.kind))
		return malformed('The answer names several values');
	const named = compareNamed(forms[0] ?? '', bare);
	if (named !== null) return named;
	const targets = forms.flatMap(sidesOf);
	const isText = ['label', 'text', 'equation'].includes(reference.kind);
	if (isText) {
		const squeezed = bare.replace(/[\s{}]/g, '');
		const same = targets.concat(forms).some((t) => t.replace(/[\s{}]/g, '') === squeezed);
		return same ? correct('The answer is the expected one') : incorrect(`The answer is ${reference.latex}`);
	}
	let trouble: string | null = null;
	const sides = sidesOf(bare);
	if (sides.length > MAX_SIDES) return malformed('The answer has too many equals signs');
	const results = targets.map((target) => sides.map((side) => compareForms(target, side)));
	// Each side may match another of the accepted forms: 0.56 and 56\% say the same.
	if (sides.every((_, index) => results.some((of) => of[index] === 'same')))
		return correct('The answer has the right value');
	for (const of of results) trouble ??= of.find((result) => result.startsWith('!'))?.slice(1) ?? null;
	if (trouble !== null) return malformed(trouble);
	if (bare.includes('%') && !targets.some((target) => target.includes('%'))) {
		return incorrect('The answer is a percentage, which is not what is asked');
	}
	const truth = `the answer is ${reference.latex.length > 80 ? 'another value' : reference.latex}`;
	const isNear = targets.some((target) => sides.some((side) => isRoundedTooMuch(target, side)));
	return incorrect(isNear ? `The decimal number is not precise enough: ${truth}` : truth.replace('t', 'T'));
}

/**
 * Several values with names, such as `AB=9, CD=4`: with names in any order, without them in the order of the reference.
 * Null when the reference is no such list.
 */
function compareNamed(reference: string, given: string): Verdict | null {
	const wanted = namedValues(reference);
	if (wanted === null) return null;
	const truth = incorrect(`The answer is ${reference}`);
	const named = namedValues(given);
	const shape = shapeOf(given.replace(/^\[([^[\]]*)\]$/, '$1').replace(/ and /g, ', '));
	if (named === null && (shape.kind === 'scalar' || shape.kind === 'ratio' || given.includes('='))) {
		return malformed('Several values are asked for');
	}
	const values = 'parts' in shape ? shape.parts : [];
	if ((named?.size ?? values.length) !== wanted.size) return truth;
	const results = [...wanted].map(([name, value], index) =>
		compareScalars(value, named === null ? (values[index] ?? '') : (named.get(name) ?? '')),
	);
	if (results.every((result) => result === 'same')) return correct('The values are the right ones');
	const trouble = results.find((result) => result.startsWith('!'));
	return trouble === undefined || named !== null ? truth : malformed(trouble.slice(1));
}

/** Whether an answer has as many parts as the reference: a point is no single value, a word no paragraph. */
export function fitsReference(reference: MathAnswer, answer: string): boolean {
	if (['label', 'text', 'equation'].includes(reference.kind)) {
		return answer.length <= 20 + 2 * reference.latex.length;
	}
	return reference.kind !== 'tuple' || ['tuple', 'list', 'set'].includes(shapeOf(tidy(answer)).kind);
}

/** A decimal number near the value, but not near enough. */
function isRoundedTooMuch(target: string, given: string): boolean {
	const [wanted, reading] = [readMath(withoutPercent(target)), readMath(withoutUnit(given))];
	if (!wanted.ok || !reading.ok || !reading.value.isDecimal) return false;
	const value = wanted.value.value.approx;
	return Math.abs(reading.value.value.approx - value) < 0.02 * Math.abs(value);
}

/** The kind a stored LaTeX answer has, from its shape alone. */
export function kindOfLatex(latex: string): MathAnswerKind {
	const sides = sidesOf(tidy(latex));
	const [first = ''] = sides;
	const shape = shapeOf(first);
	if (shape.kind !== 'scalar') return shape.kind;
	const reading = readMath(withoutPercent(first));
	if (!reading.ok) return /^[A-Z]+$/.test(first) ? 'label' : 'text';
	if (/^[A-Z]+$/.test(first)) return 'label';
	return reading.value.variables.size === 0 ? 'number' : 'expression';
}

/** `same`, `different`, or `!` and why the given text cannot be read. */
function compareForms(target: string, given: string): string {
	const [wanted, shape] = [shapeOf(target), shapeOf(given)];
	if (wanted.kind === 'scalar') {
		if (shape.kind === 'ratio') return '!One value is asked for, but the answer has a colon in it';
		return shape.kind === 'scalar' ? compareScalars(target, given) : '!One value is asked for, not several';
	}
	if (wanted.kind === 'ratio') {
		if (wanted.parts.length === 2 && shape.kind === 'scalar') {
			return compareScalars(`(${wanted.parts.join(')/(')})`, given);
		}
		if (shape.kind !== 'ratio' || shape.parts.length !== wanted.parts.length) return 'different';
		const scale = (parts: readonly string[]): string[] =>
			parts.map((part) => `(${part})/(${parts[0] ?? '1'})`);
		return every(scale(wanted.parts), scale(shape.parts));
	}
	const isUnordered = wanted.kind === 'list' || wanted.kind === 'set';
	const parts = shape.kind === 'scalar' || shape.kind === 'ratio' ? [given] : shape.parts;
	if (wanted.kind === 'tuple' && shape.kind !== 'tuple') {
		if (given.startsWith('[') && given.includes(','))
			return '!The answer should be in round brackets, like (x, y)';
		return shape.kind === 'list' ? every(wanted.parts, parts) : 'different';
	}
	if (!isUnordered) return every(wanted.parts, parts);
	const unreadable = parts.map((part) => compareScalars('0', part)).find((result) => result.startsWith('!'));
	if (unreadable !== undefined) return unreadable;
	const left = [...wanted.parts];
	for (const part of parts) {
		const at = left.findIndex((one) => compareScalars(one, part) === 'same');
		const isRepeated =
			wanted.kind === 'set' && wanted.parts.some((one) => compareScalars(one, part) === 'same');
		if (at < 0 && !isRepeated) return 'different';
		if (at >= 0) left.splice(at, 1);
	}
	return left.length === 0 ? 'same' : 'different';
}

function every(wanted: readonly string[], given: readonly string[]): string {
	if (wanted.length !== given.length) return 'different';
	const results = wanted.map((one, index) => compareScalars(one, given[index] ?? ''));
	return results.find((result) => result !== 'same') ?? 'same';
}

function compareScalars(target: string, given: string): string {
	const wanted = readMath(withoutPercent(target));
	if (!wanted.ok) return target.replace(/\s/g, '') === given.replace(/\s/g, '') ? 'same' : 'different';
	const hasLetters = wanted.value.variables.size > 0;
	const text = hasLetters ? given : withoutUnit(given);
	const reading = readMath(withoutPercent(text));
	if (!reading.ok) return `!${reading.error}`;
	if (text.includes('%') && !target.includes('%')) return 'different';
	if (!hasLetters && reading.value.variables.size > 0)
		return '!The answer holds letters, a number is asked for';
	if (hasLetters) return compareWithLetters(target, text, wanted.value, reading.value);
	return sameNumber(wanted.value, reading.value) ? 'same' : 'different';
}

function sameNumber({ value: target }: MathReading, { value: given, isDecimal }: MathReading): boolean {
	if (target.exact !== null && given.exact !== null && equal(target.exact, given.exact)) return true;
	const gap = Math.abs(given.approx - target.approx);
	if (isDecimal && target.exact?.d !== 1n) return gap < 1e-3 * Math.abs(target.approx);
	// Two exact values that differ, differ, however near they are.
	if (target.exact !== null && given.exact !== null && !isDecimal) return false;
	// Beyond 2^53 a double cannot tell neighbours apart.
	if (Math.abs(target.approx) > Number.MAX_SAFE_INTEGER) return false;
	return gap <= 1e-9 * Math.max(1, Math.abs(target.approx));
}

/** Same letters, and equal at six fixed positive points. */
function compareWithLetters(target: string, given: string, a: MathReading, b: MathReading): string {
	if ([...a.variables].sort().join('') !== [...b.variables].sort().join('')) return 'different';
	for (let point = 1; point <= 6; point++) {
		const at = (name: string): number => 0.3 + ((name.charCodeAt(0) * 37 * point * point) % 101) / 29;
		const [x, y] = [readMath(target, at), readMath(given, at)];
		if (!x.ok || !y.ok) return 'different';
		const gap = Math.abs(x.value.value.approx - y.value.value.approx);
		if (!(gap <= 1e-9 * Math.max(1, Math.abs(x.value.value.approx)))) return 'different';
	}
	return 'same';
}
