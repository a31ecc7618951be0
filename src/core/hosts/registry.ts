import type { Host } from './host.ts';
import { openai } from './open-ai.ts';
import { anthropic } from './anthropic.ts';
import { gemini } from './gemini.ts';
import { openrouter } from './openrouter.ts';
import { mistral } from './mistral.ts';
import { groq } from './groq.ts';
import { deepseek } from './deepseek.ts';
import { together } from './together.ts';
import { cerebras } from './cerebras.ts';
import { huggingface } from './huggingface.ts';
import { ollama } from './ollama.ts';
import { lmstudio } from './lmstudio.ts';
import { llamacpp } from './llamacpp.ts';
import { vllm } from './vllm.ts';
import { custom } from './custom.ts';

/** Every host the page knows, in the order of the picker: hosted ones, then those on this computer, then any other. */
export const hosts: readonly Host[] = [
	openai,
	anthropic,
	gemini,
	openrouter,
	mistral,
	groq,
	deepseek,
	together,
	cerebras,
	huggingface,
	ollama,
	lmstudio,
	llamacpp,
	vllm,
	custom,
];

/** Undefined for the id of another version, or of a mistyped link. */
export function findHost(id: string): Host | undefined {
	return hosts.find((host) => host.id === id);
}
