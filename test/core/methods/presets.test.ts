import { describe, expect, it } from 'vitest';
import type { Method } from '../../../src/core/methods/method.ts';
import { presetWords, withPreset } from '../../../src/core/methods/presets.ts';
import { methodById, methods } from '../../../src/core/methods/registry.ts';

function method(id: string): Method {
	const found = methodById(id);
	if (found === null) throw new Error(`No method ${id}`);
	return found;
}

describe('presets', () => {
	it.each(['codesteer', 'symbolic-agent', 'code-first-agent'])(
		'of %s are two, and neither is our default',
		(id) => {
			const { presets } = method(id);
			expect(presets.map((preset) => preset.label)).toEqual(['as in the paper', 'as released']);
			expect(presets.map(({ options }) => presetWords(method(id), options))).toEqual([
				'as in the paper',
				'as released',
			]);
			expect(presetWords(method(id), {})).toBe('our defaults');
		},
	);

	it.each([
		[{}, 'our defaults, as in the paper'],
		[{ codePrompt: 'cot' }, 'as released'],
	])('name what %o is, also when two are the same', (options, words) => {
		expect(presetWords(method('code-text-sum'), options)).toBe(words);
	});

	it('say when something was changed, and come back', () => {
		const codesteer = method('codesteer');
		const [paper = null] = codesteer.presets;
		const changed = { ...withPreset(codesteer, {}, paper), guidances: 3 };
		expect(presetWords(codesteer, changed)).toBe('changed');
		expect(presetWords(codesteer, withPreset(codesteer, changed, null))).toBe('our defaults');
	});

	it('leave alone what is no knob', () => {
		const router = method('learned-router');
		expect(withPreset(router, { model: '{}', threshold: 0.3 }, null)).toEqual({ model: '{}' });
	});

	it.each(methods.map(({ id }) => id))('of %s give a name to its own defaults', (id) => {
		expect(presetWords(method(id), {})).toMatch(/^our defaults/);
	});
});

describe('the lines on differences', () => {
	it.each(['codesteer', 'code-text-choice', 'code-text-sum-2'])(
		'of %s name the fine-tuned 8B, what prompting reached, and that rules have no published figure',
		(id) => {
			const { paper } = method(id).differs;
			expect(paper).toContain('fine-tuned 8B');
			expect(paper).toMatch(/74\.8.*86\.4|86\.4.*74\.8/);
			expect(paper).toMatch(/published/);
			expect(paper).toMatch(/no published figure applies to the rule coach/i);
		},
	);

	it.each(['code-text-sum', 'code-text-sum-2'])('of %s say what the summariser sees of a run', (id) => {
		expect(method(id).differs.code).toContain('the answer extracted from a run');
	});
});
