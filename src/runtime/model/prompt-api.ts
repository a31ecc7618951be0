import { errorWords } from '../../core/error-words.ts';
import { foldSystem } from '../../core/hosts/chat-request.ts';
import { FREE } from '../../core/hosts/host.ts';
import {
	type ChatMessage,
	type LanguageModel,
	type ModelFailure,
	type ModelPart,
	type ModelRequest,
	openTextOf,
} from '../../core/model.ts';
import { cancelled, isAborted } from './retries.ts';

/** The part of Chrome's Prompt API that is used here (webmachinelearning/prompt-api). */
export interface PromptApi {
	availability(options: PromptLanguages): Promise<BuiltInState>;
	create(
		options: PromptLanguages & {
			initialPrompts: readonly { role: 'system' | 'user' | 'assistant'; content: string }[];
			signal: AbortSignal;
			monitor?: (monitor: EventTarget) => void;
		},
	): Promise<PromptSession>;
}

/** Browsers want the language of the replies named. */
interface PromptLanguages {
	expectedOutputs: readonly { type: 'text'; languages: readonly string[] }[];
}

const english: PromptLanguages = { expectedOutputs: [{ type: 'text', languages: ['en'] }] };

/** One conversation with the browser's model; it holds memory until `destroy`. */
export interface PromptSession {
	promptStreaming(text: string, options: { signal: AbortSignal }): ReadableStream<string>;
	destroy(): void;
}

/** `absent`: this browser has no such model at all. */
export type BuiltInState = 'absent' | 'unavailable' | 'downloadable' | 'downloading' | 'available';

/** Null where `scope`, a window, has no such model, or something else of the same name. */
export function findPromptApi(scope: object): PromptApi | null {
	const found: unknown = (scope as Record<string, unknown>)['LanguageModel'];
	return typeof found === 'function' && 'availability' in found ? (found as unknown as PromptApi) : null;
}

/** To be shown as a state: the model is some gigabytes, and nobody should download it without knowing. */
export async function builtInState(api: PromptApi | null): Promise<BuiltInState> {
	if (api === null) return 'absent';
	return api.availability(english).catch(() => 'unavailable' as const);
}

/**
 * Starts the browser's own download. To be called on a click only.
 * @param onProgress fraction, 0 to 1
 */
export async function fetchBuiltIn(
	api: PromptApi,
	onProgress: (fraction: number) => void,
	signal: AbortSignal,
): Promise<ModelFailure | null> {
	try {
		const session = await api.create({
			...english,
			initialPrompts: [],
			signal,
			monitor: (monitor) => {
				monitor.addEventListener('downloadprogress', (event) => {
					const { loaded } = event as Event & { loaded?: number };
					if (typeof loaded === 'number') onProgress(loaded);
				});
			},
		});
		session.destroy();
		return null;
	} catch (error) {
		return signal.aborted ? cancelled : explain(error);
	}
}

/** The model built into the browser: plain text only, no temperature, no tools, no counts. */
export function createBuiltInModel(api: PromptApi): LanguageModel {
	return {
		ref: { id: 'browser:built-in', label: 'The browser’s own model', kind: 'in-browser' },
		capabilities: {
			tools: false,
			logprobs: false,
			systemRole: true,
			temperature: false,
			prefill: false,
		},
		rates: FREE,
		stream: (request, signal) => speak(api, request, signal),
	};
}

async function* speak(api: PromptApi, request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelPart> {
	const state = await builtInState(api);
	if (isAborted(signal)) {
		yield { type: 'failed', failure: cancelled };
		return;
	}
	if (state !== 'available') {
		yield { type: 'failed', failure: notReady(state) };
		return;
	}
	if (openTextOf(request) !== null) {
		yield { type: 'failed', failure: noPrefill };
		return;
	}
	const { before, last } = splitPrompts(request.messages);
	let session: PromptSession | null = null;
	try {
		session = await api.create({ ...english, initialPrompts: before, signal });
		for await (const text of session.promptStreaming(last, { signal })) {
			if (text !== '') yield { type: 'text-delta', text };
		}
		yield { type: 'finish', reason: { unified: 'stop', raw: null }, usage: { cost: 0 } };
	} catch (error) {
		yield { type: 'failed', failure: isAborted(signal) ? cancelled : explain(error) };
	} finally {
		session?.destroy();
	}
}

type Prompt = { role: 'system' | 'user' | 'assistant'; content: string };

/** The API takes the last message apart, and system text only in front. */
function splitPrompts(messages: readonly ChatMessage[]): { before: Prompt[]; last: string } {
	const isInFront = messages.every((one, i) => one.role !== 'system' || i === 0);
	const prompts = (isInFront ? messages : foldSystem(messages)).map((one): Prompt => ({
		role: one.role === 'tool' ? 'user' : one.role,
		content: one.content,
	}));
	return { before: prompts.slice(0, -1), last: prompts.at(-1)?.content ?? '' };
}

const noPrefill: ModelFailure = {
	kind: 'no-prefill',
	message: 'The browser’s own model continues no message here.',
	remedy: 'It is asked to go on by a message instead.',
};

function notReady(state: BuiltInState): ModelFailure {
	const isToCome = state === 'downloadable' || state === 'downloading';
	return {
		kind: 'unavailable',
		message: isToCome
			? 'The browser has not downloaded its own model yet.'
			: 'This browser has no model of its own, or this computer is too small for it.',
		remedy: isToCome
			? 'Start the download in Settings, Models; it is some gigabytes, once for all sites.'
			: 'Use a recent desktop Chrome, or pick another model.',
	};
}

function explain(error: unknown): ModelFailure {
	const name = error instanceof DOMException ? error.name : '';
	const words = errorWords(error);
	if (name === 'QuotaExceededError') {
		return {
			kind: 'bad-request',
			message: 'The conversation is too long for the browser’s own model.',
			remedy: 'Ask something shorter, or pick another model.',
		};
	}
	return {
		kind: 'unavailable',
		message: `The browser’s own model stopped: ${words.slice(0, 200)}`,
		remedy: 'Try again, or pick another model.',
	};
}
