import { Reader } from './wasm-reader.ts';

const DATA_SECTION = 11;
/** Pyodide's memory snapshot says in its second word where the memory begins. */
const MEMORY_OFFSET = 4;

/**
 * A snapshot of an interpreter's memory without what the interpreter's own file puts there: bytes that are still as in the beginning
 * become 0, which compresses to nothing. Done twice it is undone.
 *
 * @param snapshot changed in place, and given back
 * @param wasm of the interpreter, see the core specification, section 5.5.14. Throws for a data segment without a fixed place
 */
export function withoutInitialData<T extends Uint8Array>(snapshot: T, wasm: Uint8Array): T {
	const view = new DataView(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength);
	const memory = snapshot.subarray(view.getUint32(MEMORY_OFFSET, true));
	for (const { offset, bytes } of readSegments(wasm)) {
		for (let index = 0; index < bytes.length; index++) {
			memory[offset + index] = (memory[offset + index] ?? 0) ^ (bytes[index] ?? 0);
		}
	}
	return snapshot;
}

function readSegments(wasm: Uint8Array): { offset: number; bytes: Uint8Array }[] {
	const reader = new Reader(wasm, 8);
	while (reader.at < wasm.length) {
		const section = reader.byte();
		const end = reader.unsigned() + reader.at;
		if (section === DATA_SECTION) return reader.list(() => readSegment(reader));
		reader.at = end;
	}
	return [];
}

function readSegment(reader: Reader): { offset: number; bytes: Uint8Array } {
	const [kind, constant] = [reader.byte(), reader.byte()];
	const offset = reader.unsigned();
	if (kind !== 0 || constant !== 0x41 || reader.byte() !== 0x0b)
		throw new Error('a data segment has no fixed place');
	return { offset, bytes: reader.bytes(reader.unsigned()) };
}
