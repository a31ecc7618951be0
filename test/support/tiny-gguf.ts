import { createRng } from '../../src/core/rng.ts';

const width = 64;
const inner = 128;
const heads = 4;
const layers = 2;
const special = ['<unk>', '<s>', '</s>'];
const vocabulary = [
	...special,
	...Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`),
];

/**
 * A real GGUF file (version 3) of half a megabyte: a two-layer llama with random weights, one token per byte and a one-line
 * chat template. It speaks letters only and never stops by itself, so a limit of tokens always ends it.
 */
export function tinyGguf(contextLength = 512): Uint8Array<ArrayBuffer> {
	const meta: [string, Uint8Array][] = [
		['general.architecture', text('llama')],
		['general.name', text('Tiny random llama')],
		['llama.context_length', u32(contextLength)],
		['llama.embedding_length', u32(width)],
		['llama.block_count', u32(layers)],
		['llama.feed_forward_length', u32(inner)],
		['llama.attention.head_count', u32(heads)],
		['llama.attention.head_count_kv', u32(heads)],
		['llama.attention.layer_norm_rms_epsilon', f32(1e-5)],
		['llama.rope.dimension_count', u32(width / heads)],
		['llama.vocab_size', u32(vocabulary.length)],
		['tokenizer.ggml.model', text('llama')],
		['tokenizer.ggml.tokens', list(8, vocabulary.map(bare))],
		[
			'tokenizer.ggml.scores',
			list(
				6,
				vocabulary.map(() => numbers('f32', 0)),
			),
		],
		[
			'tokenizer.ggml.token_type',
			list(
				5,
				vocabulary.map((_, i) => numbers('i32', i === 0 ? 2 : i < 3 ? 3 : 6)),
			),
		],
		['tokenizer.ggml.bos_token_id', u32(1)],
		['tokenizer.ggml.eos_token_id', u32(2)],
		['tokenizer.ggml.unknown_token_id', u32(0)],
		['tokenizer.ggml.add_bos_token', value(7, Uint8Array.of(1))],
		['tokenizer.ggml.add_space_prefix', value(7, Uint8Array.of(0))],
		[
			'tokenizer.chat_template',
			text(`{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}assistant:`),
		],
	];
	const tensors = makeTensors();
	let offset = 0;
	const infos = tensors.map(({ name, shape, data }) => {
		const info = join([
			bare(name),
			numbers('u32', shape.length),
			...shape.map((side) => numbers('u64', side)),
			numbers('u32', 0),
			numbers('u64', offset),
		]);
		offset += align(data.byteLength);
		return info;
	});
	const head = join([
		new TextEncoder().encode('GGUF'),
		numbers('u32', 3),
		numbers('u64', tensors.length),
		numbers('u64', meta.length),
		...meta.flatMap(([name, bytes]) => [bare(name), bytes]),
		...infos,
	]);
	return join([pad(head), ...tensors.map(({ data }) => pad(new Uint8Array(data.buffer)))]);
}

interface Tensor {
	name: string;
	/** Fastest dimension first, as GGUF wants it. */
	shape: number[];
	data: Float32Array<ArrayBuffer>;
}

function makeTensors(): Tensor[] {
	const rng = createRng('tiny-gguf');
	const random = (name: string, ...shape: number[]): Tensor => {
		const data = new Float32Array(shape.reduce((product, side) => product * side, 1));
		for (let i = 0; i < data.length; i++) data[i] = (rng.next() - 0.5) * 0.5;
		return { name, shape, data };
	};
	const ones = (name: string): Tensor => ({ name, shape: [width], data: new Float32Array(width).fill(1) });
	const output = random('output.weight', width, vocabulary.length);
	vocabulary.forEach((_, token) => {
		const isLetter = token >= special.length + 97 && token < special.length + 123;
		// A row of zeros gives the logit 0, below the best of 26 random ones.
		if (!isLetter) output.data.fill(0, token * width, (token + 1) * width);
	});
	return [
		random('token_embd.weight', width, vocabulary.length),
		...Array.from({ length: layers }, (_, layer) => [
			ones(`blk.${String(layer)}.attn_norm.weight`),
			random(`blk.${String(layer)}.attn_q.weight`, width, width),
			random(`blk.${String(layer)}.attn_k.weight`, width, width),
			random(`blk.${String(layer)}.attn_v.weight`, width, width),
			random(`blk.${String(layer)}.attn_output.weight`, width, width),
			ones(`blk.${String(layer)}.ffn_norm.weight`),
			random(`blk.${String(layer)}.ffn_gate.weight`, width, inner),
			random(`blk.${String(layer)}.ffn_up.weight`, width, inner),
			random(`blk.${String(layer)}.ffn_down.weight`, inner, width),
		]).flat(),
		ones('output_norm.weight'),
		output,
	];
}

function text(words: string): Uint8Array {
	return value(8, bare(words));
}

function u32(number: number): Uint8Array {
	return value(4, numbers('u32', number));
}

function f32(number: number): Uint8Array {
	return value(6, numbers('f32', number));
}

function list(type: number, items: readonly Uint8Array[]): Uint8Array {
	return value(9, join([numbers('u32', type), numbers('u64', items.length), ...items]));
}

function value(type: number, bytes: Uint8Array): Uint8Array {
	return join([numbers('u32', type), bytes]);
}

function bare(words: string): Uint8Array {
	const bytes = new TextEncoder().encode(words);
	return join([numbers('u64', bytes.length), bytes]);
}

function numbers(type: 'u32' | 'i32' | 'u64' | 'f32', number: number): Uint8Array {
	const view = new DataView(new ArrayBuffer(type === 'u64' ? 8 : 4));
	if (type === 'u32') view.setUint32(0, number, true);
	else if (type === 'i32') view.setInt32(0, number, true);
	else if (type === 'f32') view.setFloat32(0, number, true);
	else view.setBigUint64(0, BigInt(number), true);
	return new Uint8Array(view.buffer);
}

function align(length: number): number {
	return Math.ceil(length / 32) * 32;
}

function pad(bytes: Uint8Array): Uint8Array {
	return join([bytes, new Uint8Array(align(bytes.length) - bytes.length)]);
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
