import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIds } from '../../src/runtime/ids.ts';

test('whatever is drawn, an id is a UUID of version 4 that holds the other 122 bits', () => {
	fc.assert(
		fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (drawn) => {
			const ids = createIds({
				getRandomValues: (array) => {
					new Uint8Array(array.buffer).set(drawn);
					return array;
				},
			});
			const id = ids.next();
			expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
			const back = Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (digits) =>
				parseInt(digits, 16),
			);
			const masked = (bytes: Uint8Array) =>
				bytes.map((byte, at) => (at === 6 ? byte & 0x0f : at === 8 ? byte & 0x3f : byte));
			expect(masked(back)).toEqual(masked(drawn));
		}),
	);
});

test('a page over plain http, which has random bytes and no randomUUID, gets a fresh id each time', () => {
	const ids = createIds({ getRandomValues: crypto.getRandomValues.bind(crypto) });
	expect(new Set(Array.from({ length: 1000 }, () => ids.next())).size).toBe(1000);
});
