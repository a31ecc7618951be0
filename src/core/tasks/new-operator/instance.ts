import { isRecord } from '../../json.ts';
import { areDistinct, isListOf, isOneOf, isWhole } from '../kit/shape.ts';

export const SYMBOLS = ['#', '@', '$', '&', '%', '~'] as const;

/** An expression of operators that the question defines; its exact value is asked for. */
export interface NewOperatorInstance {
	/** Distinct symbols. */
	operators: OperatorDef[];
	/** The evaluation order is part of the tree. */
	expression: OpExpr;
	/** All brackets shown, or only those needed when operators group from the left. */
	rendering: 'full' | 'leftAssociative';
}

/** `a` and `b` are its operands; a factor that is absent is 1. */
export interface OperatorDef {
	symbol: (typeof SYMBOLS)[number];
	/** p*a + q*b, p*a*b or (a + b)/b. */
	form: 'linear' | 'product' | 'ratio';
	p?: number;
	q?: number;
}

/** A whole number, or an operator's symbol with its operands. */
export type OpExpr = number | { op: string; left: OpExpr; right: OpExpr };

const MAX_STEPS = 60;

/** Up to 60 operations, all of them defined, on whole numbers from 1 to 1,000. */
export function parseNewOperator(value: unknown): NewOperatorInstance | null {
	if (!isRecord(value)) return null;
	const { rendering } = value;
	if (!isOneOf(rendering, ['full', 'leftAssociative'] as const)) return null;
	const operators = parseOperators(value['operators']);
	if (operators === null) return null;
	const expression = parseExpression(
		value['expression'],
		operators.map(({ symbol }) => symbol),
	);
	return expression === null ? null : { operators, expression, rendering };
}

function parseOperators(value: unknown): OperatorDef[] | null {
	if (!isListOf(value, 1, SYMBOLS.length, isRecord)) return null;
	const operators = value.map(parseOperator).filter((operator) => operator !== null);
	return operators.length === value.length && areDistinct(operators.map(({ symbol }) => symbol))
		? operators
		: null;
}

function parseOperator({ symbol, form, p, q }: Record<string, unknown>): OperatorDef | null {
	if (!isOneOf(symbol, SYMBOLS)) return null;
	if (form === 'ratio') return { symbol, form };
	if (form === 'product' && isFactor(p)) return { symbol, form, p };
	return form === 'linear' && isFactor(p) && isFactor(q) ? { symbol, form, p, q } : null;
}

function isFactor(value: unknown): value is number {
	return isWhole(value, 1, 100);
}

/** Null for what is no tree of at least one and at most `MAX_STEPS` operations. */
function parseExpression(value: unknown, symbols: readonly string[]): OpExpr | null {
	let nodes = 0;
	const parse = (tree: unknown): OpExpr | null => {
		if (++nodes > 2 * MAX_STEPS + 1) return null;
		if (typeof tree === 'number') return isWhole(tree, 1, 1000) ? tree : null;
		if (!isRecord(tree)) return null;
		const { op } = tree;
		if (typeof op !== 'string' || !symbols.includes(op)) return null;
		const left = parse(tree['left']);
		const right = left === null ? null : parse(tree['right']);
		return left === null || right === null ? null : { op, left, right };
	};
	const parsed = parse(value);
	return typeof parsed === 'number' ? null : parsed;
}
