/**
 * Python guards itself against deep recursion by looking at its stack pointer, but in WebAssembly that pointer moves only for variables
 * whose address is taken. The stack that really runs out is the browser's, which no program can look at: calls through C code broke the
 * whole interpreter long before Python saw anything. So the interpreter's file is rewritten while the page is built: every function
 * that may take part in a recursion lowers the stack pointer by what its frame takes in the browser, and raises it at its end. Then
 * Python's own guard sees the real depth, and raises a RecursionError in time.
 */
import { readInstruction, unsigned } from './wasm-code.ts';
import { Reader } from './wasm-reader.ts';

/** Of a frame in V8's baseline compiler, beside its local variables; the optimising one takes less. */
const FRAME_BYTES = 112;
const LOCAL_BYTES = 8;
/** Values in between are kept in the frame too; longer functions have more of them. Fitted to real recursions in Chromium. */
const CODE_PER_SPILLED_BYTE = 8;
const MOST_SPILLED_BYTES = 160;
const EMPTY_BLOCK = 0x40;
const OP = {
	block: 0x02,
	end: 0x0b,
	br: 0x0c,
	return: 0x0f,
	delegate: 0x18,
	getGlobal: 0x23,
	setGlobal: 0x24,
	i32: 0x41,
	add: 0x6a,
	sub: 0x6b,
} as const;

interface Func {
	/** Results of its type, as bytes of value types. */
	results: Uint8Array;
	parameters: number;
	locals: number;
	/** Where its instructions begin and end (after the last `end`) in the file. */
	declared: number;
	start: number;
	end: number;
	calls: Set<number>;
	/** Calls what cannot be told from the code: through the table, or out to JavaScript. */
	callsUnknown: boolean;
	/** What leaves the function from within: every `return`, and every `delegate` that hands on to the caller. */
	exits: { from: number; to: number; depth: number; operation: typeof OP.return | typeof OP.delegate }[];
	hasTailCall: boolean;
}

/** The same module with the stack of the browser counted in its stack pointer. Throws for a file that is not read to its end. */
export function countNativeStack(wasm: Uint8Array): Uint8Array<ArrayBuffer> {
	const module = readModule(wasm);
	const deep = findDeep(module.functions, module.imported);
	const bodies = module.functions.map((func, index) =>
		deep.has(index) && func.results.length <= 1 && !func.hasTailCall
			? rewrite(wasm, func, module.stackPointer)
			: wasm.subarray(func.declared, func.end),
	);
	const section = join([unsigned(bodies.length), ...bodies.flatMap((body) => [unsigned(body.length), body])]);
	const { code } = module;
	return join([
		wasm.subarray(0, code.header),
		Uint8Array.of(10),
		unsigned(section.length),
		section,
		wasm.subarray(code.end),
	]);
}

function readModule(wasm: Uint8Array) {
	const reader = new Reader(wasm, 8);
	let types: { parameters: number; results: Uint8Array }[] = [];
	let typeOf: number[] = [];
	let imported = 0;
	let stackPointer: number | undefined;
	let functions: Func[] = [];
	let code = { header: 0, end: 0 };
	while (reader.at < wasm.length) {
		const header = reader.at;
		const id = reader.byte();
		const size = reader.unsigned();
		const end = reader.at + size;
		if (id === 1) types = readTypes(reader);
		else if (id === 2) imported = countImportedFunctions(reader);
		else if (id === 3) typeOf = reader.list(() => reader.unsigned());
		else if (id === 7) stackPointer = findStackPointer(reader);
		else if (id === 10) {
			code = { header, end };
			let index = 0;
			functions = reader.list(() => readFunction(reader, types[typeOf[index++] ?? -1]));
		}
		reader.at = end;
	}
	if (stackPointer === undefined) throw new Error('the module exports no __stack_pointer');
	return { functions, imported, stackPointer, code };
}

function readTypes(reader: Reader) {
	return reader.list(() => {
		if (reader.byte() !== 0x60) throw new Error('the module has types other than functions');
		const parameters = reader.unsigned();
		reader.at += parameters;
		const results = reader.bytes(reader.unsigned());
		return { parameters, results };
	});
}

function countImportedFunctions(reader: Reader): number {
	const kinds = reader.list(() => {
		reader.bytes(reader.unsigned());
		reader.bytes(reader.unsigned());
		const kind = reader.byte();
		if (kind === 0) reader.unsigned();
		else if (kind === 3) reader.at += 2;
		else {
			// A table and a tag have one byte before what follows, a memory has none.
			if (kind !== 2) reader.byte();
			if (kind === 4) reader.unsigned();
			else reader.limits();
		}
		return kind;
	});
	return kinds.filter((kind) => kind === 0).length;
}

