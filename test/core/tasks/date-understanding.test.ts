import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import {
	addMonths,
	american,
	iso,
	parseDay,
	toDate,
	toDay,
	weekday,
	shift,
} from '../../../src/core/tasks/date-understanding/civil-day.ts';
import { dateUnderstanding as family } from '../../../src/core/tasks/date-understanding/family.ts';
import type { DateInstance } from '../../../src/core/tasks/date-understanding/instance.ts';
import { dateRecipes } from '../../../src/core/tasks/date-understanding/recipes.ts';

const batteries: DateInstance = {
	context:
		'A pack of 30 batteries was opened on March 12, 2023; one was used per day, the last one yesterday.',
	ask: { unit: 'week', amount: 1 },
	options: [
		{ label: 'A', date: '04/17/2023' },
		{ label: 'B', date: '04/18/2023' },
		{ label: 'C', date: '04/19/2023' },
		{ label: 'D', date: '04/18/2022' },
		{ label: 'E', date: '05/18/2023' },
	],
	reference: { label: 'B', date: '04/18/2023' },
};

function kind(reply: string): string {
	return family.verify(batteries, lastMarked(reply) ?? '').kind;
}

function at(text: string): number {
	const day = parseDay(text);
	if (day === null) throw new Error(`${text} is not a date`);
	return day;
}

describe('date verdicts', () => {
	it.each([
		'<<<(B)>>>',
		'<<<B>>>',
		'<<< b) >>>',
		'<<<(B) 04/18/2023>>>',
		'<<<4/18/2023>>>',
		'<<<2023-04-18>>>',
		'<<<Option B>>>',
	])('accepts %s', (reply) => {
		expect(kind(reply)).toBe('correct');
	});

	it.each([
		['<<<(A)>>>', 'incorrect'],
		['<<<(F)>>>', 'incorrect'],
		['<<<01/01/2020>>>', 'incorrect'],
		['<<<(A) 04/18/2023>>>', 'malformed'],
		['<<<18/04/2023>>>', 'malformed'],
		['<<<02/30/2023>>>', 'malformed'],
		['<<<A or B>>>', 'malformed'],
		['<<<>>>', 'malformed'],
	])('takes %s as %s', (reply, expected) => {
		expect(kind(reply)).toBe(expected);
	});

	it('names the date that was meant', () => {
		expect(family.verify(batteries, '(D)')).toEqual({
			kind: 'incorrect',
			why: 'The date is 04/18/2023, not 04/18/2022',
		});
	});
});

describe('calendar', () => {
	it('keeps the day of the month or takes the last one', () => {
		const shifted = (from: string, unit: 'month' | 'year', amount: number): string =>
			american(shift(at(from), unit, amount));
		expect(shifted('03/31/2024', 'month', -1)).toBe('02/29/2024');
		expect(shifted('03/31/1900', 'month', -1)).toBe('02/28/1900');
		expect(shifted('12/31/2021', 'month', -1)).toBe('11/30/2021');
		expect(shifted('02/29/2016', 'year', -1)).toBe('02/28/2015');
		expect(shifted('02/29/2016', 'year', 4)).toBe('02/29/2020');
		expect(shifted('02/29/1896', 'year', 4)).toBe('02/28/1900');
	});

	it('agrees with the calendar of the platform in UTC, whatever zone the process is in', () => {
		fc.assert(
			fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
				const utc = new Date(day * 86_400_000);
				const date = toDate(day);
				expect(date).toEqual({
					year: utc.getUTCFullYear(),
					month: utc.getUTCMonth() + 1,
					day: utc.getUTCDate(),
				});
				expect(toDay(date)).toBe(day);
				expect(weekday(day)).toBe((utc.getUTCDay() + 6) % 7);
			}),
		);
		expect(iso(addMonths(at('2024-01-31'), 13))).toBe('2025-02-28');
	});
});

function today(id: string, params: Record<string, string>): string {
	return american(dateRecipes.find((recipe) => recipe.id === id)!.value(params));
}

describe('contexts', () => {
	it('fix the day worked out by hand', () => {
		expect(today('hours-to-new-year', { year: '2031', hours: '36' })).toBe('12/30/2030');
		expect(today('weekday-of-month', { month: '2024 5', weekday: '1', nth: '3' })).toBe('05/21/2024');
		expect(today('last-day-of-month', { month: '2023 3' })).toBe('03/31/2023');
		expect(today('used-up', { date: '2023 3 12', amount: '30', perDay: '1' })).toBe('04/11/2023');
		expect(today('nth-meeting', { date: '2024 1 1', weeks: '2', nth: '3' })).toBe('01/29/2024');
		expect(today('anniversary', { date: '1958 1 2', years: '5' })).toBe('01/02/1963');
		expect(today('day-of-year', { year: '2024', day: '60' })).toBe('02/29/2024');
		// Friday 5 January 2024: the fifth working day after it is Friday the 12th, the sixth Monday the 15th.
		expect(today('working-days', { date: '2024 1 5', days: '5' })).toBe('01/12/2024');
		expect(today('working-days', { date: '2024 1 5', days: '6' })).toBe('01/15/2024');
	});
});

describe('the wording of contexts', () => {
	const text = (id: string, params: Record<string, string>): string =>
		dateRecipes.find((recipe) => recipe.id === id)!.text(params);

	it('counts one and several in plain English', () => {
		const circle = { date: '2024 1 1', weeks: '1', nth: '3' };
		expect(text('nth-meeting', circle)).toContain('has met every week since then');
		expect(text('nth-meeting', { ...circle, weeks: '2' })).toContain('has met every 2 weeks since then');
		const box = { date: '2024 1 1', amount: '11', perDay: '1' };
		expect(text('used-up', box)).toContain('From that very day on, one of them was used every day.');
		expect(text('used-up', { ...box, perDay: '2' })).toContain(
			'2 of them were used every day, or what was left',
		);
	});
});

describe('date questions', () => {
	it('have exactly one right option among six, under every letter', () => {
		const letters = new Set<string>();
		fc.assert(
			fc.property(fc.constantFrom(...family.levels), fc.integer(), (level, seed) => {
				const instance = family.generate(level, createRng(seed));
				letters.add(instance.reference.label);
				const verdicts = instance.options.map(({ label }) => family.verify(instance, label).kind);
				expect(verdicts.filter((one) => one === 'correct')).toHaveLength(1);
				expect(new Set(instance.options.map(({ date }) => date)).size).toBe(6);
				const { date } = instance.reference;
				expect(family.verify(instance, date).kind).toBe('correct');
				expect(family.verify(instance, american(at(date) + 40_000)).kind).toBe('incorrect');
			}),
			{ numRuns: 200 },
		);
		expect([...letters].sort().join('')).toBe('ABCDEF');
	});

	it('refuse what was tampered with', () => {
		const instance = family.generate(family.levels[1]!, createRng('tampered'));
		expect(family.parse(instance)).toEqual(instance);
		expect(family.parse(batteries)).toEqual(batteries);
		expect(family.parse({ ...instance, context: 'Today is a good day.' })).toBeNull();
		expect(family.parse({ ...batteries, reference: { label: 'B', date: '04/17/2023' } })).toBeNull();
	});

	it('grow in the size of the shifts', () => {
		const sizes = family.levels.map(({ params }) => params.size * 10_000 + (params.reach ?? 0));
		expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
	});
});
