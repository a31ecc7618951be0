import { describe, expect, it } from 'vitest';
import { importer } from '../../../../src/core/tasks/math-counting-and-probability/import.ts';
import { mathCountingAndProbability as family } from '../../../../src/core/tasks/math-counting-and-probability/family.ts';
import type { MathInstance } from '../../../../src/core/tasks/kit/math-instance.ts';

describe('mathCountingAndProbabilityImporter', () => {
	it('reads a problem of its own folder only', () => {
		const path = 'MATH/train/counting_and_probability/12.json';
		expect(importer.recognises(path)).toBe(true);
		expect(importer.recognises('MATH/train/geometry/12.json')).toBe(false);
		const text = JSON.stringify({
			problem: 'How many?',
			level: 'Level 5',
			solution: '$\\boxed{48,\\!620}$ ways',
		});
		const { samples } = importer.read([{ path, text }]);
		const { instance, storedAnswer } = samples[0]!;
		expect(storedAnswer).toBe('48,\\!620');
		expect(family.verify(instance as MathInstance, '48620').kind).toBe('correct');
		expect(family.verify(instance as MathInstance, '48621').kind).toBe('incorrect');
	});

	it('rejects what is no JSON', () => {
		const path = 'counting_and_probability/1.json';
		expect(importer.read([{ path, text: 'problem: how many' }]).rejected).toEqual([
			{ name: path, why: 'The file is not a JSON object' },
		]);
	});
});
