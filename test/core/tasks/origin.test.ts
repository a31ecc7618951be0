import { describe, expect, it } from 'vitest';
import type { QuestionSource } from '../../../src/core/question.ts';
import { originOf } from '../../../src/core/tasks/origin.ts';
import { families } from '../../../src/core/tasks/registry.ts';

const game24 = families.find(({ id }) => id === 'game-24')!;
const source: Extract<QuestionSource, { kind: 'instance' }> = {
	kind: 'instance',
	family: 'game-24',
	level: game24.levels[1]!.id,
	seed: '1',
	instance: null,
};

describe('the origin of a task’s question', () => {
	it('names family, level and seed as the task screen does', () => {
		expect(originOf(source, game24)).toBe(`Game 24 · ${game24.levels[1]!.label} · seed 1`);
	});

	it('leaves out the level while the family is not there, and one that is gone', () => {
		expect([originOf(source, null), originOf({ ...source, level: 'n99' }, game24)]).toEqual([
			'Game 24 · seed 1',
			'Game 24 · seed 1',
		]);
	});

	it('names an imported sample by its name', () => {
		expect(originOf({ ...source, level: 'imported', seed: 'imported:game24/7' }, game24)).toBe(
			'Game 24 · imported · game24/7',
		);
	});

	it('reads every family’s name from its id, as far as letters go', () => {
		const bare = (text: string) => text.toLowerCase().replace(/\band\b|[^a-z0-9]/g, '');
		const differing = families.filter(
			({ id, label }) => bare(originOf({ ...source, family: id }, null)) !== bare(`${label}seed1`),
		);
		expect(differing.map(({ id, label }) => `${id}: ${label}`)).toEqual([]);
	});
});
