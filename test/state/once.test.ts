import { expect, test } from 'vitest';
import { Once } from '../../src/state/once.ts';

test('is made when it is first asked for, and once', async () => {
	let makes = 0;
	const once = new Once(() => Promise.resolve(++makes));
	expect([makes, once.made]).toEqual([0, undefined]);
	expect(await Promise.all([once.get(), once.get()])).toEqual([1, 1]);
	expect([await once.get(), await once.made]).toEqual([1, 1]);
});

test('may be asked for again where that failed', async () => {
	let makes = 0;
	const once = new Once(() =>
		++makes === 1 ? Promise.reject(new Error('no network')) : Promise.resolve(makes),
	);
	await expect(once.get()).rejects.toThrow('no network');
	expect(once.made).toBeUndefined();
	expect(await once.get()).toBe(2);
});
