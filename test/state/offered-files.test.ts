import { expect, test } from 'vitest';
import { chosenFiles } from '../../src/ui/tasks/offered-files.ts';

/** A file of a chosen folder that notes when its path is read. */
function fileAt(path: string, reads: string[]): File {
	const file = new File([], path.split('/').at(-1) ?? '');
	return Object.defineProperty(file, 'webkitRelativePath', {
		get: () => {
			reads.push(path);
			return path;
		},
	});
}

test('chosen files are looked at one by one as they are asked for, each once, hidden ones left out', () => {
	const reads: string[] = [];
	const paths = ['copy/a.json', 'copy/.git/config', 'copy/b.json', 'copy/c.json'];
	const offered = chosenFiles(paths.map((path) => fileAt(path, reads)));
	const before = [...reads];
	const first = offered.next().value;
	const second = offered.next().value;
	expect([before, first?.path, second?.path, reads]).toEqual([
		[],
		'copy/a.json',
		'copy/b.json',
		['copy/a.json', 'copy/.git/config', 'copy/b.json'],
	]);
});
