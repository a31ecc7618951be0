import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { formatSample } from '../kit/answer-form.ts';
import {
	add,
	exactDecimal,
	formatFraction,
	type Fraction,
	fraction,
	isClose,
	roundedDecimal,
} from '../kit/fraction.ts';
import { parseNumber } from '../kit/number-text.ts';
import { type PythonData, pythonProgram } from '../kit/python.ts';
import { importer } from './import.ts';
import {
	type NewOperatorInstance,
	type OperatorDef,
	type OpExpr,
	parseNewOperator,
	SYMBOLS,
} from './instance.ts';
import program from './program.py?raw';
import { evaluate, solve } from './solver.ts';

interface Params {
	operators: number;
	/** Applications of an operator. */
	steps: number;
	rendering: NewOperatorInstance['rendering'];
	/** A chain from the left, as published, or any tree. */
	shape: 'chain' | 'tree';
}

const levels: readonly Level<Params>[] = [
	level('one', 'one operator, once', false, { operators: 1, steps: 1, rendering: 'full', shape: 'chain' }),
	level('two', 'one operator, twice', true, { operators: 1, steps: 2, rendering: 'full', shape: 'chain' }),
	level('three', 'three operators in a chain', true, {
		operators: 3,
		steps: 3,
		rendering: 'leftAssociative',
		shape: 'chain',
	}),
	level('tree-5', 'three operators, five steps', false, {
		operators: 3,
		steps: 5,
		rendering: 'full',
		shape: 'tree',
	}),
	level('tree-8', 'four operators, eight steps', false, {
		operators: 4,
		steps: 8,
		rendering: 'leftAssociative',
		shape: 'tree',
	}),
];

export const newOperator: TaskFamily<NewOperatorInstance, Params> = {
	id: 'new-operator',
	split: 'seen',
	area: ['math'],
	rules:
		'New operators on two numbers are defined by formulas. Evaluate an expression made of them, with exact fractions on ' +
		'the way. The brackets, or the rule that all operators group from the left, say in which order.',
	levels,
	generate,
	parse: parseNewOperator,
	question,
	verify,
	canonical: (_, answer) => {
		const number = parseNumber(answer);
		return number.ok ? formatFraction(number.value) : null;
	},
	solve,
	slip,
	python: ({ operators, expression }) =>
		pythonProgram(
			{ operators: Object.fromEntries(operators.map(withFactors)), expression: nested(expression) },
			program,
		),
	draw: ({ operators, expression, rendering }): Drawing[] => [
		{ kind: 'facts', caption: 'Definitions', facts: operators.map(definition) },
		{ kind: 'sequence', caption: 'Evaluate', text: render(expression, rendering) },
	],
	importer,
};

function level(id: string, label: string, published: boolean, params: Params): Level<Params> {
	return { id, label, published, params };
}

const LARGEST_VALUE = 1_000_000n;
const LARGEST_DENOMINATOR = 10_000n;

function generate({ params }: Level<Params>, rng: Rng): NewOperatorInstance {
	for (;;) {
		const operators = rng.sample(SYMBOLS, params.operators).map((symbol) => drawOperator(symbol, rng));
		const expression = drawExpression(params, operators, rng);
		const value = evaluate(expression, operators);
		const usesAll = operators.every(({ symbol }) => render(expression, 'full').includes(symbol));
		if (usesAll && value.n <= LARGEST_VALUE * value.d && value.d <= LARGEST_DENOMINATOR) {
			return { operators, expression, rendering: params.rendering };
		}
	}
}

function drawOperator(symbol: OperatorDef['symbol'], rng: Rng): OperatorDef {
	const form = rng.pick(['linear', 'product', 'ratio'] as const);
	if (form === 'ratio') return { symbol, form };
	const p = rng.int(1, 5);
	if (form === 'linear') return { symbol, form, p, q: rng.int(1, 5) };
	// 1*a*b would be the ordinary product.
	return { symbol, form, p: Math.max(2, p) };
}

function drawExpression(params: Params, operators: readonly OperatorDef[], rng: Rng): OpExpr {
	// Every operator once, then repetitions.
	const symbols = rng.shuffle(
		Array.from({ length: params.steps }, (_, step) => (operators[step] ?? rng.pick(operators)).symbol),
	);
	const grow = (ops: readonly string[]): OpExpr => {
		if (ops.length === 0) return rng.int(1, 10);
		const at = params.shape === 'chain' ? ops.length - 1 : rng.int(0, ops.length - 1);
		return { op: ops[at] as string, left: grow(ops.slice(0, at)), right: grow(ops.slice(at + 1)) };
	};
	return grow(symbols);
}

