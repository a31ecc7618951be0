import { beforeAll, describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { families } from '../../../src/core/tasks/registry.ts';
import { runPython } from '../../support/pyodide.ts';

const RUNS_PER_LEVEL = 2;

// One Python for all families: starting it costs as much as half of the programs together.
beforeAll(() => runPython(''), 60_000);

for (const family of families) {
	describe(family.id, () => {
		for (const level of family.levels) {
			it(`agrees with its Python program: level ${level.id}`, { timeout: 60_000 }, async () => {
				for (let index = 0; index < RUNS_PER_LEVEL; index++) {
					const instance = family.generate(level, createRng(family.id, level.id, index));
					const program = family.python(instance);
					const answer = lastMarked(await runPython(program));
					expect(answer, program).not.toBeNull();
					const verdict = family.verify(instance, answer ?? '');
					expect(verdict.kind, `${program}\n${answer ?? ''}\n${verdict.why}`).toBe('correct');
				}
			});
		}
	});
}
