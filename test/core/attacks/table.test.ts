import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../attacks/attack.ts';
import { allRows, printTable, withoutUnproved } from '../../attacks/table.ts';
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

	it('says why, where something may come through: from the frame’s thread, or in one engine', () => {
		const open = rows.filter(({ isOpen }) => isOpen !== undefined);
		expect(open.map(({ id, position, isOpenIn }) => [id, isOpenIn ?? position])).toEqual([
			['program/long-call', 'WebKitGTK'],
			['frame/web-rtc', "the frame's thread"],
			['frame/preconnect', "the frame's thread"],
			['frame/location-page', "the frame's thread"],
		]);
	});

	it('tells what is known in one engine from the same in another', () => {
		const row = rows.find(({ id }) => id === 'program/long-call')!;
		const columns = ['Chromium', 'WebKitGTK'].map((engine) => ({
			engine,
			name: `${engine} 1`,
			outcomes: [{ row, kind: 'got' as const, says: 'its worker lives on' }],
		}));
		const [line] = printTable(columns)
			.split('\n')
			.filter((line) => line.includes(row.says));
		expect(line).toMatch(/ GOT +GOT \(known\)$/);
	});

	it('takes no refusal for the policy’s where the attack fails without it as well', () => {
		const [policys, other] = ['worker/fetch', 'python/document'].map((id) =>
			rows.find((row) => row.id === id)!,
		);
		const refused = [policys!, other!].map((row) => ({ row, kind: 'refused' as const, says: 'no' }));
		const came = (id: string) => ({
			row: rows.find((row) => row.id === id)!,
			kind: 'got' as const,
			says: 'it',
		});
		expect(withoutUnproved(refused, [came('worker/fetch')])).toEqual(refused);
		expect(withoutUnproved(refused, [came('python/fetch')])).toEqual([
			{ row: policys, kind: 'not-run', says: 'without the policy nothing is seen of it either' },
			refused[1],
		]);
	});

	it('says of each row that was not run in an engine why', () => {
		const outcomes = rows.map((row) => ({ row, kind: 'not-run' as const, says: 'no answer' }));
		const text = printTable([{ engine: 'Chromium', name: 'Chromium 1', outcomes }]);
		expect(text).toContain(`not run in Chromium 1: ${rows[0]!.id}: no answer`);
	});

	it('says "not run" of an engine that is not installed, never "refused"', () => {
		const text = printTable([{ engine: 'Nowhere', name: 'Nowhere', outcomes: null }]);
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
	it('hears nothing of what its workers say but their first word, and makes no code or markup of anything', () => {
		const source = readFileSync(new URL('../../../workers/python.frame.ts', import.meta.url), 'utf8');
		const heard = [...source.matchAll(/worker\.(on\w+|addEventListener\(\s*'\w+')/g)].map(([, what]) => what);
		expect(heard).toEqual(['onerror', 'onmessageerror']);
		// Comes before any program runs, over a port that hears nothing else.
		expect(source.match(/port1\.onmessage = .*\n\s*(.*)/)?.[1]).toBe('port1.close();');
		expect(source).not.toMatch(
			/eval|Function\(|innerHTML|insertAdjacent|document|\blocation\b|setTimeout\('/,
		);
	});
});
