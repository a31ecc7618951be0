import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOwnTokenizer } from '../../src/core/token-lens/tokenizer.ts';
import { o200k } from '../../src/ui/tokens/o200k.ts';

const tokenizer = await o200k();
const pieces = (text: string) => tokenizer.cut(text).map((token) => token.text);

describe('o200k_base', () => {
	it.each([
		['9.11', ['9', '.', '11']],
		['9.9', ['9', '.', '9']],
		['strawberry', ['st', 'raw', 'berry']],
		['1234567', ['123', '456', '7']],
		['<|endoftext|>', ['<', '|', 'end', 'of', 'text', '|', '>']],
		['', []],
	])('cuts %j', (text, expected) => {
		expect(pieces(text)).toEqual(expected);
	});

	it('cuts every text into pieces that give it back, in order, each with its ids', () => {
		const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constant('\u{1FAE0}👩‍👩‍👧‍👦 ß'));
		fc.assert(
			fc.property(text, (written) => {
				const tokens = tokenizer.cut(written);
				expect(tokens.map((token) => token.text).join('')).toBe(written);
				expect(tokens.every(({ ids, from, to }) => ids.length > 0 && from < to)).toBe(true);
				expect(tokens.map(({ from }) => from)).toEqual(
					[0, ...tokens.map(({ to }) => to)].slice(0, tokens.length),
				);
			}),
		);
	});
});

it('is the own tokenizer of models that are known to use it', () => {
	const own = ['openai:gpt-4o', 'openai:gpt-4o-mini', 'openrouter:openai/gpt-oss-20b', 'openai:o3-mini'];
	const others = [
		'demo:bold',
		'openai:gpt-4',
		'ollama:qwen2.5:1.5b',
		'openrouter:other/o3d',
		'openai:gpt-4-turbo',
	];
	expect([...own, ...others].filter((id) => isOwnTokenizer({ name: 'o200k_base' }, id))).toEqual(own);
});
