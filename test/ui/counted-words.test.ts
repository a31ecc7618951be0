import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { methods } from '../../src/core/methods/registry.ts';
import { families } from '../../src/core/tasks/registry.ts';
import { playgroundWords } from '../../src/words/playground.ts';

test('the numbers of tasks and of methods that people read are those of the registries', () => {
	const guide = readFileSync(new URL('../../GUIDE.md', import.meta.url), 'utf8');
	expect({
		tasks: playgroundWords.tasks,
		methods: guide.match(/^## \d+ methods$/gm),
	}).toEqual({
		tasks: `any of ${String(families.length)} tasks…`,
		methods: [`## ${String(methods.length)} methods`],
	});
});
