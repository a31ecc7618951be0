import { expect, test } from 'vitest';
import { courseFileOf } from '../../src/core/lessons/course-file.ts';
import { NO_PROGRESS } from '../../src/core/lessons/progress.ts';
import { lessons } from '../../src/core/lessons/registry.ts';
import { CourseFiles } from '../../src/state/course-files.svelte.ts';

const COURSE = JSON.stringify(courseFileOf(NO_PROGRESS, lessons));

/** Is read when a test says so. */
function slowFile(name: string, text: string) {
	let give = (): void => undefined;
	const read = new Promise<string>((resolve) => (give = () => resolve(text)));
	return { name, size: text.length, text: () => read, give };
}

function openFiles(): CourseFiles {
	return new CourseFiles({ fillFrom: () => ({ taken: [], kept: [] }) });
}

test('of course files that are dropped one after the other the last are shown, however long the first take', async () => {
	const files = openFiles();
	const [first, second] = [slowFile('first.json', COURSE), slowFile('second.json', COURSE)];
	const opening = Promise.all([files.open([first]), files.open([second])]);
	second.give();
	await new Promise((resolve) => setTimeout(resolve));
	first.give();
	await opening;
	expect(files.opened.map(({ name }) => name)).toEqual(['second.json']);
});

test('why course files were not opened is said of those too that others were dropped after meanwhile, and of no earlier ones', async () => {
	const files = openFiles();
	await files.open([readyFile('earlier.json', 'eggs')]);
	await Promise.all([
		files.open([readyFile('first.json', 'eggs'), readyFile('good.json', COURSE)]),
		files.open([readyFile('second.json', 'milk')]),
	]);
	expect([files.opened.map(({ name }) => name), files.faults]).toEqual([
		['good.json'],
		[expect.stringMatching(/^first\.json: /), expect.stringMatching(/^The file is no course/)],
	]);
});

function readyFile(name: string, text: string) {
	const file = slowFile(name, text);
	file.give();
	return file;
}
