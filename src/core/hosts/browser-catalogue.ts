/** A model small enough to run inside a page. */
export interface CatalogueModel {
	name: string;
	/** The GGUF file itself. */
	url: string;
	/** Bytes to download, about. */
	bytes: number;
	licence: string;
	/** Where maker, licence and limits are described. */
	page: string;
	/** What to expect, plainly. */
	words: string;
}

const hub = 'https://huggingface.co';

/**
 * Addresses and sizes as in the list of wllama's own demo page (examples/main/src/config.ts), the smallest one as published by
 * its converter. Nothing is fetched before somebody asks for it.
 */
export const browserCatalogue: readonly CatalogueModel[] = [
	{
		name: 'SmolLM2 135M Instruct (Q8)',
		url: `${hub}/bartowski/SmolLM2-135M-Instruct-GGUF/resolve/main/SmolLM2-135M-Instruct-Q8_0.gguf`,
		bytes: 145_000_000,
		licence: 'Apache-2.0',
		page: `${hub}/HuggingFaceTB/SmolLM2-135M-Instruct`,
		words: 'Fastest on a processor. Writes fluent text, mostly wrong; good for seeing that it runs.',
	},
	{
		name: 'LFM2 350M (Q4)',
		url: `${hub}/LiquidAI/LFM2-350M-GGUF/resolve/main/LFM2-350M-Q4_K_M.gguf`,
		bytes: 229_309_376,
		licence: 'LFM Open License 1.0',
		page: `${hub}/LiquidAI/LFM2-350M`,
		words: 'Simple questions in one turn; loses the thread with a coach.',
	},
	{
		name: 'SmolLM2 360M Instruct (Q8)',
		url: `${hub}/ngxson/SmolLM2-360M-Instruct-Q8_0-GGUF/resolve/main/smollm2-360m-instruct-q8_0.gguf`,
		bytes: 386_404_992,
		licence: 'Apache-2.0',
		page: `${hub}/HuggingFaceTB/SmolLM2-360M-Instruct`,
		words: 'Short English answers; its programs seldom run.',
	},
	{
		name: 'Qwen2.5 0.5B Instruct (Q8)',
		url: `${hub}/Qwen/Qwen2.5-0.5B-Instruct-GGUF/resolve/main/qwen2.5-0.5b-instruct-q8_0.gguf`,
		bytes: 675_710_816,
		licence: 'Apache-2.0',
		page: `${hub}/Qwen/Qwen2.5-0.5B-Instruct`,
		words: 'Writes small Python programs; slow without a graphics card.',
	},
	{
		name: 'Llama 3.2 1B Instruct (Q4)',
		url: `${hub}/hugging-quants/Llama-3.2-1B-Instruct-Q4_K_M-GGUF/resolve/main/llama-3.2-1b-instruct-q4_k_m.gguf`,
		bytes: 807_690_656,
		licence: 'Llama 3.2 Community License',
		page: `${hub}/meta-llama/Llama-3.2-1B-Instruct`,
		words: 'The ablest here, still far below hosted models; wants a graphics card.',
	},
];
