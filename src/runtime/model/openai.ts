import type OpenAI from 'openai';
import { createChunkReader } from '../../core/hosts/chat-chunks.ts';
import { type OptionalField, refusedField, toChatBody } from '../../core/hosts/chat-request.ts';
import { withCost } from '../../core/hosts/cost.ts';
import { toFinishReason } from '../../core/hosts/finish-reason.ts';
import { capabilitiesOf, type HostCapabilities, priceOf } from '../../core/hosts/host.ts';
import { type Refusal, explainRefusal, explainStreamError } from '../../core/hosts/refusal.ts';
import { isRecord } from '../../core/json.ts';
import type { LanguageModel, ModelRequest } from '../../core/model.ts';
import { type AttemptPart, withRepeats } from './attempts.ts';
import { baseUrlOf, defaultIdleMs, type HostedModelOptions, refOf } from './hosted-model.ts';
import { readIncoming } from './incoming.ts';
import { createPageFetch, RefusedAnswer } from './page-fetch.ts';
import { silence } from './silence.ts';
import { cutOff, missingKey, refusalOfThrown, silentFor, strangeAnswer, tooExpensive } from './refusals.ts';

/** After the finish reason only the usage is missing; a host that then neither sends nor closes is not waited for. */
const afterFinishMs = 5_000;

/**
 * A model behind an OpenAI-style host. The `openai` package builds and sends the request; the stream is read by our own
 * parser, because the package's ends a stream that was closed early like a finished one, takes a web page or whole JSON
 * under status 200 for an empty reply, and cannot tell a half-sent last event from a garbled one.
 */
export function createOpenAiModel(options: HostedModelOptions): LanguageModel {
	const capabilities = { ...capabilitiesOf(options.host, options.model), ...options.capabilities };
	/** Fields this host has refused; left out from then on. */
	const without = new Set<OptionalField>();
	return {
		ref: refOf(options),
		capabilities: {
			tools: capabilities.tools,
			logprobs: capabilities.logprobs,
			systemRole: capabilities.systemRole,
		},
		stream: (request, signal) =>
			withRepeats(
				() => attempt(request, capabilities, without, options, signal),
				{
					clock: options.clock,
					random: options.random,
					door: options.politeness?.door(options.host.id) ?? null,
				},
				signal,
			),
	};
}

async function* attempt(
	request: ModelRequest,
	capabilities: HostCapabilities,
	without: Set<OptionalField>,
	options: HostedModelOptions,
	signal: AbortSignal,
): AsyncGenerator<AttemptPart, void, void> {
	const { host, model, clock } = options;
	const stop = options.spendingStop?.() ?? null;
	if (stop !== null) return yield refused(tooExpensive(stop));
	const key = await options.readKey();
	if (host.key.need === 'required' && (key === null || key === '')) return yield refused(missingKey(host));

	const ending = new AbortController();
	const whole = AbortSignal.any([signal, ending.signal]);
	const context = { host, model, key, now: clock.now() };
	try {
		const response = await Promise.race([
			send(toChatBody(request, model, capabilities, without), options, key, whole),
			silence(options.idleMs ?? defaultIdleMs, ending.signal),
		]);
		if (response === 'idle') return yield refused(silentFor(host));
		yield* readReply(response, options, (error) => explainStreamError(error, context));
	} catch (error) {
		if (error instanceof RefusedAnswer) {
			const field = refusedField(error.answer.status, error.answer.body);
			const refusal = explainRefusal(error.answer, context);
			if (field === null || without.has(field)) return yield refused(refusal);
			without.add(field);
			yield { ...refused(refusal), changed: `${host.label} does not take “${field}”; asking without it.` };
			return;
		}
		yield refused(refusalOfThrown(error, signal, host, baseUrlOf(options), options.pageOrigin ?? null));
	} finally {
		ending.abort();
	}
}

async function send(
	body: Record<string, unknown>,
	options: HostedModelOptions,
	key: string | null,
	signal: AbortSignal,
): Promise<Response> {
	// Loaded with the first call, not with the page.
	const { OpenAI: Client } = await import('openai');
	const isAnonymous = key === null || key === '';
	const client = new Client({
		// The package insists on a key; the header it makes of it is dropped when there is none.
		apiKey: isAnonymous ? 'none' : key,
		baseURL: baseUrlOf(options),
		dangerouslyAllowBrowser: true,
		maxRetries: 0,
		timeout: 24 * 3_600_000,
		logLevel: 'off',
		fetch: createPageFetch({
			fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
			signal,
			anonymous: isAnonymous,
		}),
	});
	try {
		return await client.chat.completions
			.create(body as unknown as OpenAI.ChatCompletionCreateParamsStreaming, { signal })
			.asResponse();
	} catch (error) {
		// The package wraps whatever fetch throws.
		throw error instanceof Error && error.cause instanceof RefusedAnswer ? error.cause : error;
	}
}

async function* readReply(
	response: Response,
	options: HostedModelOptions,
	explain: (error: unknown) => Refusal,
): AsyncGenerator<AttemptPart, void, void> {
	const { host } = options;
	const chunks = createChunkReader();
	const idleMs = options.idleMs ?? defaultIdleMs;
	let isDone = false;
	const reading = readIncoming(response, () =>
		chunks.finishReason() === null ? idleMs : Math.min(afterFinishMs, idleMs),
	);
	for await (const incoming of reading) {
		if (incoming.kind === 'stopped') {
			if (chunks.finishReason() !== null) break;
			return yield refused(incoming.why === 'idle' ? silentFor(host) : strangeAnswer(incoming.why, host));
		}
		const text = incoming.kind === 'event' ? incoming.event.data : incoming.text;
		if (text.trim() === '[DONE]') {
			isDone = true;
			break;
		}
		const chunk = parse(text);
		if (chunk === undefined) {
			const isHalf = incoming.kind === 'event' && !incoming.event.complete;
			return yield refused(isHalf ? cutOff(host) : strangeAnswer('malformed', host));
		}
		if (isRecord(chunk) && chunk['error'] !== undefined && chunk['error'] !== null) {
			return yield refused(explain(chunk['error']));
		}
		for (const part of chunks.read(chunk)) yield part;
	}
	if (!isDone && chunks.finishReason() === null) return yield refused(cutOff(host));
	for (const part of chunks.end()) yield part;
	yield {
		type: 'finish',
		reason: toFinishReason(chunks.finishReason()),
		usage: withCost(chunks.usage(), priceOf(host, options.model)),
	};
}

function refused(refusal: Refusal): Extract<AttemptPart, { type: 'refused' }> {
	return { type: 'refused', refusal };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
