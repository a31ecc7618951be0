import { describe, expect, it } from 'vitest';

import { TaskImport, type OfferedFile } from '../../src/state/import.svelte.ts';
import { families } from '../../src/core/tasks/registry.ts';

const importers = families.flatMap(({ importer }) => importer ?? []);

function offered(path: string, text: string, size = text.length): OfferedFile {
	return { path, open: () => Promise.resolve({ size, text: () => Promise.resolve(text) }) };
}

function product(n: number): OfferedFile[] {
	const path = `number_multiply/digit_2_2/sample_${String(n)}`;
	return [offered(`${path}/input_value_list.txt`, '[12, 34]'), offered(`${path}/target_answer.txt`, '408')];
}

const create = () => new TaskImport(() => Promise.resolve({ families, importers }));

describe('the import', () => {
	it('reads only what an importer recognises', async () => {
		const imported = create();
		const untouched: OfferedFile = {
			path: 'holiday.jpg',
			open: () => Promise.reject(new Error('must not be opened')),
		};
		await imported.start([...product(0), untouched]);
		expect(imported.status).toEqual({ kind: 'idle' });
		expect(imported.report).toMatchObject({
			families: [{ family: 'number-multiply', accepted: 1, refused: [] }],
			unrecognised: { count: 1, first: ['holiday.jpg'] },
			skipped: [],
		});
	});

	it('skips huge, binary and unreadable files with a word', async () => {
		const imported = create();
		const [list, answer] = product(0) as [OfferedFile, OfferedFile];
		const gone = { path: 'gsmhardv2.jsonl', open: () => Promise.reject(new Error('gone')) };
		await imported.start([
			offered(list.path, '[1, 2]', 6_200_000),
			offered(answer.path, 'PK\u0003\u0004\0\0'),
			gone,
		]);
		expect(imported.report).toEqual({
			families: [],
			unrecognised: { count: 0, first: [] },
			skipped: [
				{ path: list.path, why: 'It has 6.2 MB; files over 5 MB are not read' },
				{ path: answer.path, why: 'It is no text but binary data' },
				{ path: 'gsmhardv2.jsonl', why: 'The browser could not read it' },
			],
		});
	});

	it('takes its turns with the page and can be cancelled; the earlier report stays', async () => {
		const imported = create();
		await imported.start(product(0));
		const before = imported.report;
		const many = Array.from({ length: 200 }, (_, n) => product(n)).flat();
		let opened = 0;
		const counted = many.map((file) => ({
			...file,
			open: async () => {
				if (++opened === 100) imported.cancel();
				return file.open();
			},
		}));
		const running = imported.start(counted);
		expect(imported.isBusy).toBe(true);
		await running;
		expect(imported.status).toEqual({ kind: 'cancelled' });
		expect(imported.report).toBe(before);
		expect(opened).toBeLessThan(150);
	});

	it('says why when it fails, and works the next time', async () => {
		let attempts = 0;
		const imported = new TaskImport(() =>
			++attempts === 1 ? Promise.reject(new Error('offline')) : Promise.resolve({ families, importers }),
		);
		await imported.start(product(0));
		expect(imported.status).toEqual({ kind: 'failed', reason: 'offline' });
		await imported.start(product(0));
		expect(imported.status).toEqual({ kind: 'idle' });
		expect(imported.sampleOf('number-multiply', 'number_multiply/digit_2_2/sample_0')?.sample).toEqual({
			name: 'number_multiply/digit_2_2/sample_0',
			instance: { factors: ['12', '34'] },
			storedAnswer: '408',
		});
	});
});
