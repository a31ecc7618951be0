import { describe, expect, it } from 'vitest';
import { familyRowsOf } from '../../../src/core/bench/results.ts';
import { PUBLISHED_TABLES } from '../../../src/core/published/tables.ts';
import PublishedTables from '../../../src/ui/bench/PublishedTables.svelte';
import { noteOf, ownRate, printed, titleOf } from '../../../src/words/bench-published.ts';
import { benchOf, designOf } from '../../support/bench-runs.ts';
import { drawn, textOf } from '../timeline/drawn.ts';

/** Texts of the cells of the row that begins with a name. */
function rowOf(markup: string, name: string): string[] {
	const rows = [...markup.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
		[...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell)),
	);
	return rows.find(([first]) => first === name) ?? [];
}

describe('the published tables', () => {
	const markup = drawn(PublishedTables, { own: [] });

	it('begin with table 1, named as published, with its paper', () => {
		const text = textOf(markup);
		expect(text).toContain('None of them was measured here.');
		expect(text).toContain('(arXiv 2502.04350), table 1.');
		expect(rowOf(markup, 'Game 24')).toEqual(
			['Game 24', 80, 65, 78, 17, 37, 23, 11, 88, 33, 43, 43, 18, 93].map(String),
		);
		expect(rowOf(markup, 'average, all 37 tasks').at(-1)).toBe('86.4');
		expect(rowOf(markup, 'Letters unseen')).toHaveLength(14);
		expect(text).toContain('What is not available');
		expect(text).not.toContain('Measured here');
	});

	it('have own rates beside them in columns of their own, which enter no average', () => {
		const input = benchOf(designOf(), () => ({}));
		const own = [{ name: 'First try', rows: familyRowsOf(input) }];
		const beside = drawn(PublishedTables, { own });
		expect(textOf(beside)).toContain('measured here: First try');
		expect(rowOf(beside, 'Number Multiply unseen').slice(0, 4)).toEqual([
			'Number Multiply unseen',
			'100 of 10 questions',
			'100 of 10 questions',
			'43',
		]);
		expect(rowOf(beside, 'average, all 37 tasks')).toEqual([
			'average, all 37 tasks',
			'',
			'',
			...rowOf(markup, 'average, all 37 tasks').slice(1),
		]);
	});

	it('say that no experiment has asked their tasks yet', () => {
		expect(textOf(drawn(PublishedTables, { own: [{ name: 'Empty', rows: [] }] }))).toContain(
			'None of your newest experiments has asked one of these tasks yet.',
		);
	});

	it.each(PUBLISHED_TABLES)('have a title in words: $id', (table) => {
		expect(titleOf(table)).toMatch(/^[A-Z][^.]*[^.]$|^o1 /);
		expect(titleOf(table)).not.toBe(table.id);
		expect(noteOf(table) ?? 'None.').toMatch(/\.$/);
	});

	it('show own rates with their decimal, and none as all or nothing that is not', () => {
		expect([100, 99.6, 99.98, 50, 33.333, 0.02, 0].map(ownRate)).toEqual([
			'100',
			'99.6',
			'99.9',
			'50',
			'33.3',
			'0.1',
			'0',
		]);
	});

	it('print numbers as the papers do', () => {
		expect([printed(77, 1), printed(77, 0), printed(33.3, 0), printed(1192.5, 0)]).toEqual([
			'77.0',
			'77',
			'33.3',
			'1,192.5',
		]);
	});
});
