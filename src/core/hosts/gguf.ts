import { err, ok, type Result } from '../result.ts';

/** What a model file says about itself before its weights. */
export interface GgufSummary {
	/** `general.name`, or null. */
	name: string | null;
	/** `llama`, `qwen2`, … */
	architecture: string;
	/** Tokens the model was trained to look back on; null when not told. */
	contextLength: number | null;
	hasChatTemplate: boolean;
	/** The file must be at least this long; less means that it was cut off. 0 when a tensor type is unknown. */
	leastBytes: number;
	/** This file is one of so many; 1 for a whole model. */
	shards: number;
}

/** `more`: the header goes on behind the given bytes. */
export type GgufProblem =
	| { kind: 'more' }
	| { kind: 'not-gguf' }
	| { kind: 'version'; version: number }
	| { kind: 'corrupt' };

class OutOfBytes extends Error {}
class Corrupt extends Error {}

/** Reads the header of a GGUF file, versions 2 and 3 (ggml-org/ggml, docs/gguf.md). `bytes` is the start of the file. */
export function readGguf(bytes: Uint8Array): Result<GgufSummary, GgufProblem> {
	const magic = ['G', 'G', 'U', 'F'].every(
		(letter, i) => bytes[i] === undefined || bytes[i] === letter.charCodeAt(0),
	);
	if (!magic || bytes.length === 0) return err({ kind: 'not-gguf' });
	try {
		const reader = createReader(bytes);
		reader.skip(4);
		const version = reader.u32();
		if (version !== 2 && version !== 3) return err({ kind: 'version', version });
		const tensorCount = reader.count();
		const metaCount = reader.count();
		const meta = new Map<string, string | number>();
		for (let i = 0; i < metaCount; i++) {
			const name = reader.text();
			const value = readValue(reader, reader.u32());
			if (value !== null) meta.set(name, value);
		}
		const end = readTensors(reader, tensorCount);
		const alignment = Number(meta.get('general.alignment') ?? 32);
		const start = Math.ceil(reader.position() / alignment) * alignment;
		const architecture = String(meta.get('general.architecture') ?? '');
		const context = meta.get(`${architecture}.context_length`);
		const name = meta.get('general.name');
		return ok({
			name: typeof name === 'string' && name !== '' ? name : null,
			architecture,
			contextLength: typeof context === 'number' ? context : null,
			hasChatTemplate: meta.has('tokenizer.chat_template'),
			leastBytes: end === null ? 0 : start + end,
			shards: Math.max(1, Number(meta.get('split.count') ?? 1)),
		});
	} catch (error) {
		if (error instanceof OutOfBytes) return err({ kind: 'more' });
		if (error instanceof Corrupt) return err({ kind: 'corrupt' });
		throw error;
	}
}

interface Reader {
	u32(): number;
	/** 64 bits, refused beyond what a real file can hold. */
	count(): number;
	text(): string;
	number(type: number): number;
	skip(length: number): void;
	position(): number;
}

function createReader(bytes: Uint8Array): Reader {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const decoder = new TextDecoder();
	let at = 0;
	const take = (length: number): number => {
		if (!(length >= 0) || length > mostBytes) throw new Corrupt();
		if (at + length > bytes.length) throw new OutOfBytes();
		at += length;
		return at - length;
	};
	const count = (): number => {
		const value = Number(view.getBigUint64(take(8), true));
		if (value > mostBytes) throw new Corrupt();
		return value;
	};
	return {
		u32: () => view.getUint32(take(4), true),
		count,
		text: () => {
			const length = count();
			const start = take(length);
			return decoder.decode(bytes.subarray(start, start + length));
		},
		number: (type) => readNumber(view, take(sizes[type] ?? Number.NaN), type),
		skip: take,
		position: () => at,
	};
}

/** Past any model there is: a length beyond it is garbage. */
const mostBytes = 2 ** 43;

/** Bytes of each number type; 8 is text, 9 a list. */
const sizes: Readonly<Record<number, number>> = {
	0: 1,
	1: 1,
	2: 2,
	3: 2,
	4: 4,
	5: 4,
	6: 4,
	7: 1,
	10: 8,
	11: 8,
	12: 8,
};

function readNumber(view: DataView, at: number, type: number): number {
	switch (type) {
		case 0:
		case 7:
			return view.getUint8(at);
		case 1:
			return view.getInt8(at);
		case 2:
			return view.getUint16(at, true);
		case 3:
			return view.getInt16(at, true);
		case 4:
			return view.getUint32(at, true);
		case 5:
			return view.getInt32(at, true);
		case 6:
			return view.getFloat32(at, true);
		case 10:
			return Number(view.getBigUint64(at, true));
		case 11:
			return Number(view.getBigInt64(at, true));
		case 12:
			return view.getFloat64(at, true);
		default:
			throw new Corrupt();
	}
}

/** Lists (the vocabulary, mostly) are walked over, not kept. */
function readValue(reader: Reader, type: number): string | number | null {
	if (type === 8) return reader.text();
	if (type !== 9) return reader.number(type);
	const inner = reader.u32();
	const length = reader.count();
	const size = sizes[inner];
	if (size !== undefined) reader.skip(size * length);
	else if (inner === 8) for (let i = 0; i < length; i++) reader.skip(reader.count());
	else if (inner === 9) for (let i = 0; i < length; i++) readValue(reader, 9);
	else throw new Corrupt();
	return null;
}

/** Where the last tensor ends, counted from the start of the weights; null when a type is unknown. */
function readTensors(reader: Reader, count: number): number | null {
	let end: number | null = 0;
	for (let i = 0; i < count; i++) {
		reader.skip(reader.count());
		const dimensions = reader.u32();
		if (dimensions > 8) throw new Corrupt();
		let elements = 1;
		for (let d = 0; d < dimensions; d++) elements *= reader.count();
		const block = blocks[reader.u32()];
		const offset = reader.count();
		if (block === undefined) end = null;
		else if (end !== null) end = Math.max(end, offset + (elements / block[0]) * block[1]);
	}
	return end;
}

/** Tensor types: elements in a block, bytes of a block (ggml.h and ggml-common.h). */
const blocks: Readonly<Record<number, readonly [number, number]>> = {
	0: [1, 4],
	1: [1, 2],
	2: [32, 18],
	3: [32, 20],
	6: [32, 22],
	7: [32, 24],
	8: [32, 34],
	9: [32, 36],
	10: [256, 84],
	11: [256, 110],
	12: [256, 144],
	13: [256, 176],
	14: [256, 210],
	15: [256, 292],
	16: [256, 66],
	17: [256, 74],
	18: [256, 98],
	19: [256, 50],
	20: [32, 18],
	21: [256, 110],
	22: [256, 82],
	23: [256, 136],
	24: [1, 1],
	25: [1, 2],
	26: [1, 4],
	27: [1, 8],
	28: [1, 8],
	29: [256, 56],
	30: [1, 2],
	34: [256, 54],
	35: [256, 66],
	39: [32, 17],
};
