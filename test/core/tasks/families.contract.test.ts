import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/tasks/answer.ts';
import { families } from '../../../src/core/tasks/registry.ts';
import { runPython } from '../../support/pyodide.ts';

const INSTANCES_PER_LEVEL = 100;
const PYTHON_RUNS_PER_LEVEL = 2;

const JUNK: readonly string[] = [
	'',
	' ',
	'>>>',
	'<<<',
	'null',
	'undefined',
	'NaN',
	'I do not know',
	'9**9**9**9',
	'__import__("os").system("true")',
	'[[[[',
	'{"a":',
	'()()()',
	'\u0000',
	'\ud800',
	'٣٤٥',
	'-',
	'=',
	',,,,',
	'<script>alert(1)</script>',
	'['.repeat(100_000),
	'1 '.repeat(50_000),
	'('.repeat(50_000) + ')'.repeat(50_000),
	'a'.repeat(1_000_000),
];

// One family: `npx vitest run --project core families.contract -t letters`.
for (const family of families) {
	describe(family.id, () => {
		it('lists unique levels from easy to hard: published ones, at least one easier or equal and two harder', () => {
			const ids = family.levels.map((level) => level.id);
			expect(new Set(ids).size).toBe(ids.length);
			expect(family.levels.some((level) => level.published)).toBe(true);
			expect(family.levels.filter((level) => !level.published).length).toBeGreaterThanOrEqual(3);
		});

		for (const level of family.levels) {
			describe(`level ${level.id}`, () => {
				const instances = Array.from({ length: INSTANCES_PER_LEVEL }, (_, index) =>
					family.generate(level, createRng(family.id, level.id, index)),
				);

				it('gives the same instance for the same seed and different ones for different seeds', () => {
					expect(family.generate(level, createRng(family.id, level.id, 0))).toEqual(instances[0]);
					const distinct = new Set(instances.map((instance) => JSON.stringify(instance)));
					// Tiny levels repeat by nature; a generator that ignores its seed gives one.
					expect(distinct.size).toBeGreaterThan(4);
				});

				it('makes instances that survive JSON and pass their own parser', () => {
					for (const instance of instances) {
						expect(family.parse(JSON.parse(JSON.stringify(instance)))).toEqual(instance);
					}
				});

				it('accepts its reference answer and asks for the markers', () => {
					for (const instance of instances) {
						const verdict = family.verify(instance, family.solve(instance));
						expect(verdict, `${JSON.stringify(instance)} ${verdict.why}`).toMatchObject({ kind: 'correct' });
						const question = family.question(instance);
						expect(question).toContain('<<<');
						expect(question).toContain('>>>');
					}
				});

				it('has slips that are of the asked form and wrong', () => {
					for (const [index, instance] of instances.entries()) {
						const slip = family.slip(instance, createRng('slip', family.id, level.id, index));
						const verdict = family.verify(instance, slip);
						expect(verdict.kind, `${JSON.stringify(instance)} slip ${slip}: ${verdict.why}`).toBe(
							'incorrect',
						);
						expect(verdict.why.length).toBeGreaterThan(10);
					}
				});

				it('draws each instance', () => {
					expect(instances.every((instance) => family.draw(instance).length > 0)).toBe(true);
				});

				it('agrees with its Python program', { timeout: 60_000 }, async () => {
					for (const instance of instances.slice(0, PYTHON_RUNS_PER_LEVEL)) {
						const program = family.python(instance);
						const answer = lastMarked(await runPython(program));
						expect(answer, program).not.toBeNull();
						const verdict = family.verify(instance, answer ?? '');
						expect(verdict.kind, `${program}\n${answer ?? ''}\n${verdict.why}`).toBe('correct');
					}
				});
			});
		}

		it('never accepts junk, never throws, and says why', () => {
			const level = family.levels.at(-1)!;
			const instance = family.generate(level, createRng(family.id, 'junk'));
			for (const junk of JUNK) {
				const verdict = family.verify(instance, junk);
				expect(verdict.kind, junk.slice(0, 40)).not.toBe('correct');
				expect(verdict.why).not.toBe('');
			}
		});

		it('refuses to parse what is not an instance', () => {
			for (const value of [null, undefined, 0, '', [], {}, { task: family.id }, 'x', [[]]]) {
				expect(family.parse(value)).toBeNull();
			}
		});
	});
}
