import { capabilitiesOf, type HostCapabilities, ratesOf } from '../../core/hosts/host.ts';
import { type OptionalField, optionalFields } from '../../core/hosts/optional-field.ts';
import type { HttpAnswer, Refusal } from '../../core/hosts/refusal.ts';
import type { ReplyReader } from '../../core/hosts/reply-reader.ts';
import { type LanguageModel, type ModelPart, type ModelRequest, openTextOf } from '../../core/model.ts';
import { type TryPart, withRepeats } from './retries.ts';
import { answerTo, type Call } from './call.ts';
import {
	baseUrlOf,
	defaultIdleMs,
	doorOf,
	type HostedModelOptions,
	isLocal,
	type Refusals,
	refOf,
} from './hosted-model.ts';
import { RefusedAnswer } from './page-fetch.ts';
import { readReply } from './read-reply.ts';
import {
	knownWithoutPrefill,
	knownWithoutTools,
	missingKey,
	refusalOfThrown,
	silentFor,
	tooExpensive,
} from './refusals.ts';
import { sendableKey } from './sendable-key.ts';
import { silence } from './silence.ts';
import { askSlots } from './slots.ts';

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

/** A model behind a host, all but its dialect: key, spending, repeats, politeness, refusals, cut streams, counts and prices. */
export function createHostedModel(options: HostedModelOptions, dialect: DialectAdapter): LanguageModel {
	const capabilities = { ...capabilitiesOf(options.host, options.model), ...options.capabilities };
	const refusals = options.refusals ?? createRefusals();
	return {
		ref: refOf(options),
		rates: ratesOf(options),
		get capabilities() {
			return {
				tools: capabilities.tools && !refusals.has('tools'),
				logprobs: capabilities.logprobs && !refusals.has('logprobs'),
				systemRole: capabilities.systemRole && !refusals.has('system') && !refusals.has('alternation'),
				temperature: capabilities.temperature && !refusals.has('temperature'),
				prefill: capabilities.prefill && !refusals.has('prefill'),
			};
		},
		stream: (request, signal) => {
			const call: Call = {
				request,
				capabilities,
				without: new Set(optionalFields.filter((field) => refusals.has(field))),
				learnt: [],
				refusals,
			};
			return converse(call, options, dialect, signal);
		},
	};
}

async function* converse(
	call: Call,
	options: HostedModelOptions,
	dialect: DialectAdapter,
	signal: AbortSignal,
): AsyncGenerator<ModelPart> {
	const { clock, random, mostRepeats } = options;
	const door = doorOf(options);
	if (door !== null && isLocal(options)) askSlots(door, options).catch(() => undefined);
	const once = () => askOnce(call, options, dialect, signal);
	yield* withRepeats(once, { clock, random, door, mostRepeats }, signal);
}

async function* askOnce(
	call: Call,
	options: HostedModelOptions,
	dialect: DialectAdapter,
	signal: AbortSignal,
): AsyncGenerator<TryPart, void, void> {
	const { host, model, clock } = options;
	const { request } = call;
	if ((request.tools ?? []).length > 0 && call.without.has('tools')) {
		return yield refused(knownWithoutTools(host, model));
	}
	if (openTextOf(request) !== null && (!call.capabilities.prefill || call.without.has('prefill'))) {
		return yield refused(knownWithoutPrefill(host, model));
	}
	const stop = options.spending?.stop(request, ratesOf(options)) ?? null;
	if (stop !== null) return yield refused(tooExpensive(stop));
	const read = sendableKey(host, await options.readKey());
	if (!read.ok) return yield refused(read.error);
	const key = read.value;
	if (host.key.need === 'required' && key === null) return yield refused(missingKey(host));

	const ending = new AbortController();
	const both = AbortSignal.any([signal, ending.signal]);
	const context = { host, model, key, now: clock.now() };
	const answered = (answer: HttpAnswer) => answerTo(call, answer, context);
	try {
		const response = await Promise.race([
			dialect.send(request, call.capabilities, call.without, key, both),
			silence(options.idleMs ?? defaultIdleMs, ending.signal),
		]);
		if (response === 'idle') return yield refused(silentFor(host));
		for await (const part of readReply(
			response,
			request,
			options,
			dialect.createReader(),
			context,
			answered,
		)) {
			// Only what a good reply came of is believed to have been the reason.
			if (part.type === 'finish') for (const field of call.learnt.splice(0)) call.refusals.add(field);
			yield part;
		}
	} catch (error) {
		if (error instanceof RefusedAnswer) return yield answered(error.answer);
		yield refused(refusalOfThrown(error, signal, host, baseUrlOf(options), options.pageOrigin ?? null));
	} finally {
		ending.abort();
	}
}

function createRefusals(): Refusals {
	const fields = new Set<OptionalField>();
	return { has: (field) => fields.has(field), add: (field) => fields.add(field) };
}

function refused(refusal: Refusal): Extract<TryPart, { type: 'refused' }> {
	return { type: 'refused', refusal };
}
