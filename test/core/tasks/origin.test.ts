import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuestionSource } from '../../../src/core/question.ts';
import { FAMILY_IDS } from '../../../src/core/tasks/family-id.ts';
import { addressOf, importedName, importedSeed, originOf } from '../../../src/core/tasks/origin.ts';
import { families } from '../../../src/core/tasks/registry.ts';
import { parseRoute } from '../../../src/state/navigation.svelte.ts';

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

	it('names a family as people do before its code is there', () => {
		const named = (['gsm-hard', 'boxlift', 'web-of-lies', '2048'] as const).map((family) =>
			originOf({ ...source, family }, null),
		);
		expect(named).toEqual(['GSM-Hard · seed 1', 'BoxLift · seed 1', 'Web of Lies · seed 1', '2048 · seed 1']);
	});
});

describe('the address of a task', () => {
	it('leads to the task’s family, level and seed, and to how it is asked, whatever they are', () => {
		const task = fc.record({
			family: fc.constantFrom(...FAMILY_IDS),
			level: fc.string(),
			seed: fc.string(),
			chosen: fc.option(fc.string({ minLength: 1 })),
		});
		fc.assert(
			fc.property(task, ({ chosen, ...origin }) => {
				expect(parseRoute(addressOf(origin, chosen ?? ''))).toEqual({ screen: 'tasks', ...origin, chosen });
			}),
		);
	});
});

describe('the seed of an imported sample', () => {
	it('gives the sample’s name back, and no other seed has one', () => {
		fc.assert(
			fc.property(fc.string(), (name) => {
				expect(importedName(importedSeed(name))).toBe(name);
			}),
		);
		expect(['1', 'imported', '', 'Imported:a'].map(importedName)).toEqual([null, null, null, null]);
	});
});
