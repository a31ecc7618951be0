import { expect, test } from 'vitest';
import { readShared, share } from '../../workers/shared-bytes.ts';

test('what interpreters share is handed on without a copy, and read as it was', async () => {
	const bytes = Uint8Array.of(1, 2, 3).buffer;
	const shared = share(bytes);
	expect(shared).toBeInstanceOf(Blob);
	expect(new Uint8Array(await readShared(shared))).toEqual(Uint8Array.of(1, 2, 3));
	expect(await readShared(bytes)).toBe(bytes);
});
