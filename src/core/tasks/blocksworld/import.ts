import type { Importer } from '../import/importer.ts';
import { collectSamples, folderOf, type Mapped } from '../import/samples.ts';
import { parseBlocksworld } from './instance.ts';

/** Text files with a part headed `Initial State:` and one headed `Goal State:`; no plan is stored. */
export const importer: Importer = {
	family: 'blocksworld',
	recognises: (path) => /(?:^|\/)Blocksworld_dataset\/\d+_\d+_\d+_\d+\/blocksworld_task\.txt$/.test(path),
	read: (files) =>
		collectSamples(
			files.map(({ path, text }) => ({ name: folderOf(path), raw: { text } })),
			parseBlocksworld,
			({ text }) => map(String(text)),
		),
};

function map(text: string): Mapped {
	const [before, goalPart] = text.split(/Goal State:/i);
	const initialPart = before?.split(/Initial State:/i)[1];
	if (initialPart === undefined || goalPart === undefined) {
		return 'The file has no initial state or no goal state';
	}
	const initial = towers(initialPart);
	return { instance: { stacks: Object.keys(initial), initial, goal: towers(goalPart) } };
}

function towers(part: string): Record<string, string[]> {
	const found: Record<string, string[]> = {};
	for (const [, stack = '', blocks = ''] of part.matchAll(/^[^\S\n]*(stack\d+):([^\n]*)$/gm)) {
		found[stack] = blocks.split(/\s+/).filter((block) => block !== '');
	}
	return found;
}
