import { toAnthropicBody } from '../../hosts/anthropic-request.ts';
import { toChatBody } from '../../hosts/chat-request.ts';
import { capabilitiesOf, type Host } from '../../hosts/host.ts';
import type { OptionalField } from '../../hosts/optional-field.ts';
import { findHost } from '../../hosts/registry.ts';
import { Speaker, speaking } from '../../methods/prompts/say.ts';
import { wordingOf } from '../../methods/prompts/registry.ts';
import { methodById } from '../../methods/registry.ts';
import type { ModelRef, ModelRequest } from '../../model.ts';
import type { RunSpec } from '../../record/spec.ts';
import { hash } from '../../rng.ts';
import { answersOf } from '../../run/answers.ts';
import { requestOf } from '../../run/perform-call.ts';
import { portableJson } from './portable-json.ts';

/** A planned run and the key of its cell. */
export interface BatchItem {
	key: string;
	spec: RunSpec;
}

/** Requests of one model, for one batch: hosts refuse a file that mixes models. */
export interface BatchFile {
	model: ModelRef;
	host: Host;
	/** One request each, with its line end. */
	lines: readonly string[];
}

/** The runs that one call each can settle, as files, and those that are left over, by reason. */
export interface Batch {
	files: readonly BatchFile[];
	/** Runs whose method asks more than once: each question depends on a reply. */
	severalCalls: readonly BatchItem[];
	/** Runs whose model has no host that takes batches: scripted, in the browser, or unknown here. */
	withoutHost: readonly BatchItem[];
}

/** Most of what one batch may hold. */
export interface BatchLimits {
	lines: number;
	bytes: number;
}

/** With some room below what OpenAI takes (50,000 and 200 MB); Anthropic takes more. */
export const LIMITS: BatchLimits = { lines: 50_000, bytes: 190_000_000 };

/**
 * The runs that need one call only, as files for the hosts' batch APIs, in plan order; a cell stands in them once. `refused` says
 * which fields a model's host has refused before (`ModelConfig.refused`): a batch would fail of them as a whole.
 */
export function batchOf(
	items: readonly BatchItem[],
	refused: (modelId: string) => readonly OptionalField[] = () => [],
	limits: BatchLimits = LIMITS,
): Batch {
	const open = new Map<string, OpenFile>();
	const files: OpenFile[] = [];
	const severalCalls: BatchItem[] = [];
	const withoutHost: BatchItem[] = [];
	const known = new Set<string>();
	for (const item of items) {
		if (known.has(item.key)) continue;
		known.add(item.key);
		const place = placeOf(item.spec);
		const request = place === null ? null : onlyCallOf(item.spec);
		if (place === null) withoutHost.push(item);
		else if (request === null) severalCalls.push(item);
		else {
			const { id } = item.spec.models.task;
			const line = lineOf(batchIdOf(item.key), request, place, new Set(refused(id)));
			const bytes = new TextEncoder().encode(line).length;
			let file = open.get(id);
			if (file === undefined || file.lines.length >= limits.lines || file.bytes + bytes > limits.bytes) {
				file = { model: item.spec.models.task, host: place.host, lines: [], bytes: 0 };
				open.set(id, file);
				files.push(file);
			}
			file.lines.push(line);
			file.bytes += bytes;
		}
	}
	return {
		files: files.map(({ model, host, lines }) => ({ model, host, lines })),
		severalCalls,
		withoutHost,
	};
}

interface OpenFile {
	model: ModelRef;
	host: Host;
	lines: string[];
	bytes: number;
}

/** The name of a cell in a batch: at most 64 letters, digits, `-` and `_`, the same whenever it is made. */
export function batchIdOf(key: string): string {
	const digits = hash(key).map((part) => part.toString(16).padStart(8, '0'));
	const readable = key.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 31);
	return `${readable}_${digits.join('')}`;
}

/**
 * The call of a run that makes exactly one and knows what to ask before any reply; null for every other. The plan itself says
 * so: how many calls it may make, and that its first one is the task model's.
 */
export function onlyCallOf(spec: RunSpec): ModelRequest | null {
	const method = methodById(spec.method);
	if (method === null) return null;
	const ruleCoach = spec.models.coach.kind === 'rules';
	if (method.calls(spec.options, ruleCoach).max !== 1) return null;
	const place = placeOf(spec);
	const capabilities =
		place === null
			? { tools: false, logprobs: false, systemRole: true, temperature: true, prefill: false }
			: capabilitiesOf(place.host, place.model);
	const wording = wordingOf(spec.method, spec.options);
	if (!wording.ok) return null;
	const step = speaking(new Speaker(wording.value), () => {
		const plan = method.plan(spec.question, spec.options, {
			capabilities,
			ruleCoach,
			answers: answersOf(spec.question),
		});
		let next = plan.next();
		while (next.done !== true && next.value.kind === 'note') next = plan.next({ kind: 'noted' });
		return next;
	});
	if (step.done === true || step.value.kind !== 'ask' || step.value.role !== 'task') return null;
	return requestOf(spec, step.value);
}

/** Where the task model of a run is asked; null where nobody takes batches for it. */
export function placeOf({
	models,
	snapshots = {},
}: RunSpec): { host: Host; model: string; baseUrl: string } | null {
	const { id, kind } = models.task;
	const snapshot = Object.hasOwn(snapshots, id) ? snapshots[id] : undefined;
	const host = snapshot === undefined ? undefined : findHost(snapshot.host);
	if (snapshot === undefined || host === undefined || (kind !== 'hosted' && kind !== 'local')) return null;
	return { host, model: snapshot.model, baseUrl: snapshot.baseUrl };
}

function lineOf(
	id: string,
	request: ModelRequest,
	{ host, model }: { host: Host; model: string },
	without: ReadonlySet<OptionalField>,
): string {
	const capabilities = capabilitiesOf(host, model);
	const line =
		host.dialect === 'anthropic'
			? { custom_id: id, params: unstreamed(toAnthropicBody(request, model, capabilities, without)) }
			: {
					custom_id: id,
					method: 'POST',
					url: '/v1/chat/completions',
					body: unstreamed(toChatBody(request, model, capabilities, without)),
				};
	return `${portableJson(line)}\n`;
}

/** Nobody listens to a batch. */
function unstreamed(body: Record<string, unknown>): unknown {
	return Object.fromEntries(
		Object.entries(body).filter(([field]) => field !== 'stream' && field !== 'stream_options'),
	);
}
