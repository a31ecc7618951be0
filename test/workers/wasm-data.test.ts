import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutInitialData } from '../../workers/wasm-data.ts';

const MEMORY_BEGINS = 16;
const MEMORY = 600;

/** Core specification, section 5.5.14: active segments, each at an i32 constant. */
function moduleWith(segments: readonly { offset: number; bytes: Uint8Array }[]): Uint8Array {
	const content = segments.flatMap(({ offset, bytes }) => [
		...[0, 0x41, ...leb(offset), 0x0b],
		...[...leb(bytes.length), ...bytes],
	]);
	const section = [...leb(segments.length), ...content];
	// A section of another kind comes first.
	return Uint8Array.of(
		0,
		0x61,
		0x73,
		0x6d,
		1,
		0,
		0,
		0,
		0,
		2,
		1,
		0x78,
		11,
		...leb(section.length),
		...section,
	);
}

/** Signed and unsigned alike: never with the sign's bit set. */
function leb(value: number): number[] {
	return [(value & 0x7f) | 0x80, ((value >> 7) & 0x7f) | 0x80, (value >> 14) & 0x3f];
}

function snapshotOf(memory: Uint8Array): Uint8Array {
	const snapshot = new Uint8Array(MEMORY_BEGINS + MEMORY);
	new DataView(snapshot.buffer).setUint32(4, MEMORY_BEGINS, true);
	snapshot.set(memory, MEMORY_BEGINS);
	return snapshot;
}

const segments = fc
	.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 10 })
	.map((all) => all.map((bytes, index) => ({ offset: index * 60 + 3, bytes })));

test('what is as in the beginning becomes nothing, and doing it twice gives the memory back', () => {
	fc.assert(
		fc.property(segments, fc.uint8Array({ minLength: MEMORY, maxLength: MEMORY }), (all, other) => {
			const wasm = moduleWith(all);
			const fresh = new Uint8Array(MEMORY);
			for (const { offset, bytes } of all) fresh.set(bytes, offset);
			expect(withoutInitialData(snapshotOf(fresh), wasm)).toEqual(snapshotOf(new Uint8Array(MEMORY)));
			const once = withoutInitialData(snapshotOf(other), wasm);
			expect(withoutInitialData(once, wasm)).toEqual(snapshotOf(other));
		}),
	);
});

test('a segment whose place is computed is refused', () => {
	const wasm = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 11, 6, 1, 0, 0x23, 0, 0x0b, 0);
	expect(() => withoutInitialData(snapshotOf(new Uint8Array(MEMORY)), wasm)).toThrow('no fixed place');
});
