import { describe, expect, it } from 'vitest';
import { lessonBandsOf } from '../../../src/core/lessons/bands.ts';
import type { RatesLesson } from '../../../src/core/lessons/lesson.ts';
import { lessons } from '../../../src/core/lessons/registry.ts';
import { familyById } from '../../../src/core/tasks/registry.ts';
import { trial } from '../../support/lesson-trials.ts';

const counted = lessons.filter((lesson): lesson is RatesLesson => lesson.kind === 'rates');
const labelsOf = ({ rates }: RatesLesson): readonly string[] =>
	lessonBandsOf([], rates.conditions, rates.parts, familyById).levels.map(({ label }) => label);

describe('the bars of a lesson', () => {
	it.each(counted.map((lesson) => [lesson.id, lesson] as const))(
		'%s: each has a name of its own',
		(_, lesson) => {
			const labels = labelsOf(lesson);
			expect(new Set(labels).size).toBe(labels.length);
		},
	);

	it('are named by task, or by level where a task has several', () => {
		const named = (id: string) => labelsOf(counted.find((lesson) => lesson.id === id)!);
		expect(named('cost')).toEqual(['Game 24', 'Letters']);
		expect(named('staying-power')[0]).toBe('6 to 10 letters');
		expect(named('two-view')).toEqual([
			'2 × 2 digits',
			'3 × 4 digits',
			'6 to 10 letters',
			'10 to 15 letters',
		]);
	});

	it('tell apart where words and code agreed at once, which is what lesson two-view is about', () => {
		const { drawn } = counted.find(({ id }) => id === 'two-view')!;
		const of = (calls: number) =>
			drawn!.split(trial('two-view', 'right', { calls, answer: '8' })).map(({ condition }) => condition);
		expect([of(2), of(4)]).toEqual([['two-view|agreed'], ['two-view|not-agreed']]);
		expect(drawn!.conditions.map(({ key }) => key)).toEqual([...of(2), ...of(4)]);
	});
});
