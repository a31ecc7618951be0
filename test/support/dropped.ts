import type { DroppedFile } from '../../src/core/tasks/import/importer.ts';

/** The files of one sample as a person drops them, below some folder of their own. */
export function droppedSample(folder: string, solution: unknown, question?: string, n = 0): DroppedFile[] {
	const path = `my-copy/dataset_gather/${folder}/sample_${n}`;
	const text = typeof solution === 'string' ? solution : JSON.stringify(solution);
	const files = [{ path: `${path}/solution.json`, text }];
	return question === undefined ? files : [...files, { path: `${path}/question.txt`, text: question }];
}
