import { describe, expect, it } from 'vitest';
import { importFiles, importerOf, type FamilyReport } from '../../../../src/core/tasks/import/import.ts';
import type { DroppedFile, Importer } from '../../../../src/core/tasks/import/importer.ts';
import { families } from '../../../../src/core/tasks/registry.ts';

const importers = families.flatMap(({ importer }) => importer ?? []);

const multiply = 'copy/number_multiply/digit_2_2';
const queens = 'copy/eight_queens_dataset';

function product(n: number, list: string, answer?: string): DroppedFile[] {
	const path = `${multiply}/sample_${String(n)}`;
	const files = [{ path: `${path}/input_value_list.txt`, text: list }];
	return answer === undefined ? files : [...files, { path: `${path}/target_answer.txt`, text: answer }];
}

function board(n: number, text: string): DroppedFile {
	return { path: `${queens}/sample_${String(n)}/solution.json`, text };
}

function recognised(files: readonly DroppedFile[]): Map<Importer, DroppedFile[]> {
	const groups = new Map<Importer, DroppedFile[]>();
	for (const file of files) {
		const importer = importerOf(file.path, importers);
		if (importer !== null) groups.set(importer, [...(groups.get(importer) ?? []), file]);
	}
	return groups;
}

function read(files: readonly DroppedFile[]): { reports: FamilyReport[]; progress: number[] } {
	const steps = importFiles(recognised(files), families);
	const progress: number[] = [];
	for (let step = steps.next(); ; step = steps.next()) {
		if (step.done === true) return { reports: step.value, progress };
		progress.push(step.value);
	}
}

describe('importing a copy of the public data', () => {
	it('counts per family and lists every stored answer our verifier refuses, with its sentence', () => {
		const { reports } = read([
			...product(0, '[12, 34]', '408'),
			...product(1, '[12, 34]', '4080'),
			...product(2, '[12, 34]'),
			...product(3, 'twelve times thirty-four', '408'),
		]);
		const sample = (n: number) => ({
			name: `${multiply}/sample_${String(n)}`,
			instance: { factors: ['12', '34'] },
		});
		expect(reports).toEqual([
			{
				family: 'number-multiply',
				samples: [{ ...sample(0), storedAnswer: '408' }, { ...sample(1), storedAnswer: '4080' }, sample(2)],
				accepted: 1,
				refused: [
					{ sample: { ...sample(1), storedAnswer: '4080' }, why: expect.stringMatching(/\w/) as string },
				],
				unanswered: 1,
				unmapped: [
					{ name: `${multiply}/sample_3`, why: 'input_value_list.txt is not a list of whole numbers' },
				],
			},
		]);
	});

	it('keeps the parts of a sample together and counts from 9 on to 10, however the files come', () => {
		const files = [...product(10, '[2, 3]', '6'), ...product(9, '[4, 5]', '20')];
		const names = [`${multiply}/sample_9`, `${multiply}/sample_10`];
		for (const order of [files, files.toReversed()]) {
			const [report] = read(order).reports;
			expect(report?.samples.map(({ name }) => name)).toEqual(names);
			expect(report?.accepted).toBe(2);
		}
	});

	it('reports families in the order of their ids and broken files as not mapped', () => {
		const { reports } = read([...product(0, '[2, 3]', '6'), board(0, '{"board')]);
		expect(reports.map(({ family, unmapped }) => ({ family, unmapped }))).toEqual([
			{
				family: 'eight-queens',
				unmapped: [{ name: `${queens}/sample_0`, why: 'The file is not a JSON object' }],
			},
			{ family: 'number-multiply', unmapped: [] },
		]);
	});

	it('lets its caller breathe after every folder and every verdict, and ends with all files done', () => {
		const files = Array.from({ length: 30 }, (_, n) => product(n, '[2, 3]', '6')).flat();
		const { progress } = read(files);
		expect(progress).toHaveLength(60);
		expect(progress.at(-1)).toBe(60);
		expect(progress).toEqual(progress.toSorted((a, b) => a - b));
	});

	it('leaves alone what no importer recognises', () => {
		for (const path of ['solution.json', 'holiday.jpg', 'sorting_dataset/sample_0/solution.json', '', '/']) {
			expect(importerOf(path, importers)).toBeNull();
		}
	});
});
