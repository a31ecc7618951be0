import { type OptionalField, refusedField } from '../../core/hosts/chat-request.ts';
import { withCost } from '../../core/hosts/cost.ts';
import { capabilitiesOf, type HostCapabilities } from '../../core/hosts/host.ts';
import {
	explainRefusal,
	explainStreamError,
	type Refusal,
	type RefusalContext,
} from '../../core/hosts/refusal.ts';
import type { ReplyReader } from '../../core/hosts/reply-reader.ts';
import { isRecord } from '../../core/json.ts';
import type { LanguageModel, ModelRequest, Usage } from '../../core/model.ts';
import { type AttemptPart, withRepeats } from './attempts.ts';
import { estimateUsage } from './estimate-tokens.ts';
import { baseUrlOf, defaultIdleMs, type HostedModelOptions, ratesOf, refOf } from './hosted-model.ts';
import { readIncoming } from './incoming.ts';
import { RefusedAnswer } from './page-fetch.ts';
import { cutOff, missingKey, refusalOfThrown, silentFor, strangeAnswer, tooExpensive } from './refusals.ts';
import { silence } from './silence.ts';

/** What differs between dialects: how a request is sent, and how its events are read. */
export interface DialectAdapter {
	/** Throws what `createPageFetch` throws. */
	send: (
		request: ModelRequest,
		capabilities: HostCapabilities,
		without: ReadonlySet<OptionalField>,
		key: string | null,
		signal: AbortSignal,
	) => Promise<Response>;
	createReader: () => ReplyReader;
}

/** After the finish reason only the usage is missing; a host that then neither sends nor closes is not waited for. */
const afterFinishMs = 5_000;

/** A model behind a host, all but its dialect: key, spending, repeats, politeness, cut streams, counts and prices. */
export function createHostedModel(options: HostedModelOptions, dialect: DialectAdapter): LanguageModel {
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
				() => attempt(request, capabilities, without, options, dialect, signal),
				{
					clock: options.clock,
					random: options.random,
					door: options.politeness?.door(options.host.id) ?? null,
					mostRepeats: options.mostRepeats,
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
	dialect: DialectAdapter,
	signal: AbortSignal,
): AsyncGenerator<AttemptPart, void, void> {
	const { host, model, clock } = options;
	const stop = options.spending?.stop(request, ratesOf(options)) ?? null;
	if (stop !== null) return yield refused(tooExpensive(stop));
	const key = await options.readKey();
	if (host.key.need === 'required' && (key === null || key === '')) return yield refused(missingKey(host));

	const ending = new AbortController();
	const both = AbortSignal.any([signal, ending.signal]);
	const context = { host, model, key, now: clock.now() };
	try {
		const response = await Promise.race([
			dialect.send(request, capabilities, without, key, both),
			silence(options.idleMs ?? defaultIdleMs, ending.signal),
		]);
		if (response === 'idle') return yield refused(silentFor(host));
		yield* readReply(response, request, options, dialect.createReader(), context);
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

async function* readReply(
	response: Response,
	request: ModelRequest,
	options: HostedModelOptions,
	reader: ReplyReader,
	context: RefusalContext,
): AsyncGenerator<AttemptPart, void, void> {
	const { host } = options;
	const idleMs = options.idleMs ?? defaultIdleMs;
	let isOver = false;
	let written = '';
	const reading = readIncoming(response, () =>
		reader.finishReason() === null ? idleMs : Math.min(afterFinishMs, idleMs),
	);
	for await (const incoming of reading) {
		if (incoming.kind === 'stopped') {
			if (reader.finishReason() !== null) break;
			return yield refused(incoming.why === 'idle' ? silentFor(host) : strangeAnswer(incoming.why, host));
		}
		const text = incoming.kind === 'event' ? incoming.event.data : incoming.text;
		if (text.trim() === '[DONE]') {
			isOver = true;
			break;
		}
		const event = parse(text);
		if (event === undefined) {
			const isHalf = incoming.kind === 'event' && !incoming.event.complete;
			return yield refused(isHalf ? cutOff(host) : strangeAnswer('malformed', host));
		}
		if (isRecord(event) && event['error'] !== undefined && event['error'] !== null) {
			return yield refused(explainStreamError(event['error'], context));
		}
		for (const part of reader.read(event)) {
			if (part.type === 'text-delta' || part.type === 'reasoning-delta') written += part.text;
			yield part;
		}
		if (reader.isOver()) {
			isOver = true;
			break;
		}
	}
	if (!isOver && reader.finishReason() === null) return yield refused(cutOff(host));
	for (const part of reader.end()) {
		if (part.type === 'tool-call') written += part.call.name + part.call.arguments;
		yield part;
	}
	const usage = withCost(await counted(reader.usage(), request, written), ratesOf(options));
	if (usage.cost !== undefined) options.spending?.add(usage.cost);
	yield { type: 'finish', reason: reader.finishReason() ?? { unified: 'other', raw: null }, usage };
}

async function counted(told: Usage, request: ModelRequest, written: string): Promise<Usage> {
	const isTold = told.inputTokens !== undefined || told.outputTokens !== undefined;
	return isTold ? told : { ...(await estimateUsage(request, written)), ...told };
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
