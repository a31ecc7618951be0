import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { countNativeStack } from '../../workers/stack-accounting.ts';

/** table[0](n) */
const callDepth = [0x20, 0, 0x41, 0, 0x11, 0, 0];

/**
 * By hand, after the binary format: a memory-less module with the global `__stack_pointer` (1 MiB), and three functions.
 * `depth(n)`: 0 for 0 (by `return`), else 1 + depth(n - 1) through the table; `lowest` remembers the pointer at its deepest.
 * `plain(n)`: n + 1, calls nothing.
 * `guarded(n)`: depth(n), with what is thrown on the way handed on to the caller, once from a block and once not.
 */
const MODULE = Uint8Array.of(
	...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
	// Type 0: i32 to i32.
	...section(1, [1, 0x60, 1, 0x7f, 1, 0x7f]),
	// Functions 0, 1 and 2 of type 0.
	...section(3, [3, 0, 0, 0]),
	// A table of one function.
	...section(4, [1, 0x70, 0, 1]),
	// Globals, both mutable: the stack pointer, and the lowest it was.
	...section(6, [2, 0x7f, 1, 0x41, 0x80, 0x80, 0xc0, 0x00, 0x0b, 0x7f, 1, 0x41, 0, 0x0b]),
	...section(7, [
		5,
		...exported('__stack_pointer', 3, 0),
		...exported('lowest', 3, 1),
		...exported('depth', 0, 0),
		...exported('plain', 0, 1),
		...exported('guarded', 0, 2),
	]),
	// The table holds function 0.
	...section(9, [1, 0, 0x41, 0, 0x0b, 1, 0]),
	...section(10, [
		3,
		...body([
			// lowest = __stack_pointer
			...[0x23, 0, 0x24, 1],
			// if n == 0: return 0
			...[0x20, 0, 0x45, 0x04, 0x40, 0x41, 0, 0x0f, 0x0b],
			// 1 + table[0](n - 1)
			...[0x41, 1, 0x20, 0, 0x41, 1, 0x6b, 0x41, 0, 0x11, 0, 0, 0x6a, 0x0b],
		]),
		...body([0x20, 0, 0x41, 1, 0x6a, 0x0b]),
		...body([
			// block: try: drop table[0](n) delegate to the caller
			...[0x02, 0x40, 0x06, 0x40, ...callDepth, 0x1a, 0x18, 1, 0x0b],
			// block: try: drop table[0](n) delegate to the block
			...[0x02, 0x40, 0x06, 0x40, ...callDepth, 0x1a, 0x18, 0, 0x0b],
			// try: table[0](n) delegate to the caller
			...[0x06, 0x7f, ...callDepth, 0x18, 0, 0x0b],
		]),
	]),
);

function section(id: number, content: number[]): number[] {
	return [id, content.length, ...content];
}

function body(instructions: number[]): number[] {
	return [instructions.length + 1, 0, ...instructions];
}

function exported(name: string, kind: number, index: number): number[] {
	return [name.length, ...new TextEncoder().encode(name), kind, index];
}

function start(bytes: Uint8Array<ArrayBuffer>) {
	const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
	return exports as unknown as {
		__stack_pointer: { value: number };
		lowest: { value: number };
		depth(n: number): number;
		plain(n: number): number;
		guarded(n: number): number;
	};
}

describe('a module whose stack is counted', () => {
	test('computes what it computed before', () => {
		const [before, after] = [start(MODULE), start(countNativeStack(MODULE))];
		expect([after.depth(0), after.depth(1), after.depth(100), after.plain(6), after.guarded(7)]).toEqual([
			before.depth(0),
			before.depth(1),
			before.depth(100),
			before.plain(6),
			before.guarded(7),
		]);
	});

	test('lowers its stack pointer with every call that may recurse, and raises it again', () => {
		const module = start(countNativeStack(MODULE));
		const top = module.__stack_pointer.value;
		module.depth(0);
		const once = top - module.lowest.value;
		module.depth(9);
		expect({ ten: top - module.lowest.value, top: module.__stack_pointer.value, counts: once > 0 }).toEqual({
			ten: 10 * once,
			top,
			counts: true,
		});
		expect(once % 16).toBe(0);
	});

	test('leaves functions alone that cannot recurse', () => {
		const added = countNativeStack(MODULE).length - MODULE.length;
		// Two functions, one with a `return`: prologue, block, branch and epilogue.
		expect(added).toBeLessThan(50);
	});

	test('hands what is thrown to the caller where it did before: WebKit takes no block around everything for it', () => {
		const counted = countNativeStack(MODULE);
		const targets = [...counted].flatMap((byte, at) =>
			byte === 0x18 && counted[at + 2] === 0x0b ? [counted[at + 1]] : [],
		);
		expect(targets).toEqual([2, 0, 1]);
	});

	test('is refused when it ends too early', () => {
		expect(() => countNativeStack(MODULE.slice(0, -3))).toThrow('the module ends too early');
	});
});

test('the interpreter of Pyodide is still a valid module', () => {
	const wasm = readFileSync(createRequire(import.meta.url).resolve('pyodide/pyodide.asm.wasm'));
	const counted = countNativeStack(wasm);
	expect(WebAssembly.validate(counted)).toBe(true);
	expect(counted.length / wasm.length).toBeLessThan(1.06);
}, 60_000);
