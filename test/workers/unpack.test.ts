import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../workers/unpack.ts';

/** In a buffer of its own. */
const packed = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(gzipSync(bytes)).buffer;

describe('what comes packed', () => {
	it('is unpacked up to the bound', async () => {
		const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => at % 251);
		expect(new Uint8Array(await unpack(packed(bytes), bytes.length))).toEqual(bytes);
	});

	it('is refused where it would grow beyond it, without having been unpacked whole', async () => {
		const bomb = packed(new Uint8Array(1_000_000));
		await expect(unpack(bomb, 999_999)).rejects.toThrow('more than 999999 bytes');
	});

	it('is refused where it was cut or changed', async () => {
		const whole = packed(new Uint8Array(1_000));
		await expect(unpack(whole.slice(0, -4))).rejects.toThrow();
		const changed = whole.slice(0);
		new Uint8Array(changed).fill(7, -8, -4);
		await expect(unpack(changed)).rejects.toThrow();
	});
});