function findStackPointer(reader: Reader): number | undefined {
	const exports = reader.list(() => {
		const name = new TextDecoder().decode(reader.bytes(reader.unsigned()));
		return { name, kind: reader.byte(), index: reader.unsigned() };
	});
	return exports.find(({ name, kind }) => name === '__stack_pointer' && kind === 3)?.index;
}

function readFunction(reader: Reader, type: { parameters: number; results: Uint8Array } | undefined): Func {
	if (type === undefined) throw new Error('a function has no type');
	const size = reader.unsigned();
	const declared = reader.at;
	const end = declared + size;
	const counts = reader.list(() => {
		const count = reader.unsigned();
		reader.byte();
		return count;
	});
	const func: Func = {
		...type,
		locals: counts.reduce((sum, count) => sum + count, 0),
		declared,
		start: reader.at,
		end,
		calls: new Set(),
		callsUnknown: false,
		exits: [],
		hasTailCall: false,
	};
	let depth = 0;
	while (reader.at < end) {
		const at = reader.at;
		const instruction = readInstruction(reader);
		if (instruction.kind === 'open') depth += 1;
		else if (instruction.kind === 'close') depth -= 1;
		else if (instruction.kind === 'return')
			func.exits.push({ from: at, to: reader.at, depth, operation: OP.return });
		else if (instruction.kind === 'delegate') {
			depth -= 1;
			if (instruction.target === depth)
				func.exits.push({ from: at, to: reader.at, depth, operation: OP.delegate });
		} else if (instruction.kind === 'call') func.calls.add(instruction.target);
		else if (instruction.kind === 'call-unknown') func.callsUnknown = true;
		else if (instruction.kind === 'tail-call') func.hasTailCall = true;
	}
	if (reader.at !== end || depth !== -1) throw new Error('a function was not read to its end');
	return func;
}

/** Functions from which a call of themselves can be reached, as far as can be told; the others end after a few calls. */
function findDeep(functions: readonly Func[], imported: number): ReadonlySet<number> {
	const callers = new Map<number, number[]>();
	const deep = new Set<number>();
	functions.forEach(({ calls, callsUnknown }, index) => {
		if (callsUnknown) deep.add(index);
		for (const target of calls) {
			const callee = target - imported;
			if (callee < 0) deep.add(index);
			else if (callee === index) deep.add(index);
			else callers.set(callee, [...(callers.get(callee) ?? []), index]);
		}
	});
	const waiting = [...deep];
	for (let callee = waiting.pop(); callee !== undefined; callee = waiting.pop()) {
		for (const caller of callers.get(callee) ?? []) {
			if (deep.has(caller)) continue;
			deep.add(caller);
			waiting.push(caller);
		}
	}
	return deep;
}

/**
 * `return` becomes a branch to the end of a block around everything, behind which the pointer is raised again. What is thrown passes
 * that block by: a `delegate` to the caller counts one more (WebKit refuses one to a block that is no `try`), and whoever catches sets
 * the pointer to what it was there.
 */
function rewrite(wasm: Uint8Array, func: Func, stackPointer: number): Uint8Array {
	const spilled = Math.min((func.end - func.start) / CODE_PER_SPILLED_BYTE, MOST_SPILLED_BYTES);
	const bytes = FRAME_BYTES + LOCAL_BYTES * (func.parameters + func.locals) + spilled;
	const amount = signed(Math.ceil(bytes / 16) * 16);
	const move = (operation: number) => [
		Uint8Array.of(OP.getGlobal, ...unsigned(stackPointer), OP.i32, ...amount, operation),
		Uint8Array.of(OP.setGlobal, ...unsigned(stackPointer)),
	];
	const pieces: Uint8Array[] = [wasm.subarray(func.declared, func.start), ...move(OP.sub)];
	pieces.push(Uint8Array.of(OP.block, func.results[0] ?? EMPTY_BLOCK));
	let copied = func.start;
	for (const { from, to, depth, operation } of func.exits) {
		const [instead, label] = operation === OP.return ? [OP.br, depth] : [OP.delegate, depth + 1];
		pieces.push(wasm.subarray(copied, from), Uint8Array.of(instead, ...unsigned(label)));
		copied = to;
	}
	// The function's own `end` closes the block.
	pieces.push(wasm.subarray(copied, func.end), ...move(OP.add), Uint8Array.of(OP.end));
	return join(pieces);
}

function signed(value: number): Uint8Array {
	const bytes: number[] = [];
	for (let rest = value; ; rest >>= 7) {
		const byte = rest & 0x7f;
		if (rest >> 7 === 0 && (byte & 0x40) === 0) return Uint8Array.from([...bytes, byte]);
		bytes.push(byte | 0x80);
	}
}

function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		joined.set(piece, at);
		at += piece.length;
	}
	return joined;
}
