import type { Importer } from '../import/importer.ts';
import { collectSamples, parseJson, textSamples } from '../import/samples.ts';
import { parseLogicalEquation, type Relation } from './instance.ts';

const PATH = /(?:^|\/)logical_equation[^/]*\/sample_\d+_\d+_\d+\/(?:question\.txt|solution\.json)$/;

/** Pool and relations stand in the question only, the hidden assignment in solution.json. */
export const importer: Importer = {
	family: 'logical-equation',
	recognises: (path) => PATH.test(path),
	read: (files) => {
		return collectSamples(
			textSamples(files, { question: 'question.txt', solution: 'solution.json' }),
			parseLogicalEquation,
			({ question, solution }) => {
				if (typeof question !== 'string') return 'The sample has no question.txt';
				const pool = /numbers[^\d\n]*(\d+(?:\s*,\s*\d+)+)/.exec(question)?.[1];
				if (pool === undefined) return 'The question has no pool of numbers';
				const values = pool
					.split(',')
					.map(Number)
					.sort((a, b) => a - b);
				const relations = [...question.matchAll(/^\s*\d+\.\s+(.+?)\s*$/gm)].map((line) =>
					readRelation(line[1] ?? ''),
				);
				if (relations.length === 0 || relations.includes(null))
					return 'A relation of the question has no known form';
				const instance = { letterCount: values.length, values, relations };
				const stored = parseJson(typeof solution === 'string' ? solution : '');
				return Array.isArray(stored) ? { instance, storedAnswer: `[${stored.join(', ')}]` } : { instance };
			},
		);
	},
};

function readRelation(text: string): Relation | null {
	const total = /^([A-Z]) ([+-]) ([A-Z]) = (-?\d+)$/.exec(text);
	if (total !== null) {
		const [, left = '', sign, right = '', number] = total;
		return { kind: sign === '+' ? 'sum' : 'difference', left, right, total: Number(number) };
	}
	const multiple = /^([A-Z]) = (\d+)(?:\.(\d))? ?\*? ?([A-Z])$/.exec(text);
	if (multiple !== null) {
		const [, left = '', whole = '', tenth = '0', right = ''] = multiple;
		return { kind: 'multiple', left, right, tenths: Number(whole) * 10 + Number(tenth) };
	}
	const compared = /^([A-Z]) ([=>]) ([A-Z])$/.exec(text);
	if (compared === null) return null;
	const [, left = '', sign, right = ''] = compared;
	return { kind: sign === '>' ? 'greater' : 'equal', left, right };
}
