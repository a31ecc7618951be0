import { errorWords } from '../../core/error-words.ts';
import type {
	ChatCompletionParams,
	LoadModelParams,
	Wllama,
	WllamaCompat,
} from '@wllama/wllama/esm/index.js';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { createChunkReader } from '../../core/hosts/chat-chunks.ts';
import { toChatMessages } from '../../core/hosts/chat-request.ts';
import { FREE } from '../../core/hosts/host.ts';
import { withoutEcho } from '../../core/hosts/prefix-echo.ts';
import type { GgufSummary } from '../../core/hosts/gguf.ts';
import { isRecord } from '../../core/json.ts';
import {
	type LanguageModel,
	type ModelFailure,
	type ModelPart,
	type ModelRef,
	type ModelRequest,
	openTextOf,
} from '../../core/model.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { EventQueue } from '../../core/run/event-queue.ts';
import { cancelled, isAborted } from './retries.ts';
import { inspectParts } from './gguf-file.ts';
import { createPoliteness, type Door } from './politeness.ts';
import { waitAtDoor } from './waiting.ts';

/** A model that runs in this page. */
export interface LoadedModel {
	model: LanguageModel;
	summary: GgufSummary;
	/** Tokens that fit into one conversation here. */
	contextLength: number;
	/** False: on the processor, in one thread. */
	usesGpu: boolean;
	/** Measured with the last reply; null before the first. */
	tokensPerSecond: () => number | null;
}

/** One model that is to run in the page. */
export interface LoadOptions {
	/** The file, or all parts of a split model. */
	files: readonly File[];
	/** Default: WebGPU where the browser has it. */
	useGpu?: boolean;
	/** Upper bound; a long window costs memory. Default 4096. */
	contextLength?: number;
	signal: AbortSignal;
}

const defaultContext = 4096;

type ToolParameters = NonNullable<
	NonNullable<ChatCompletionParams['tools']>[number]['function']['parameters']
>;

/**
 * llama.cpp in WebAssembly (wllama), one model at a time. Its WebAssembly is served with the app and loaded with the first
 * model; no third party is asked for anything. Runs in a worker, so the page stays quick.
 */
export class InBrowserEngine {
	#wllama: Wllama | null = null;
	/** Ends replies whose model is taken away. */
	#life = new AbortController();

	/** Replaces the model that was loaded before. */
	async load(options: LoadOptions): Promise<Result<LoadedModel, ModelFailure>> {
		const { signal } = options;
		const inspected = await inspectParts(options.files);
		if (!inspected.ok) return inspected;
		await this.unload();
		if (isAborted(signal)) return err(cancelled);
		const { summary, parts } = inspected.value;
		const usesGpu = (options.useGpu ?? true) && 'gpu' in navigator;
		const context = Math.min(
			options.contextLength ?? defaultContext,
			summary.contextLength ?? defaultContext,
		);

		const wllama = await createWllama();
		this.#wllama = wllama;
		const life = this.#life.signal;
		// The package cannot stop a load, but ending its worker does; the load's promise then never settles.
		const stop = (): void => {
			wllama.exit().catch(() => undefined);
		};
		signal.addEventListener('abort', stop, { once: true });
		try {
			const loading = wllama.loadModel([...parts], loadParams(context, usesGpu)).then(() => null);
			const ended = await Promise.race([loading, whenAborted(signal), whenAborted(life)]);
			if (ended !== null) {
				this.#forget(wllama);
				return err(cancelled);
			}
			if (!didLoad(wllama)) throw new Error('the engine refused the file');
		} catch (error) {
			await wllama.exit();
			this.#forget(wllama);
			return err(explainLoad(error));
		} finally {
			signal.removeEventListener('abort', stop);
		}
		let speed: number | null = null;
		const model = createInBrowserModel(wllama, summary, parts[0]?.name ?? '', life, (measured) => {
			speed = measured;
		});
		return ok({ model, summary, contextLength: context, usesGpu, tokensPerSecond: () => speed });
	}

	/** Frees the memory; replies under way end as cancelled. */
	async unload(): Promise<void> {
		this.#life.abort();
		this.#life = new AbortController();
		const held = this.#wllama;
		this.#wllama = null;
		await held?.exit();
	}

	#forget(wllama: Wllama): void {
		if (this.#wllama === wllama) this.#wllama = null;
	}
}

async function createWllama(): Promise<Wllama> {
	const package_ = await import('@wllama/wllama/esm/index.js');
	const wllama = new package_.Wllama(
		// The worker comes from a blob and knows no relative address.
		{ default: new URL(wasmUrl, location.href).href },
		{ suppressNativeLog: true, logger: silent },
	);
	// Served by the app; left alone, the package would ask a public CDN. Firefox does well without it, as the package knows.
	wllama.setCompat('Suspending' in WebAssembly ? null : await compatBuild());
	return wllama;
}

/** For browsers without WebAssembly stack switching (Safari): slower, and fetched by them alone. */
async function compatBuild(): Promise<WllamaCompat> {
	const [{ default: wasm }, { default: code }] = await Promise.all([
		import('@wllama/wllama-compat/wasm/wllama.wasm?url'),
		import('@wllama/wllama-compat/wasm/wllama.js?raw'),
	]);
	return { wasm: new URL(wasm, location.href).href, worker: { code } };
}

function loadParams(context: number, usesGpu: boolean): LoadModelParams {
	return {
		n_ctx: context,
		n_gpu_layers: usesGpu ? 99_999 : 0,
		// Calls take turns at our door: the whole window belongs to the one that speaks.
		n_parallel: 1,
		jinja: true,
	};
}

