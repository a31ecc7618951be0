/**
 * Runs before anything else in the worker. The walls are the frame's opaque origin and its content security policy; this file only
 * closes what those leave open inside the sandbox itself, and keeps one program from eating the machine.
 */

/** One interpreter may hold this much; beyond it Python sees a MemoryError. */
const MEMORY_LIMIT = 1024 * 1024 * 1024;
const PAGE = 64 * 1024;

// Pyodide refuses classic workers and tells them by a working importScripts. The policy blocks it anyway; without it nothing is reported.
remove('importScripts');
// Between two programs: a channel all workers of the frame share, and workers in which nothing would have been removed.
remove('BroadcastChannel');
remove('Worker');
remove('SharedWorker');
// The frame does not listen to its workers, but it would have to drop every message of a flood.
remove('postMessage');
// All interpreters begin from one address, which one of them could take back from those to come.
Reflect.deleteProperty(URL, 'revokeObjectURL');
// A worker that closes itself would look like an endless loop.
remove('close');

const memory = WebAssembly.Memory.prototype;
const grow: unknown = Reflect.get(memory, 'grow');
if (typeof grow !== 'function') throw new Error('this browser has no WebAssembly memory');
Object.defineProperty(memory, 'grow', {
	value(this: WebAssembly.Memory, pages: number): number {
		if (this.buffer.byteLength + pages * PAGE > MEMORY_LIMIT)
			throw new RangeError('Memory limit of the sandbox');
		return Reflect.apply(grow, this, [pages]) as number;
	},
});

function remove(name: string): void {
	for (
		let owner: object | null = self;
		owner !== null;
		owner = Object.getPrototypeOf(owner) as object | null
	) {
		Reflect.deleteProperty(owner, name);
	}
}
