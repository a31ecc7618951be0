import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseFileOf, quizResultOf } from '../../../src/core/lessons/course-file.ts';
import type { Told } from '../../../src/core/lessons/lesson.ts';
import {
	betCameTrue,
	isDone,
	NO_PROGRESS,
	parseProgress,
	recordOf,
	standingOf,
	withRecord,
} from '../../../src/core/lessons/progress.ts';
import { quiz } from '../../../src/core/lessons/quiz.ts';
import { lessons } from '../../../src/core/lessons/registry.ts';

const SEEN: Told = { sentence: 'Code won.', claim: 'shown', bet: 'code' };
const done = withRecord(NO_PROGRESS, 'decimals', {
	bet: 'code',
	isBegun: true,
	group: 'g',
	told: SEEN,
	check: 0,
});
const allRight = (time: 'before' | 'after') =>
	quiz.map((item) => item[time].choices.findIndex(({ right }) => right));

describe('progress', () => {
	it('counts lessons that were seen and checked, and bets that were decided', () => {
		const begun = withRecord(done, 'letters', { bet: 'text', isBegun: true, told: SEEN });
		expect(standingOf(begun, lessons)).toEqual({
			done: 1,
			of: 18,
			betsRight: 1,
			bets: 2,
			checksRight: 1,
			checks: 1,
		});
		expect([isDone(recordOf(begun, 'decimals')), isDone(recordOf(begun, 'letters'))]).toEqual([true, false]);
	});

	it('decides no bet that was not made, or of which nothing was seen', () => {
		const record = recordOf(done, 'decimals');
		expect(betCameTrue(record)).toBe(true);
		expect(betCameTrue({ ...record, bet: 'text' })).toBe(false);
		expect(betCameTrue({ ...record, bet: null })).toBe(null);
		expect(betCameTrue({ ...record, told: { ...SEEN, claim: 'open', bet: null } })).toBe(null);
	});

	it('comes back from what was stored', () => {
		const kept = { ...done, quiz: { before: [0, 1, 2, 0, 1], after: null } };
		expect(parseProgress(JSON.stringify(kept))).toEqual(kept);
	});

	it('is empty where nothing that can be read is stored, and never throws', () => {
		for (const text of [null, '', 'null', '[]', '{', '{"version":2}']) {
			expect(parseProgress(text)).toEqual(NO_PROGRESS);
		}
		fc.assert(
			fc.property(fc.json(), fc.json(), (lesson, answers) => {
				const text = `{"version":1,"lessons":{"decimals":${lesson},"spelling":${lesson}},"quiz":{"before":${answers}}}`;
				const parsed = parseProgress(text);
				expect(Object.keys(parsed.lessons).every((id) => id === 'decimals')).toBe(true);
				expect(parseProgress(JSON.stringify(parsed))).toEqual(parsed);
			}),
		);
	});
});

describe('the questions before and after', () => {
	it('have a result once all five are answered', () => {
		expect(quizResultOf(NO_PROGRESS, 'before')).toBe(null);
		expect(quizResultOf({ ...NO_PROGRESS, quiz: { before: [0, 1], after: null } }, 'before')).toBe(null);
		const answered = { ...NO_PROGRESS, quiz: { before: allRight('before'), after: null } };
		expect(quizResultOf(answered, 'before')?.right).toBe(5);
		const none = {
			...NO_PROGRESS,
			quiz: { before: allRight('before').map((place) => (place + 1) % 3), after: null },
		};
		expect(quizResultOf(none, 'before')?.right).toBe(0);
	});
});

describe('the file of a course', () => {
	it('has what was answered before and after, and each lesson in words', () => {
		const file = courseFileOf({ ...done, quiz: { before: allRight('before'), after: null } }, lessons);
		expect([file.format, file.version, file.before?.right, file.after, file.lessons.length]).toEqual([
			'codesteer-course',
			1,
			5,
			null,
			18,
		]);
		expect(file.lessons.slice(0, 2)).toEqual([
			{
				id: 'decimals',
				title: '9.11 or 9.9?',
				done: true,
				bet: 'Only code',
				betRight: true,
				seen: 'Code won.',
				claim: 'shown',
				checkRight: true,
			},
			{
				id: 'letters',
				title: 'Counting letters',
				done: false,
				bet: null,
				betRight: null,
				seen: null,
				claim: null,
				checkRight: null,
			},
		]);
	});
});
