import { describe, expect, it } from 'vitest';
import { importer } from '../../../../src/core/tasks/new-operator/import.ts';
import { newOperator } from '../../../../src/core/tasks/new-operator/family.ts';
import type { NewOperatorInstance } from '../../../../src/core/tasks/new-operator/instance.ts';

function drop(question: string, solution: unknown) {
	const folder = 'new_operator_dataset/sample_7';
	return importer.read([
		{ path: `${folder}/question.txt`, text: question },
		{ path: `${folder}/solution.json`, text: JSON.stringify(solution) },
	]);
}

const definitions = { '#': '2*a+3*b', '@': '(a + b)/b', '~': '4*a*b' };

describe('newOperatorImporter', () => {
	it('reads a two-step sample whose stored value verifies', () => {
		const { samples } = drop('Calculate (4 # 1) @ 2.', { solution: 6.5, operator_definitions: definitions });
		const instance = samples[0]!.instance as NewOperatorInstance;
		expect(instance.expression).toEqual({ op: '@', left: { op: '#', left: 4, right: 1 }, right: 2 });
		expect(instance.rendering).toBe('full');
		expect(newOperator.verify(instance, samples[0]!.storedAnswer!).kind).toBe('correct');
	});

	it('reads a chain from the left and keeps a stored value that dropped a step', () => {
		const { samples } = drop('Calculate (3 # 4) @ 5 # 6.', {
			solution: 28,
			operator_definitions: definitions,
		});
		const { instance, storedAnswer } = samples[0]!;
		expect(instance).toMatchObject({ rendering: 'leftAssociative' });
		expect(storedAnswer).toBe('28');
		expect(newOperator.verify(instance as NewOperatorInstance, '28').kind).toBe('incorrect');
		expect(newOperator.verify(instance as NewOperatorInstance, '27.2').kind).toBe('correct');
	});

	it('rejects unknown formulas and expressions', () => {
		expect(drop('Calculate (1 # 2) # 3.', { operator_definitions: { '#': 'a**b' } }).rejected).toHaveLength(
			1,
		);
		expect(drop('What is 1?', { operator_definitions: definitions }).rejected).toEqual([
			{ name: 'new_operator_dataset/sample_7', why: 'The question holds no expression of a known form' },
		]);
	});
});
