import { expect, it } from 'vitest';
import { EMPTY_READING } from '../../src/core/reply/reading.ts';
import { readReply } from '../../src/core/reply/read.ts';
import { ReplyReader } from '../../src/state/reply-reader.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));
const REPLY = 'Look:\n```python\nprint(1)\n```\nDone.';

it('reads what has come of a reply as soon as its reader is there, and shows the words until then', async () => {
	let arrive: (reader: typeof readReply) => void = () => undefined;
	const reader = new ReplyReader(() => new Promise((resolve) => (arrive = resolve)));
	expect(reader.read('')).toEqual(EMPTY_READING);
	expect(reader.read('Look:')).toEqual({ ...EMPTY_READING, prose: 'Look:', before: 5 });
	arrive(readReply);
	await settled();
	expect(reader.read(REPLY)).toEqual(readReply(REPLY));
});

it('asks again for a reader that could not be fetched, and for one that is there never again', async () => {
	let asked = 0;
	const reader = new ReplyReader(() => {
		asked++;
		return asked === 1 ? Promise.reject(new TypeError('no network')) : Promise.resolve(readReply);
	});
	reader.read('a');
	reader.read('ab');
	await settled();
	expect(asked).toBe(1);
	reader.read('abc');
	await settled();
	expect(reader.read(REPLY)).toEqual(readReply(REPLY));
	reader.read('abcd');
	expect(asked).toBe(2);
});
