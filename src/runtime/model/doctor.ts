import { addressSpaceOf } from '../../core/hosts/address-space.ts';
import { toBaseUrl } from '../../core/hosts/base-url.ts';
import {
	behind,
	type Finding,
	found,
	type Gate,
	gates,
	judgeAddress,
	judgeContact,
	judgeFailure,
	judgeLocalNetwork,
	judgeMixedContent,
	judgeName,
	judgePlain,
	judgeUnanswered,
	type Page,
	refusedPreflight,
} from '../../core/hosts/doctor.ts';
import { plainOf } from '../../core/hosts/plain-http.ts';
import type { ModelFailure, ModelPart, ModelRequest } from '../../core/model.ts';
import { createModel } from './create-model.ts';
import { baseUrlOf, type HostedModelOptions } from './hosted-model.ts';
import { listModels } from './list-models.ts';
import { answersBlind, answersPlainly, localNetworkPermission, PLAIN_HTTP } from './probe.ts';

/** The model to be tried, and what the page is: no part of it is kept. */
export interface DoctorOptions extends Omit<HostedModelOptions, 'pageOrigin' | 'politeness'> {
	page: Page;
	/** `navigator.permissions` where there is one. */
	permissions?: Pick<Permissions, 'query'>;
}

/**
 * Walks the gates between this page and a model, one after the other, and yields one finding per gate in order. Behind the
 * first shut gate the rest is skipped. Costs the host two tiny replies when everything works.
 */
export async function* diagnose(
	options: DoctorOptions,
	signal: AbortSignal,
): AsyncGenerator<Finding, void, void> {
	let shut: Gate | null = null;
	for await (const finding of walk(options, signal)) {
		yield finding;
		if (finding.state === 'failed' && shut === null) {
			shut = finding.gate;
			const next = gates[gates.indexOf(shut) + 1];
			// Tools and probabilities are extras: a host may lack one and have the other.
			if (next !== undefined && next !== 'logprobs') {
				yield* behind(shut, next);
				return;
			}
		}
	}
}

async function* walk(options: DoctorOptions, signal: AbortSignal): AsyncGenerator<Finding, void, void> {
	const { host, page } = options;
	const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
	yield judgeAddress(baseUrlOf(options));
	const baseUrl = toBaseUrl(baseUrlOf(options)) ?? '';
	yield judgeMixedContent(page, baseUrl);
	const space = addressSpaceOf(baseUrl);
	const permission = async () => (space === null ? null : localNetworkPermission(space, options.permissions));
	const before = judgeLocalNetwork(page, baseUrl, await permission());
	if (before.state === 'failed') return yield before;

	const kept = await options.readKey();
	// The way to the host can be tested without its key; that it is locked is said at its own gate.
	const key = typeof kept === 'string' ? kept : null;
	const listed = await listModels(host, baseUrl, key, signal, {
		fetch,
		now: options.clock.now(),
		pageOrigin: page.origin,
	});
	const isReadable = listed.ok || listed.error.kind !== 'unreachable';
	// One that has no https leaves the browser waiting.
	const patience =
		plainOf(baseUrl) === null ? signal : AbortSignal.any([signal, AbortSignal.timeout(PLAIN_HTTP.afterMs)]);
	const isThere = isReadable || (await answersBlind(`${baseUrl}/models`, fetch, patience));
	const plain = isThere ? null : await answersPlainly(baseUrl, page.origin, fetch, signal);
	// Only now has the browser asked the person.
	const after = await permission();
	const unanswered = isThere || plain !== null ? null : judgeUnanswered(page, baseUrl, after);
	if (unanswered !== null) return yield unanswered;
	yield judgeLocalNetwork(page, baseUrl, after);
	if (plain !== null) return yield judgePlain(plain);
	const [reachable, cors] = judgeContact(host, baseUrl, page, isThere, isReadable) as [Finding, Finding];
	yield reachable;
	if (cors.state === 'failed') return yield cors;
	const isMissing = (host.key.need === 'required' && (key === null || key === '')) || key !== kept;
	if (!listed.ok && listed.error.kind === 'unauthorised' && !isMissing) {
		yield cors;
		return yield judgeFailure(listed.error);
	}

	const first = await tryCall({ ...options, baseUrl }, greeting, signal);
	if (first.failure?.kind === 'unreachable') return yield refusedPreflight(host, page);
	yield cors;
	yield* judgeFirstCall(options, listed.ok ? listed.value : [], first, key);
	if (first.failure !== null) return;
	yield await judgeTools({ ...options, baseUrl }, signal);
	yield judgeLogprobs(first.parts);
}

