import { expect, test } from 'vitest';
import { formatDesignQuery } from '../../src/core/bench/link.ts';
import { parseDesign } from '../../src/core/bench/parse.ts';
import type { JoinedRecord, TaughtRecord } from '../../src/core/class/kept.ts';
import { createClassStore } from '../../src/runtime/storage/classes.ts';
import { knownClasses } from '../../src/state/class-list.ts';
import { classWords as words } from '../../src/words/class.ts';
import { designOf } from '../support/experiments.ts';

test('the classes of a browser are listed by role, the newest first, without those only looked at or unreadable', async () => {
	const design = designOf();
	const made = await formatDesignQuery(design);
	const query = made.ok ? made.value : '';
	const store = createClassStore(null);
	const taught = (record: Partial<TaughtRecord>) =>
		JSON.stringify({ query, since: 1, lines: '', expected: null, ...record });
	const joined = (record: Partial<JoinedRecord>) =>
		JSON.stringify({ query, since: 1, student: '0'.repeat(16), nickname: '', experiment: null, ...record });
	const hashes = 'abcdef'.split('').map((sign) => sign.repeat(16));
	const [old, young, broken, looked, named, begun] = hashes as [
		string,
		string,
		string,
		string,
		string,
		string,
	];
	store.save({ role: 'taught', hash: old }, taught({ since: 1, lines: 'one\ntwo' }));
	store.save({ role: 'taught', hash: young }, taught({ since: 2, query: 'd=damaged' }));
	store.save({ role: 'taught', hash: broken }, '{"query":1}');
	store.save({ role: 'joined', hash: looked }, joined({}));
	store.save({ role: 'joined', hash: named }, joined({ since: 3, nickname: 'Ann' }));
	store.save({ role: 'joined', hash: begun }, joined({ since: 4, experiment: 'e-1' }));
	const listed = await Promise.all(
		knownClasses({ store, parseDesign }).map(async ({ role, classes }) => ({
			role,
			classes: await Promise.all(classes.map(async (one) => ({ ...one, name: await one.name() }))),
		})),
	);
	const join = { role: 'joined', href: `#/class/join?${query}`, name: words.named(design) } as const;
	expect(listed).toEqual([
		{
			role: 'taught',
			classes: [
				{
					role: 'taught',
					hash: young,
					href: `#/class/${young}`,
					since: 2,
					says: '0 results',
					name: words.list.unread,
				},
				{
					role: 'taught',
					hash: old,
					href: `#/class/${old}`,
					since: 1,
					says: '2 results',
					name: words.named(design),
				},
			],
		},
		{
			role: 'joined',
			classes: [
				{ ...join, hash: begun, since: 4, says: '' },
				{ ...join, hash: named, since: 3, says: 'Ann' },
			],
		},
	]);
	expect(knownClasses({ store: createClassStore(null), parseDesign })).toEqual([]);
});
