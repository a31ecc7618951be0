import { expect, test } from 'vitest';
import { withCompiled } from '../../workers/python/with-compiled.ts';

const PAGE = 64 * 1024;
/** Exports a memory of one page, and never more than four. */
const module = new WebAssembly.Module(
	new Uint8Array([
		...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
		...[5, 4, 1, 1, 1, 4],
		...[7, 10, 1, 6, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 2, 0],
	]),
);
const HEADER = 16;

function snapshotOf(bytes: number): ArrayBuffer {
	const snapshot = new ArrayBuffer(HEADER + bytes);
	new Uint32Array(snapshot, 0, 2)[1] = HEADER;
	return snapshot;
}

/** As Pyodide does: what goes wrong with the instance is said to nobody. */
async function size(): Promise<number> {
	const made = WebAssembly.instantiateStreaming(new Response(), {}).catch(
		() => new Promise<never>(() => undefined),
	);
	const { instance } = await made;
	return (instance.exports['memory'] as WebAssembly.Memory).buffer.byteLength;
}

test('an instance has room for its snapshot', async () => {
	expect([
		await withCompiled(module, null, size),
		await withCompiled(module, snapshotOf(PAGE / 2), size),
		await withCompiled(module, snapshotOf(2 * PAGE + 1), size),
	]).toEqual([PAGE, PAGE, 3 * PAGE]);
});

test('one that cannot be made is said at once, and the next is not touched by it', async () => {
	const { instantiateStreaming } = WebAssembly;
	await expect(withCompiled(module, new ArrayBuffer(6), size)).rejects.toThrow(RangeError);
	await expect(withCompiled(module, snapshotOf(9 * PAGE), size)).rejects.toThrow(RangeError);
	expect(WebAssembly.instantiateStreaming).toBe(instantiateStreaming);
	expect(await withCompiled(module, null, size)).toBe(PAGE);
});
