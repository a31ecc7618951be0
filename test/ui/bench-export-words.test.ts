import { describe, expect, test } from 'vitest';
import type { ExperimentLinkFault } from '../../src/core/bench/export/experiment-link.ts';
import { runsCsv } from '../../src/core/bench/export/csv.ts';
import type { FileFault } from '../../src/core/bench/export/offered-file.ts';
import type { LinkFault, NoLink } from '../../src/core/bench/link.ts';
import { benchExportWords, csvColumnWords } from '../../src/words/bench-export.ts';
import { classWords } from '../../src/words/class.ts';
import { experimentShareWords } from '../../src/words/experiment-share.ts';

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
	{ kind: 'imported' },
	{ kind: 'damaged' },
	{ kind: 'no-deflate' },
	{ kind: 'too-large' },
	{ kind: 'design', why: 'it names no method' },
];

const noLinks: readonly NoLink[] = [{ kind: 'too-long', length: 9000 }, { kind: 'imported' }];
const experimentLinkFaults: readonly ExperimentLinkFault[] = [
	{ kind: 'imported' },
	{ kind: 'newer', version: 2 },
	{ kind: 'experiment', why: 'it names no method' },
	{ kind: 'too-large' },
	{ kind: 'damaged' },
	{ kind: 'no-deflate' },
];

describe('the words of links', () => {
	test('tell whoever makes one to save a file, and whoever was given one to ask for it', () => {
		const makers = [
			...noLinks.map(benchExportWords.noLink),
			...experimentLinkFaults.map(experimentShareWords.noLink),
		];
		const openers = [
			...linkFaults.map(benchExportWords.linkFault),
			...experimentLinkFaults.map(experimentShareWords.fault),
		];
		for (const text of makers) expect(text).toMatch(/(?:Save it|Export the experiment) as a file instead\.$/);
		for (const text of openers) {
			expect(text).toMatch(/\b(?:Ask for|ask for|Reload the page|Copy)\b.*\.$/);
			expect(text).not.toMatch(/\b(?:[Ss]ave|[Ee]xport)\b/);
		}
	});

	test('of a class speak of no file: there is none that could stand in for its link', () => {
		const texts = [...noLinks.map(classWords.noLink), ...linkFaults.map(classWords.linkFault)];
		expect(new Set(texts).size).toBe(texts.length);
		for (const text of texts) expect(text).not.toMatch(/\bfile\b|undefined/);
	});
});

describe('the words of export', () => {
	test('say of every fault what happened and what to do', () => {
		const sentences = [
			...fileFaults.map(benchExportWords.fileFault),
			...noLinks.map(benchExportWords.noLink),
			...linkFaults.map(benchExportWords.linkFault),
		];
		expect(new Set(sentences).size).toBe(sentences.length);
		for (const text of sentences) {
			expect(text).toMatch(/\b(?:Choose|Copy|Export|Get|Reload|Update|[Aa]sk for|export|copy|set)\b/);
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
