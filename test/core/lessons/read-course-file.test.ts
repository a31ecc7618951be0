import { expect, it } from 'vitest';
import { courseFileOf } from '../../../src/core/lessons/course-file.ts';
import { sumOfCourses } from '../../../src/core/lessons/course-sum.ts';
import type { Progress } from '../../../src/core/lessons/progress.ts';
import { type ReadCourse, readCourseFile } from '../../../src/core/lessons/read-course-file.ts';
import { lessons } from '../../../src/core/lessons/registry.ts';
import { courseFileWords } from '../../../src/words/course-files.ts';

const read = (text: string) => readCourseFile(new File([text], 'course.json'));

const told = { sentence: 'Words said 9.11.', claim: 'shown', bet: 'code' } as const;
const record = { bet: 'code', isBegun: true, hasEnded: true, group: 'here', told, check: 0 };
const progress: Progress = {
	version: 1,
	lessons: { decimals: record, letters: { ...record, bet: null, told: null, check: null } },
	quiz: { before: [1, 1, 1, 1, 1], after: null },
};
const saved = (of = progress) => JSON.stringify(courseFileOf(of, lessons), null, '\t');

it('comes back as it was saved, without the runs of the browser it comes from', async () => {
	const course = await read(saved());
	const { before, after, lessons: all } = courseFileOf(progress, lessons);
	const withoutGroups = Object.fromEntries(
		Object.entries(progress.lessons).map(([id, one]) => [id, { ...one, group: null }]),
	);
	expect(course).toEqual({
		ok: true,
		value: { before, after, lessons: all, progress: { ...progress, lessons: withoutGroups } },
	});
	expect(saved()).not.toContain('"here"');
});

it('of a page of before can be read, and not gone on from', async () => {
	const before = JSON.stringify({ ...courseFileOf(progress, lessons), progress: undefined });
	expect(await read(before)).toMatchObject({ ok: true, value: { progress: null } });
});

it.each([
	['', 'The file is empty.'],
	['A shopping list', 'The file is no course, or was damaged'],
	[saved().slice(0, 900), 'The file ends in the middle'],
	[
		saved().replace('"version": 1', '"version": 2'),
		'The file was made by a newer version of this page (format 2)',
	],
	[saved().replace('"done": true', '"done": "yes"'), 'The course cannot be read. file.lessons[0].done'],
	['{"format":"codesteer-runs","version":1}', 'It holds runs that Runs exported: open it in Runs.'],
	['{"format":"codesteer-experiment"}', 'It holds an experiment: open it in Bench'],
	['{"answer":42}', 'The file holds no course.'],
	['['.repeat(100_000), 'The file holds no course.'],
	[saved().replace('"done"', 'done'), 'The file is no course, or was damaged'],
	['x'.repeat(6_000_000), 'The file has 5.7 MB'],
])('that is none says why (%#)', async (text, why) => {
	const course = await read(text);
	expect(course.ok ? '' : courseFileWords.fault(course.error)).toContain(why);
});

it('of several people are counted lesson by lesson, and the questions on average', async () => {
	const other: Progress = {
		...progress,
		lessons: { decimals: { ...record, bet: 'text', check: 1 } },
		quiz: { before: [0, 0, 0, 0, 0], after: null },
	};
	const courses = (await Promise.all([saved(), saved(other)].map(read))).flatMap((one): ReadCourse[] =>
		one.ok ? [one.value] : [],
	);
	const right = courses.map(({ before }) => before?.right ?? 0);
	const sum = sumOfCourses(courses);
	expect(sum.lessons).toMatchObject([{ id: 'decimals', done: 2, bets: 2, betsRight: 1, checks: 2 }]);
	expect([sum.before, sum.after]).toEqual([{ people: 2, right: (right[0]! + right[1]!) / 2, of: 5 }, null]);
});
