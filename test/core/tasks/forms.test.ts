import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { inForm } from '../../../src/core/tasks/kit/plain-answers.ts';
import { families } from '../../../src/core/tasks/registry.ts';

/** What programs and people write besides answers. */
const NO_ANSWERS: readonly string[] = [
	'Checking 17...',
	'Done',
	'done',
	'Result:',
	'I think it is hard to say.',
	'Searching for a solution',
	'None',
	'null',
	"{'a': 1, 'b': 2}",
	'<function solve at 0x7f3a>',
	"[('x', {1: 2}), None]",
	'Traceback (most recent call last):',
	`[${Array.from({ length: 400 }, (_, i) => i).join(', ')}]`,
	Array.from({ length: 300 }, (_, i) => i % 10).join(' '),
	'Step 3 of 10',
	'Elapsed: 0.35 s',
	'...',
	'=====',
	'100%|##########| 10/10',
	'[]',
	'{}',
	'()',
	'',
	'Counter({1: 2})',
	'Iteration 5: best = 12',
];

describe.each(families.map((family) => [family.id, family] as const))('the form of %s', (_, family) => {
	const instances = family.levels.map((level) => ({
		instance: family.generate(level, createRng('form', family.id, level.id)),
		level,
	}));

	it('is that of right and wrong answers alike', () => {
		for (const { instance, level } of instances) {
			for (const text of [
				family.solve(instance),
				family.slip(instance, createRng('slip', family.id, level.id)),
			]) {
				expect([text, inForm(family, instance, text)]).toEqual([text, true]);
			}
		}
	});

	it('is not that of progress, headings, sentences and other values', () => {
		for (const { instance } of instances) {
			expect(NO_ANSWERS.filter((text) => inForm(family, instance, text))).toEqual([]);
		}
	});
});
