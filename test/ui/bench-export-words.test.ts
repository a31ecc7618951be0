import { describe, expect, test } from 'vitest';
import { runsCsv } from '../../src/core/bench/export/csv.ts';
import type { FileFault } from '../../src/core/bench/export/offered-file.ts';
import type { LinkFault } from '../../src/core/bench/link.ts';
import { benchExportWords, csvColumnWords } from '../../src/words/bench-export.ts';

const fileFaults: readonly FileFault[] = [
	{ kind: 'too-large', bytes: 300 * 1024 * 1024 },
	{ kind: 'unreadable', why: 'it was moved' },
	{ kind: 'empty' },
	{ kind: 'cut-off' },
	{ kind: 'not-json' },
	{ kind: 'other-format' },
	{ kind: 'newer', version: 2 },
	{ kind: 'experiment', why: 'it names no method' },
	{ kind: 'run', run: 3, why: 'it mixes two runs' },
];
const linkFaults: readonly LinkFault[] = [
	{ kind: 'too-long', length: 9000 },
	{ kind: 'imported' },
	{ kind: 'damaged' },
	{ kind: 'no-deflate' },
	{ kind: 'too-large' },
	{ kind: 'design', why: 'it names no method' },
];

describe('the words of export', () => {
	test('say of every fault what happened and what to do', () => {
		const sentences = [
			...fileFaults.map(benchExportWords.fileFault),
			...linkFaults.map(benchExportWords.linkFault),
		];
		expect(new Set(sentences).size).toBe(sentences.length);
		for (const text of sentences) {
			expect(text).toMatch(/\b(?:Choose|Copy|Export|Get|Reload|Update|ask for|export|copy|set)\b/);
			expect(text).toMatch(/\.$/);
			expect(text).not.toMatch(/undefined|\[object|\.\./);
		}
	});

	test('explain every column of the table, and no other', () => {
		const [heading] = runsCsv([]);
		expect(Object.keys(csvColumnWords)).toEqual(heading!.trim().split(','));
	});

	test('count replies and lines as people do', () => {
		const { batch } = benchExportWords;
		expect(batch.result(1, 0)).toMatch(/^1 reply read\./);
		expect(batch.result(3, 1)).toMatch(/^3 replies read, 1 request failed/);
		expect(batch.broken([2, 3, 5, 8, 13, 21])).toMatch(/^6 lines cannot be read \(2, 3, 5, 8, 13, …\)/);
	});
});
