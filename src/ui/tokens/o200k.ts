import { piecesOf, type Tokenizer } from '../../core/token-lens/tokenizer.ts';

/** OpenAI's o200k_base, over a megabyte: fetched when the lens is opened. Rejects when it cannot be had. */
export async function o200k(): Promise<Tokenizer> {
	const { decode, encode } = await import('gpt-tokenizer/encoding/o200k_base');
	return {
		name: 'o200k_base',
		// Text that happens to hold a control token's name is cut as text.
		cut: (text) => piecesOf(text, encode(text, { disallowedSpecial: new Set() }), (ids) => decode(ids)),
	};
}