function createInBrowserModel(
	wllama: Wllama,
	summary: GgufSummary,
	fileName: string,
	life: AbortSignal,
	onSpeed: (tokensPerSecond: number) => void,
): LanguageModel {
	const name = summary.name ?? fileName.replace(/\.gguf$/i, '');
	const ref: ModelRef = {
		id: `browser:${fileName.replace(/\.gguf$/i, '')}`,
		label: `${name} · in this browser`,
		kind: 'in-browser',
	};
	const door = createPoliteness().door('in-browser', 'local');
	return {
		ref,
		capabilities: {
			tools: summary.hasChatTemplate,
			logprobs: true,
			systemRole: true,
			temperature: true,
			// llama.cpp's server code, which the engine holds, continues a message that stands last.
			prefill: summary.hasChatTemplate,
		},
		rates: FREE,
		stream: (request, signal) => speak(wllama, door, request, signal, life, onSpeed),
	};
}

async function* speak(
	wllama: Wllama,
	door: Door,
	request: ModelRequest,
	signal: AbortSignal,
	life: AbortSignal,
	onSpeed: (tokensPerSecond: number) => void,
): AsyncGenerator<ModelPart> {
	const ending = new AbortController();
	const any = AbortSignal.any([signal, life, ending.signal]);
	const leave = yield* waitAtDoor(door, any);
	if (leave === null) {
		yield { type: 'failed', failure: cancelled };
		return;
	}
	const reader = createChunkReader();
	const echo = withoutEcho(openTextOf(request));
	const chunks = new EventQueue<unknown>();
	const end = () => chunks.close();
	// A model that is unloaded in the middle never answers again.
	any.addEventListener('abort', end, { once: true });
	const ended: { failure: ModelFailure | null } = { failure: null };
	try {
		// Not as the engine's own iterator: what that rejects with behind chunks nobody reads any more is caught by nobody.
		wllama
			.createChatCompletion({
				...toParams(request),
				stream: true,
				abortSignal: any,
				onData: (chunk) => chunks.push(chunk),
			})
			.catch((error: unknown) => (ended.failure = explainReply(error)))
			.finally(end);
		for await (const chunk of chunks.read()) {
			if (any.aborted) break;
			const speed = speedOf(chunk);
			if (speed !== null) onSpeed(speed);
			yield* echo.pass(reader.read(chunk));
		}
		const stopped = any.aborted ? cancelled : ended.failure;
		if (stopped !== null) {
			yield { type: 'failed', failure: stopped };
			return;
		}
		yield* echo.pass(reader.end(), true);
		const reason = reader.finishReason() ?? { unified: 'other', raw: null };
		yield { type: 'finish', reason, usage: { ...reader.usage(), cost: 0 } };
	} catch (error) {
		yield { type: 'failed', failure: any.aborted ? cancelled : explainReply(error) };
	} finally {
		ending.abort();
		leave('other');
	}
}

function toParams(request: ModelRequest): ChatCompletionParams {
	const params: ChatCompletionParams = {
		messages: toChatMessages(request.messages, true) as ChatCompletionParams['messages'],
		temperature: request.temperature ?? 0,
		...(request.topP === undefined ? {} : { top_p: request.topP }),
		timings_per_token: true,
	};
	// Understood by the engine, absent from the package's types.
	Object.assign(params, { stream_options: { include_usage: true } });
	if (request.maxTokens !== undefined) params.max_tokens = request.maxTokens;
	if (request.seed !== undefined) params.seed = request.seed;
	if (request.logprobs === true) Object.assign(params, { logprobs: true, top_logprobs: 5 });
	if (request.tools !== undefined && request.tools.length > 0) {
		params.tools = request.tools.map(({ name, description, parameters }) => ({
			type: 'function',
			function: { name, description, parameters: parameters as unknown as ToolParameters },
		}));
	}
	return params;
}

/** A refused file does not reject the load; the answer only says so in a field the package's types leave out. */
function didLoad(wllama: Wllama): boolean {
	const info: { n_vocab: number; success?: boolean } = wllama.getLoadedContextInfo();
	return info.success !== false && info.n_vocab > 0;
}

function speedOf(chunk: unknown): number | null {
	if (!isRecord(chunk) || !isRecord(chunk['timings'])) return null;
	const speed = chunk['timings']['predicted_per_second'];
	return typeof speed === 'number' && Number.isFinite(speed) && speed > 0 ? speed : null;
}

function explainLoad(error: unknown): ModelFailure {
	const words = errorWords(error);
	const isMemory = /memory|allocat|out of bounds|RangeError/i.test(words);
	return {
		kind: 'unavailable',
		message: `The model could not be loaded: ${words.slice(0, 200)}`,
		remedy: isMemory
			? 'The browser has too little memory for it: close other tabs, or pick a smaller model or a stronger quantisation.'
			: 'The file may be damaged or of a kind this engine does not know; Safari and older browsers cannot run it. Try another model or browser.',
	};
}

function explainReply(error: unknown): ModelFailure {
	const words = errorWords(error);
	const isTooLong = /context|kv.?cache|too (?:long|large)|exceed/i.test(words);
	return {
		kind: isTooLong ? 'bad-request' : 'unavailable',
		message: `The model in this browser stopped: ${words.slice(0, 200)}`,
		remedy: isTooLong
			? 'The conversation is longer than the window the model was loaded with; load it with a longer one.'
			: 'Load the model again.',
	};
}

function whenAborted(signal: AbortSignal): Promise<'aborted'> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve('aborted');
		else signal.addEventListener('abort', () => resolve('aborted'), { once: true });
	});
}

const silent = {
	debug: () => undefined,
	log: () => undefined,
	warn: () => undefined,
	error: () => undefined,
};
