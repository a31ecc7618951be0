import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { pack, unpack } from '../../src/core/pack.ts';

const texts = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 300 }),
	fc.constantFrom('', '\uFEFFwith a mark', 'x'.repeat(5000)),
);

afterEach(() => vi.unstubAllGlobals());

describe('a packed text', () => {
	test('is fit for an address and unfolds to what it was', async () => {
		await fc.assert(
			fc.asyncProperty(
				texts.filter((text) => text !== ''),
				async (text) => {
					const packed = await pack(text);
					expect(packed).toMatch(/^[zj][\w-]+$/);
					expect(await unpack(packed, new TextEncoder().encode(text).length)).toEqual({
						ok: true,
						value: text,
					});
				},
			),
		);
	});

	test('is never longer than the text itself in base64', async () => {
		for (const text of ['a', 'word', '{"a":1}', 'word '.repeat(500)])
			expect((await pack(text)).length).toBeLessThanOrEqual(2 + (text.length * 4) / 3);
	});

	test('unfolds to no more than is allowed, however short it is', async () => {
		const bomb = await pack(' '.repeat(10_000_000));
		expect(bomb.length).toBeLessThan(20_000);
		expect(await unpack(bomb, 100_000)).toEqual({ ok: false, error: { kind: 'too-large' } });
		vi.stubGlobal('CompressionStream', undefined);
		const plain = await pack('x'.repeat(1001));
		expect(await unpack(plain, 1000)).toEqual({ ok: false, error: { kind: 'too-large' } });
		expect(await unpack(plain, 1001)).toEqual({ ok: true, value: 'x'.repeat(1001) });
	});

	test('that is none, or holds no text, is damaged', async () => {
		for (const junk of ['', 'z', 'j', 'q', 'x123', 'zz', 'j%20', 'jA', 'z____', 'j/w==', 'j_w'])
			expect([junk, await unpack(junk, 1000)]).toEqual([junk, { ok: false, error: { kind: 'damaged' } }]);
	});
});
