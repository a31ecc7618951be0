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

	const judge = (instance: unknown, text: string) => family.verify(instance, text).kind;

	it.each(DECORATIONS)('judges an answer in %s as without', (name, dress) => {
		const faults = all.flatMap(({ instance, answer, slip }) => {
			if (isAmbiguous(name, answer)) return [];
			const kinds = [judge(instance, dress(answer)), judge(instance, dress(slip))];
			return kinds.join() === 'correct,incorrect' ? [] : [{ answer, slip, kinds }];
		});
		expect(faults).toEqual([]);
	});

	it('judges an answer in two decorations as without', () => {
		const { instance, answer, slip } = all[1] as (typeof all)[number];
		const faults = DECORATIONS.flatMap(([outer, dress]) =>
			DECORATIONS.flatMap(([inner, dressFirst]) => {
				if (!isWritten(outer, inner)) return [];
				const given = dress(dressFirst(answer));
				const kinds = [judge(instance, given), judge(instance, dress(dressFirst(slip)))];
				return kinds.join() === 'correct,incorrect' ? [] : [{ outer, inner, given, kinds }];
			}),
		);
		expect(faults).toEqual([]);
	});

	it.each(DECORATIONS)('finds no answer in %s around nothing', (name, dress) => {
		const [first] = all;
		const empty = dress('');
		expect([name, family.verify(first?.instance, empty).kind]).toEqual([name, 'no-answer']);
	});
});
