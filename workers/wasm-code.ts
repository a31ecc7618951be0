/** Reads the code section of a WebAssembly module as far as calls and blocks are concerned (core specification, section 5.4). */

import type { Reader } from './wasm-reader.ts';

export type Instruction =
	| { kind: 'open' | 'close' | 'return' | 'call-unknown' | 'tail-call' | 'other' }
	| { kind: 'call' | 'delegate'; target: number };

export function unsigned(value: number): Uint8Array {
	const bytes: number[] = [];
	let rest = value;
	for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
	return Uint8Array.from([...bytes, rest]);
}

const OTHER: Instruction = { kind: 'other' };
const OPEN: Instruction = { kind: 'open' };
const CLOSE: Instruction = { kind: 'close' };

/** Moves the reader behind one instruction. Throws for one that is not known. */
export function readInstruction(reader: Reader): Instruction {
	const code = reader.byte();
	if (code >= 0x45 && code <= 0xc4) return OTHER;
	if (code >= 0x28 && code <= 0x3e) return skipAddress(reader);
	switch (code) {
		// block, loop, if, try
		case 0x02:
		case 0x03:
		case 0x04:
		case 0x06:
			reader.unsigned();
			return OPEN;
		// try_table
		case 0x1f:
			reader.unsigned();
			reader.list(() => {
				if (reader.byte() < 2) reader.unsigned();
				reader.unsigned();
			});
			return OPEN;
		case 0x0b:
			return CLOSE;
		// delegate, which ends its block
		case 0x18:
			return { kind: 'delegate', target: reader.unsigned() };
		// unreachable, nop, else, throw_ref, catch_all, drop, select, ref.is_null, ref.eq, ref.as_non_null
		case 0x00:
		case 0x01:
		case 0x05:
		case 0x0a:
		case 0x19:
		case 0x1a:
		case 0x1b:
		case 0xd1:
		case 0xd3:
		case 0xd4:
			return OTHER;
		// catch, throw, rethrow, br, br_if, locals, globals, tables, memory.size and grow, constants, ref.null, ref.func, br_on_null
		case 0x07:
		case 0x08:
		case 0x09:
		case 0x0c:
		case 0x0d:
		case 0x20:
		case 0x21:
		case 0x22:
		case 0x23:
		case 0x24:
		case 0x25:
		case 0x26:
		case 0x3f:
		case 0x40:
		case 0x41:
		case 0x42:
		case 0xd0:
		case 0xd2:
		case 0xd5:
		case 0xd6:
			reader.unsigned();
			return OTHER;
		// br_table
		case 0x0e:
			reader.list(() => reader.unsigned());
			reader.unsigned();
			return OTHER;
		case 0x0f:
			return { kind: 'return' };
		case 0x10:
			return { kind: 'call', target: reader.unsigned() };
		case 0x11:
			reader.unsigned();
			reader.unsigned();
			return { kind: 'call-unknown' };
		case 0x14:
			reader.unsigned();
			return { kind: 'call-unknown' };
		case 0x12:
		case 0x15:
			reader.unsigned();
			return { kind: 'tail-call' };
		case 0x13:
			reader.unsigned();
			reader.unsigned();
			return { kind: 'tail-call' };
		// select with types
		case 0x1c:
			reader.list(() => reader.byte());
			return OTHER;
		case 0x43:
			reader.at += 4;
			return OTHER;
		case 0x44:
			reader.at += 8;
			return OTHER;
		case 0xfc:
			return skipBulk(reader);
		case 0xfd:
			return skipVector(reader);
		default:
			throw new Error(`instruction 0x${code.toString(16)} is not known`);
	}
}

function skipAddress(reader: Reader): Instruction {
	const alignment = reader.unsigned();
	if (alignment >= 64) reader.unsigned();
	reader.unsigned();
	return OTHER;
}

function skipBulk(reader: Reader): Instruction {
	const code = reader.unsigned();
	const operands = code <= 7 ? 0 : code === 8 || code === 10 || code === 12 || code === 14 ? 2 : 1;
	for (let index = 0; index < operands; index++) reader.unsigned();
	return OTHER;
}

function skipVector(reader: Reader): Instruction {
	const code = reader.unsigned();
	if (code <= 11 || code === 92 || code === 93) return skipAddress(reader);
	if (code === 12 || code === 13) reader.at += 16;
	else if (code >= 21 && code <= 34) reader.at += 1;
	else if (code >= 84 && code <= 91) {
		skipAddress(reader);
		reader.at += 1;
	}
	return OTHER;
}