function definition({ symbol, form, p = 1, q = 1 }: OperatorDef): string {
	const formula = { linear: `${p}*a + ${q}*b`, product: `${p}*a*b`, ratio: '(a + b)/b' }[form];
	return `a ${symbol} b = ${formula}`;
}

function render(expression: OpExpr, rendering: NewOperatorInstance['rendering']): string {
	if (typeof expression === 'number') return String(expression);
	const bracket = (part: OpExpr): string =>
		typeof part === 'number' ? String(part) : `(${render(part, rendering)})`;
	const left = rendering === 'full' ? bracket(expression.left) : render(expression.left, rendering);
	return `${left} ${expression.op} ${bracket(expression.right)}`;
}

function question(instance: NewOperatorInstance): string {
	const { operators, expression, rendering } = instance;
	const shown = render(expression, rendering);
	const bracketed = shown.includes('(') ? 'The brackets give the order of evaluation. ' : '';
	const order =
		rendering === 'full'
			? bracketed
			: 'All of these operators have the same precedence and group from the left: where brackets leave a choice, the ' +
				'operator further left comes first. ';
	return (
		`${operators.length === 1 ? 'A new operator is' : 'New operators are'} defined for numbers a (left) and b (right):\n\n` +
		`${operators.map(definition).join('\n')}\n\n` +
		`Evaluate this expression:\n\n${shown}\n\n` +
		`${order}Inside the definitions + * / have their usual meaning. Compute exactly: do not round on the way.\n\n` +
		'Give the value alone between <<< and >>>, as a whole number, an exact fraction p/q or a decimal number with at least ' +
		`4 decimals where it does not end earlier, for example <<<${formatSample(solve(instance), ['17/3', '11/6'])}>>>.`
	);
}

const TOLERANCE = fraction(1, 10_000);

function verify({ operators, expression }: NewOperatorInstance, answer: string): Verdict {
	const given = parseNumber(answer);
	if (!given.ok) return malformed(given.error);
	const value = evaluate(expression, operators);
	if (isClose(given.value, value, TOLERANCE, true)) return correct(`The value is ${formatFraction(value)}`);
	return incorrect(`The expression evaluates to ${readable(value)}, not ${readable(given.value)}`);
}

function readable(value: Fraction): string {
	if (value.n.toString().length > 40) return 'a number that long';
	return exactDecimal(value) ?? `${formatFraction(value)} (about ${roundedDecimal(value, 4)})`;
}

/** An operand pair exchanged, a coefficient forgotten, or the grouping taken from the right. */
function slip(instance: NewOperatorInstance, rng: Rng): string {
	const { operators, expression } = instance;
	const forgetful = operators.map((def): OperatorDef =>
		def.form === 'ratio'
			? { symbol: def.symbol, form: 'linear', p: 1, q: 1 }
			: { ...def, p: (def.p ?? 1) + 1 },
	);
	const wrong = [
		evaluate(exchanged(expression), operators),
		evaluate(regrouped(expression), operators),
		evaluate(expression, forgetful),
		add(evaluate(expression, operators), fraction(1)),
	];
	for (const value of [...rng.shuffle(wrong.slice(0, 3)), ...wrong.slice(3)]) {
		const text = formatFraction(value);
		if (verify(instance, text).kind === 'incorrect') return text;
	}
	return '0';
}

function exchanged(expression: OpExpr): OpExpr {
	return typeof expression === 'number'
		? expression
		: { op: expression.op, left: expression.right, right: expression.left };
}

/** (x op y) op z read as x op (y op z). */
function regrouped(expression: OpExpr): OpExpr {
	if (typeof expression === 'number' || typeof expression.left === 'number') return expression;
	const { left, right, op } = expression;
	return { op: left.op, left: left.left, right: { op, left: left.right, right } };
}

/** The form, and the factors it has. */
function withFactors({ symbol, form, p, q }: OperatorDef): [symbol: string, PythonData[]] {
	return [symbol, [form, p, q].filter((part) => part !== undefined)];
}

/** A number, or `[left, symbol, right]`. */
function nested(expression: OpExpr): PythonData {
	if (typeof expression === 'number') return expression;
	const { left, op, right } = expression;
	return [nested(left), op, nested(right)];
}
