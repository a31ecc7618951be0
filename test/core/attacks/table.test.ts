import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../attacks/attack.ts';
import { allRows, printTable } from '../../attacks/table.ts';
import { liveAttacks } from '../../../src/core/attacks/live.ts';
import { attackKindWords, attackWords } from '../../../src/words/attacks.ts';

const rows = allRows();

describe('the table of attacks', () => {
	it('names no two rows alike', () => {
		expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
	});

	it.each(KINDS)('tries %s', (kind) => {
		expect(rows.some((row) => row.kind === kind)).toBe(true);
	});

	it('says of each row what it tries, to follow "tries to"', () => {
		for (const { id, says } of rows) expect(says, id).toMatch(/^\S.{5,90}[^.\s]$/);
	});

	it('says why, where something may come through, and from the frame’s thread alone', () => {
		const open = rows.filter(({ isOpen }) => isOpen !== undefined);
		expect(open.map(({ id }) => id)).toEqual(['frame/web-rtc', 'frame/location-page']);
		expect(new Set(open.map(({ position }) => position))).toEqual(new Set(["the frame's thread"]));
	});

	it('says "not run" of an engine that is not installed, never "refused"', () => {
		const text = printTable([{ name: 'Nowhere', outcomes: null }]);
		expect(text).toContain('not run');
		expect(text).not.toContain('refused');
	});
});

describe('the self-test', () => {
	it('has words for each attack and each kind, and no others', () => {
		expect(Object.keys(attackWords).sort()).toEqual(liveAttacks.map(({ id }) => id).sort());
		expect(Object.keys(attackKindWords).sort()).toEqual(
			[...new Set(liveAttacks.map(({ kind }) => kind))].sort(),
		);
	});

	it('sends each request to an address of its own, by which a recorder knows it', () => {
		for (const { id, python } of liveAttacks) {
			for (const [, name] of python.matchAll(/address\(["']([\w.-]+)["']/g)) {
				expect(name?.replace(/-1\.0-.*/, '')).toBe(id === 'window-open' ? 'open' : id);
			}
		}
	});
});

describe('the frame', () => {
	it('hears nothing of what its workers say, and makes no code or markup of anything', () => {
		const source = readFileSync(new URL('../../../workers/python.frame.ts', import.meta.url), 'utf8');
		const heard = [...source.matchAll(/worker\.(on\w+|addEventListener\(\s*'\w+')/g)].map(([, what]) => what);
		expect(heard).toEqual(['onerror', 'onmessageerror']);
		expect(source).not.toMatch(
			/eval|Function\(|innerHTML|insertAdjacent|document|\blocation\b|setTimeout\('/,
		);
	});
});
