import { describe, expect, it } from 'vitest';
import { importer } from '../../../../src/core/tasks/logical-equation/import.ts';
import { logicalEquation } from '../../../../src/core/tasks/logical-equation/family.ts';
import type { LogicalEquationInstance } from '../../../../src/core/tasks/logical-equation/instance.ts';

const question = `Four letters stand for the numbers 2, 5, 8, 20.
1. A = 2.5C
2. B + D = 7
3. D > B
4. B - C = -6
5. A = 4.0D
`;

function drop(text: string, solution: string) {
	const folder = 'logical_equation/sample_4_5_0';
	return importer.read([
		{ path: `${folder}/question.txt`, text },
		{ path: `${folder}/solution.json`, text: solution },
	]);
}

describe('logicalEquationImporter', () => {
	it('reads pool and relations of every form from the question', () => {
		const { samples, rejected } = drop(question, '[20, 2, 8, 5]');
		expect(rejected).toEqual([]);
		expect(samples[0]).toEqual({
			name: 'logical_equation/sample_4_5_0',
			instance: {
				letterCount: 4,
				values: [2, 5, 8, 20],
				relations: [
					{ kind: 'multiple', left: 'A', right: 'C', tenths: 25 },
					{ kind: 'sum', left: 'B', right: 'D', total: 7 },
					{ kind: 'greater', left: 'D', right: 'B' },
					{ kind: 'difference', left: 'B', right: 'C', total: -6 },
					{ kind: 'multiple', left: 'A', right: 'D', tenths: 40 },
				],
			},
			storedAnswer: '[20, 2, 8, 5]',
		});
		const { instance, storedAnswer } = samples[0]!;
		expect(logicalEquation.verify(instance as LogicalEquationInstance, storedAnswer!).kind).toBe('correct');
	});

	it('rejects an unknown relation and a missing question', () => {
		expect(drop(question.replace('D > B', 'D divides B'), '[]').rejected).toHaveLength(1);
		const lonely = { path: 'logical_equation/sample_4_5_1/solution.json', text: '[1]' };
		expect(importer.read([lonely]).rejected).toEqual([
			{ name: 'logical_equation/sample_4_5_1', why: 'The sample has no question.txt' },
		]);
	});
});