/** Key, model, quota and streaming, all told by one short reply. */
function* judgeFirstCall(
	options: DoctorOptions,
	list: readonly string[],
	call: Call,
	key: string | null,
): Generator<Finding, void, void> {
	const { host, model } = options;
	const failed = call.failure === null ? null : judgeFailure(call.failure);
	const passed: Finding[] = [
		found(
			'key',
			'ok',
			key === null || key === '' ? `${host.label} wants no key.` : `${host.label} accepts the key.`,
		),
		judgeName(model, list),
		found('quota', 'ok', 'The host had room for this call.'),
		found('streaming', 'ok', streamingWords(call.parts)),
	];
	for (const finding of passed) {
		if (failed?.gate === finding.gate) {
			const isOffer = failed.gate === 'model' && list.length > 0 && !list.includes(model);
			return yield isOffer ? { ...failed, names: list } : failed;
		}
		yield finding;
	}
}

async function judgeTools(options: HostedModelOptions, signal: AbortSignal): Promise<Finding> {
	const { parts, failure } = await tryCall(options, toolRequest, signal);
	if (failure !== null) {
		return found(
			'tools',
			'failed',
			failure.message,
			failure.kind === 'no-tools'
				? failure.remedy
				: 'Methods that hand Python over as a tool may not work here.',
		);
	}
	if (parts.some((part) => part.type === 'tool-call'))
		return found('tools', 'ok', 'The model called a tool.');
	return found(
		'tools',
		'unknown',
		'The model answered in text where it was asked to call a tool.',
		'Small models often do; methods that hand Python over as a tool may not work with it.',
	);
}

function judgeLogprobs(parts: readonly ModelPart[]): Finding {
	return parts.some((part) => part.type === 'logprobs')
		? found('logprobs', 'ok', 'The host tells token probabilities.')
		: found(
				'logprobs',
				'failed',
				'The host tells no token probabilities.',
				'Only the token lens needs them; everything else works.',
			);
}

interface Call {
	parts: readonly ModelPart[];
	failure: ModelFailure | null;
}

async function tryCall(
	options: HostedModelOptions,
	request: ModelRequest,
	signal: AbortSignal,
): Promise<Call> {
	const parts: ModelPart[] = [];
	const model = createModel({ ...options, mostRepeats: 0 });
	for await (const part of model.stream(request, signal)) parts.push(part);
	const last = parts.at(-1);
	return { parts, failure: last?.type === 'failed' ? last.failure : null };
}

function streamingWords(parts: readonly ModelPart[]): string {
	const pieces = parts.filter((part) => part.type === 'text-delta' || part.type === 'reasoning-delta').length;
	if (pieces === 0) return 'The reply came to a proper end, though without a word in it.';
	return pieces === 1 ? 'The reply came in one piece.' : 'The reply came piece by piece.';
}

/** Room for models that think before they speak. */
const roomForThought = 512;

const greeting: ModelRequest = {
	role: 'task',
	messages: [{ role: 'user', content: 'Count from one to five in words, nothing else.' }],
	maxTokens: roomForThought,
	logprobs: true,
};

const toolRequest: ModelRequest = {
	role: 'task',
	messages: [
		{ role: 'user', content: 'Call the tool report_number with the number 7. Do not answer in text.' },
	],
	maxTokens: roomForThought,
	tools: [
		{
			name: 'report_number',
			description: 'Takes a number.',
			parameters: {
				type: 'object',
				properties: { number: { type: 'integer' } },
				required: ['number'],
			},
		},
	],
};
