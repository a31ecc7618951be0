import { custom } from '../../../src/core/hosts/custom.ts';
import type { LanguageModel, ModelPart, ModelRequest } from '../../../src/core/model.ts';
import type { HostedModelOptions } from '../../../src/runtime/model/hosted-model.ts';
import { createModel } from '../../../src/runtime/model/create-model.ts';
import { HurriedClock } from './hurried-clock.ts';
import type { ModelServer } from './server.ts';

export const question: ModelRequest = {
	role: 'task',
	messages: [{ role: 'user', content: 'Which is larger, 9.11 or 9.9?' }],
};

export const pythonTool = {
	name: 'python',
	description: 'Runs Python.',
	parameters: { type: 'object', properties: { code: { type: 'string' } } },
};

/** A model at the server, with a key, no waits and no chance. */
export function modelAt(server: ModelServer, options: Partial<HostedModelOptions> = {}): LanguageModel {
	return createModel({
		host: custom,
		baseUrl: `${server.origin}/v1`,
		model: 'm',
		readKey: () => Promise.resolve('sk-planted-0123456789abcdef'),
		clock: new HurriedClock(),
		random: () => 0.5,
		...options,
	});
}

export async function collect(
	model: LanguageModel,
	request: ModelRequest = question,
	signal: AbortSignal = new AbortController().signal,
): Promise<ModelPart[]> {
	const parts: ModelPart[] = [];
	for await (const part of model.stream(request, signal)) parts.push(part);
	return parts;
}

/** The text joined, how often the call was repeated, and how it ended. */
export function summary(parts: readonly ModelPart[]): {
	text: string;
	retries: number;
	end: string;
	message?: string;
} {
	const last = parts.at(-1);
	const end =
		last?.type === 'finish'
			? (last.reason.raw ?? 'finish')
			: last?.type === 'failed'
				? last.failure.kind
				: '';
	return {
		text: parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join(''),
		retries: parts.filter((part) => part.type === 'retry').length,
		end,
		...(last?.type === 'failed' ? { message: last.failure.message } : {}),
	};
}
