import { isRecord } from '../../json.ts';
import { sampleFolderImporter } from '../import/sample-folder.ts';
import { type OpExpr, parseNewOperator } from './instance.ts';

const EXPRESSION = /[Cc]alculate:?\s*\(\s*(\d+)\s*(\S)\s*(\d+)\s*\)\s*(\S)\s*(\d+)(?:\s*([#@$&%~])\s*(\d+))?/;

/**
 * The expression stands in the question only. Chains of three operators are read from the left; the stored values of
 * nearly all of them belong to no reading at all, so they do not verify.
 */
export const importer = sampleFolderImporter(
	{ id: 'new-operator', parse: parseNewOperator },
	'new_operator_dataset',
	({ operator_definitions: definitions, solution: value }, question) => {
		const match = EXPRESSION.exec(question);
		if (match === null) return 'The question holds no expression of a known form';
		if (!isRecord(definitions)) return 'solution.json has no operator definitions';
		const [, x, first = '', y, second = '', z, third, w] = match;
		const pair = (op: string, left: OpExpr, right: string | undefined): OpExpr => ({
			op,
			left,
			right: Number(right),
		});
		const two = pair(second, pair(first, Number(x), y), z);
		const operators = Object.entries(definitions).map(([symbol, formula]) => ({
			symbol,
			...readFormula(formula),
		}));
		return {
			instance: {
				operators,
				expression: third === undefined ? two : pair(third, two, w),
				rendering: third === undefined ? 'full' : 'leftAssociative',
			},
			...(typeof value === 'number' ? { storedAnswer: String(value) } : {}),
		};
	},
);

/** `3*a+1*b`, `2*a*b` or `(a + b)/b`; an empty form is refused by the family's parser. */
function readFormula(formula: unknown): { form: string; p?: number; q?: number } {
	const text = typeof formula === 'string' ? formula.replace(/\s/g, '') : '';
	const linear = /^(\d)\*a\+(\d)\*b$/.exec(text);
	if (linear !== null) return { form: 'linear', p: Number(linear[1]), q: Number(linear[2]) };
	const product = /^(\d)\*a\*b$/.exec(text);
	if (product !== null) return { form: 'product', p: Number(product[1]) };
	return { form: text === '(a+b)/b' ? 'ratio' : '' };
}
