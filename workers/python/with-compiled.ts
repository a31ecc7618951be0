const PAGE = 64 * 1024;

/**
 * Does the work, which calls for an instance of Python as a page streams one, with one of this module instead, large enough for the
 * snapshot. Rejects where there can be none.
 */
export async function withCompiled<T>(
	module: WebAssembly.Module,
	snapshot: ArrayBuffer | null,
	work: () => Promise<T>,
): Promise<T> {
	const original = WebAssembly.instantiateStreaming;
	let fail = (_error: unknown): void => undefined;
	// Pyodide waits for ever for an instance that cannot be made.
	const failed = new Promise<never>((_resolve, reject) => (fail = reject));
	WebAssembly.instantiateStreaming = async (_response, imports) => {
		try {
			const instance = await WebAssembly.instantiate(module, imports);
			if (snapshot !== null) makeRoom(instance.exports['memory'] as WebAssembly.Memory, snapshot);
			return { module, instance };
		} catch (error) {
			fail(error);
			throw error;
		}
	};
	try {
		return await Promise.race([work(), failed]);
	} finally {
		WebAssembly.instantiateStreaming = original;
	}
}

/** What Pyodide lays a snapshot into is as large as an interpreter that has imported nothing. */
function makeRoom(memory: WebAssembly.Memory, snapshot: ArrayBuffer): void {
	const [, header = 0] = new Uint32Array(snapshot, 0, 2);
	const lacking = snapshot.byteLength - header - memory.buffer.byteLength;
	if (lacking > 0) memory.grow(Math.ceil(lacking / PAGE));
}
