import { describe, expect, test } from 'vitest';
import { createStorageRoom } from '../../../src/runtime/storage/room.ts';

const nothing = [null, null, null];

async function all(manager: Partial<StorageManager> | undefined) {
	const room = createStorageRoom(manager);
	return [await room.estimate(), await room.isLasting(), await room.askToLast()];
}

describe('the room a browser gives', () => {
	test('is told as the browser tells it, of the database where it does', async () => {
		const detailed = { usage: 30, quota: 100, usageDetails: { indexedDB: 4, caches: 26 } };
		const manager = {
			estimate: () => Promise.resolve(detailed),
			persisted: () => Promise.resolve(false),
			persist: () => Promise.resolve(true),
		};
		expect(await all(manager)).toEqual([{ used: 30, allowed: 100, database: 4 }, false, true]);
		const plain = { ...manager, estimate: () => Promise.resolve({ usage: 30, quota: 100 }) };
		expect(await createStorageRoom(plain).estimate()).toEqual({ used: 30, allowed: 100, database: null });
	});

	test('is unknown without the interface, with half of it, and where it refuses', async () => {
		expect(await all(undefined)).toEqual(nothing);
		expect(await all({ estimate: () => Promise.resolve({}) })).toEqual(nothing);
		const refuses = () => Promise.reject(new Error('SecurityError'));
		expect(await all({ estimate: refuses, persisted: refuses, persist: refuses })).toEqual(nothing);
		const throws = () => {
			throw new Error('SecurityError');
		};
		expect(await all({ estimate: throws, persisted: throws, persist: throws })).toEqual(nothing);
	});
});
