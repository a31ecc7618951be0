import { describe, expect, it } from 'vitest';
import { planOf } from '../../../src/core/bench/plan.ts';
import { PRESETS, presetById } from '../../../src/core/bench/presets.ts';
import { drawnRate } from '../../../src/core/demo/success.ts';
import { checkOption } from '../../../src/core/methods/options.ts';
import { methodById } from '../../../src/core/methods/registry.ts';
import { createRng } from '../../../src/core/rng.ts';
import { isPublishedFamily } from '../../../src/core/tasks/family-id.ts';
import { publishedRate } from '../../../src/core/tasks/published-rates.ts';
import { familyById } from '../../../src/core/tasks/registry.ts';
import { castOf } from '../../support/bench-runs.ts';

const casts = {
	own: castOf('openai:some', { kind: 'hosted' }),
	bold: castOf('demo:bold', { kind: 'scripted' }),
	careful: castOf('demo:careful', { kind: 'scripted' }),
};

describe.each(PRESETS.map((preset) => [preset.id, preset.designFor(casts)] as const))(
	'the preset %s',
	(_, design) => {
		it('asks levels that its families have, and methods with options that they take', () => {
			for (const { family, levels } of design.families) {
				const known = familyById(family)?.levels.map(({ id }) => id) ?? [];
				expect(levels.filter((level) => !known.includes(level))).toEqual([]);
				expect(levels.length).toBeGreaterThan(0);
			}
			for (const { id, options } of design.methods) {
				for (const [option, value] of Object.entries(options)) {
					const spec = methodById(id)?.options.find((one) => one.id === option);
					expect(spec && checkOption(spec, value).ok).toBe(true);
				}
			}
		});

		it('has a plan, each cell once, and a cap where somebody pays', () => {
			const { cells } = planOf(design);
			expect(new Set(cells.map(({ key }) => key)).size).toBe(cells.length);
			const isPaid = design.casts.includes(casts.own);
			expect(design.cap).toBe(isPaid ? 1 : null);
		});
	},
);

describe('the presets', () => {
	it('open with a small one on the demo model', () => {
		const design = presetById('first')?.designFor(casts);
		expect(planOf(design!).cells).toHaveLength(60);
		expect(design?.casts).toEqual([casts.bold]);
	});

	it('know table 1: 37 families, ten methods, ten instances each', () => {
		const { conditions, rounds } = planOf(presetById('table-1')!.designFor(casts));
		expect([conditions.length, rounds.length]).toEqual([10, 370]);
	});

	it('ask table 1 on levels where the demo model does, on average, as published', () => {
		const { families } = presetById('table-1')!.designFor(casts);
		for (const [approach, column] of [
			['text', 'allText'],
			['code', 'allCode'],
			['guided', 'codeSteer'],
		] as const) {
			const gaps = families.map(({ family: id, levels: [level = ''] }) => {
				if (!isPublishedFamily(id)) throw new Error('Table 1 asks what stands in a paper');
				const family = familyById(id)!;
				const instance = family.generate(
					family.levels.find((one) => one.id === level)!,
					createRng(id, level, '1-1'),
				);
				return drawnRate({ family, instance, level }, approach, 'bold') - publishedRate(id, column);
			});
			expect(Math.abs(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length)).toBeLessThan(0.02);
		}
	});

	it('do not know others', () => {
		expect(presetById('nothing')).toBeNull();
	});
});
