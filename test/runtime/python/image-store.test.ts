import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { packImage, unpackImage } from '../../../src/runtime/python/image-store.ts';

beforeAll(() => vi.stubGlobal('isSecureContext', true));
afterAll(() => vi.unstubAllGlobals());

const image = {
	files: [{ path: '/lib/ü.py', start: 0, end: 2 }],
	libraries: [{ path: '/lib/x.so', start: 2, end: 3 }],
	bytes: new Uint8Array([7, 8, 9]).buffer,
};

test('an image is read back as it was kept', async () => {
	expect(await unpackImage(await packImage(image))).toEqual(image);
});

test('one that was cut or changed on the way is none', async () => {
	const kept = await packImage(image);
	const changed = kept.slice(0);
	new Uint8Array(changed)[kept.byteLength - 1] = 0;
	expect([
		await unpackImage(changed),
		await unpackImage(kept.slice(0, -1)),
		await unpackImage(new ArrayBuffer(0)),
	]).toEqual([null, null, null]);
});
