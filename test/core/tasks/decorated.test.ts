import { describe, expect, it } from 'vitest';
import { undecorate } from '../../../src/core/reply/decoration.ts';
import { createRng } from '../../../src/core/rng.ts';
import { families } from '../../../src/core/tasks/registry.ts';
import { DECORATIONS } from '../../support/decorations.ts';

/** One instance of every level with its reference and slip. */
function drawn(family: (typeof families)[number]): { instance: unknown; answer: string; slip: string }[] {
	return family.levels.map((level) => {
		const instance = family.generate(level, createRng('decorated', family.id, level.id));
		return {
			instance,
			answer: family.solve(instance),
			slip: family.slip(instance, createRng('slip', family.id, level.id)),
		};
	});
}

/** Nobody ends with two stops, or emphasises what is emphasised in the same way. */
function isWritten(outer: string, inner: string): boolean {
	const stops = ['a full stop', 'a comma', 'Minerva', 'hard blanks', 'Gemma'];
	const stars = ['bold', 'bold and italic', 'underscores'];
	if (inner === 'a comma' || (stops.includes(outer) && stops.includes(inner))) return false;
	if (outer.includes('dollars') && inner === 'Minerva') return false;
	return !(stars.includes(outer) && (stars.includes(inner) || inner.startsWith('**')));
}

/** A matrix whose cells are dollars cannot be told from a formula of these cells. */
function isAmbiguous(name: string, answer: string): boolean {
	return name.includes('dollars') || name === 'Minerva' ? answer.includes('$') : false;
}

describe.each(families.map((family) => [family.id, family] as const))('%s', (_, family) => {
	const all = drawn(family);

	it('leaves its reference and its slip what they are when they are not decorated', () => {
		for (const { instance, answer, slip } of all) {
			expect(family.verify(instance, undecorate(answer)).kind, answer).toBe('correct');
			expect(family.verify(instance, undecorate(slip)).kind, slip).toBe('incorrect');
		}
	});

	it.each(DECORATIONS)('judges an answer in %s as without', (name, dress) => {
		for (const { instance, answer, slip } of all) {
			if (isAmbiguous(name, answer)) continue;
			expect([name, answer, family.verify(instance, dress(answer)).kind]).toEqual([name, answer, 'correct']);
			expect([name, slip, family.verify(instance, dress(slip)).kind]).toEqual([name, slip, 'incorrect']);
		}
	});

	it('judges an answer in two decorations as without', () => {
		const { instance, answer, slip } = all[1] as (typeof all)[number];
		for (const [outer, dress] of DECORATIONS) {
			for (const [inner, dressFirst] of DECORATIONS) {
				if (!isWritten(outer, inner)) continue;
				const given = [dress(dressFirst(answer)), dress(dressFirst(slip))];
				const kinds = given.map((text) => family.verify(instance, text).kind);
				expect([outer, inner, given[0], kinds]).toEqual([outer, inner, given[0], ['correct', 'incorrect']]);
			}
		}
	});

	it.each(DECORATIONS)('finds no answer in %s around nothing', (name, dress) => {
		const [first] = all;
		const empty = dress('');
		expect([name, family.verify(first?.instance, empty).kind]).toEqual([name, 'no-answer']);
	});
});
