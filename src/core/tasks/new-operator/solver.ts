import { add, divide, formatFraction, type Fraction, fraction, multiply } from '../kit/fraction.ts';
import type { NewOperatorInstance, OperatorDef, OpExpr } from './instance.ts';

export function solve({ operators, expression }: NewOperatorInstance): string {
	return formatFraction(evaluate(expression, operators));
}

/** Exact. Throws a `RangeError` where a ratio divides by zero; every operator must be defined. */
export function evaluate(expression: OpExpr, operators: readonly OperatorDef[]): Fraction {
	if (typeof expression === 'number') return fraction(expression);
	const a = evaluate(expression.left, operators);
	const b = evaluate(expression.right, operators);
	const { form, p = 1, q = 1 } = operators.find(({ symbol }) => symbol === expression.op) as OperatorDef;
	if (form === 'linear') return add(multiply(fraction(p), a), multiply(fraction(q), b));
	return form === 'product' ? multiply(fraction(p), multiply(a, b)) : divide(add(a, b), b);
}
