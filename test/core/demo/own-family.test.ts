import { describe, expect, it } from 'vitest';
import { drawnRate } from '../../../src/core/demo/success.ts';
import type { AnyFamily } from '../../../src/core/tasks/family.ts';
import type { FamilyId } from '../../../src/core/tasks/family-id.ts';
import { familyById } from '../../../src/core/tasks/registry.ts';

const sudoku = familyById('standard-sudoku')!;
/** The same puzzle as if it stood in no paper. */
const own: AnyFamily = {
	...sudoku,
	id: 'not-in-any-paper' as FamilyId,
	split: 'own',
	levels: sudoku.levels.map((level) => ({ ...level, published: false })),
};

function rates(family: AnyFamily, approach: 'text' | 'code'): readonly number[] {
	return family.levels.map(({ id }) => drawnRate({ family, instance: {}, level: id }, approach, 'bold'));
}

describe('a family that is in no paper, played by the scripted model', () => {
	it.each([
		// Means of the 37 printed numbers of columns All Text and All Code.
		['text', 46],
		['code', 62],
	] as const)('is right as often as GPT-4o was over all published tasks: %s, %d %%', (approach, mean) => {
		const all = rates(own, approach);
		const average = all.reduce((sum, rate) => sum + rate, 0) / all.length;
		expect(Math.round(average * 100)).toBe(mean);
	});

	it('gets rarer right the harder the level, in words more than by code', () => {
		const [text, code] = [rates(own, 'text'), rates(own, 'code')];
		for (const all of [text, code]) expect(all).toEqual([...all].sort((a, b) => b - a));
		expect(text[0]! - text.at(-1)!).toBeGreaterThan(code[0]! - code.at(-1)!);
	});
});
