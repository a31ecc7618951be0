import { describe, expect, it } from 'vitest';
import { importer } from '../../../../src/core/tasks/math-geometry/import.ts';
import { lastBoxed } from '../../../../src/core/tasks/import/math-problems.ts';
import type { MathInstance } from '../../../../src/core/tasks/kit/math-instance.ts';
import { mathGeometry } from '../../../../src/core/tasks/math-geometry/family.ts';

function drop(solution: string) {
	const record = { problem: 'How long is it?', level: 'Level 2', type: 'Geometry', solution };
	return importer.read([{ path: 'MATH/train/geometry/7.json', text: JSON.stringify(record) }]);
}

describe('mathGeometryImporter', () => {
	it('takes the last boxed part as the answer, which verifies', () => {
		const { samples, rejected } = drop(
			'First \\boxed{12}, so it is $\\boxed{\\frac{5\\sqrt{3}}{2}\\text{ cm}}$.',
		);
		expect(rejected).toEqual([]);
		const { instance, storedAnswer } = samples[0]!;
		expect(instance).toEqual({
			problem: 'How long is it?',
			level: 'Level 2',
			reference: { latex: '\\frac{5\\sqrt{3}}{2}\\text{ cm}', kind: 'number' },
		});
		expect(mathGeometry.verify(instance as MathInstance, storedAnswer!).kind).toBe('correct');
		expect(mathGeometry.verify(instance as MathInstance, '4.33013').kind).toBe('correct');
	});

	it.each([
		['(2, -3)', 'tuple'],
		['15,8', 'list'],
		['\\{1, 2\\}', 'set'],
		['3:4', 'ratio'],
		['\\frac{3}{5m}', 'expression'],
		['CD', 'label'],
		['x > 3', 'text'],
	])('tells the kind of %s', (latex, kind) => {
		expect(drop(`$\\boxed{${latex}}$`).samples[0]!.instance).toMatchObject({ reference: { kind } });
	});

	it('rejects a solution without a box', () => {
		expect(drop('It is 5.').rejected).toEqual([
			{ name: 'MATH/train/geometry/7.json', why: 'The solution has no boxed answer' },
		]);
		expect(lastBoxed('\\fbox{7}')).toBe('7');
		expect(lastBoxed('\\boxed{7')).toBeNull();
	});
});
