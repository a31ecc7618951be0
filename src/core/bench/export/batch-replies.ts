import { formatIn, otherFormat } from '../../file-formats.ts';
import { createAnthropicReader } from '../../hosts/anthropic-events.ts';
import { createChunkReader } from '../../hosts/chat-chunks.ts';
import { withCost } from '../../hosts/cost.ts';
import { type Host, ratesOf } from '../../hosts/host.ts';
import { redact } from '../../hosts/redact.ts';
import { explainRefusal, explainStreamError } from '../../hosts/refusal.ts';
import { isRecord } from '../../json.ts';
import type { ModelFailure, ModelPart, Rates } from '../../model.ts';
import { err, ok, type Result } from '../../result.ts';
import { finish, finishInTurns, type Steps } from '../../steps.ts';
import { type BatchItem, batchIdOf, placeOf } from './batch.ts';
import { type FileFault, type OfferedFile, readText } from './offered-file.ts';
import { isTooDeep } from './portable-json.ts';

/** What a host's file of results holds for the cells that were asked. */
export interface BatchReplies {
	/** By cell key, as a model says it: a reply, or the failure of a line, which is the host's and not the method's. */
	byCell: ReadonlyMap<string, readonly ModelPart[]>;
	failed: number;
	/** Results of requests that are not among the cells: another experiment's, or another batch's. */
	unknown: number;
	/** Lines that are no results, 1-based. */
	broken: readonly number[];
}

/**
 * Reads the results of a batch, in whatever order they stand. `now` in milliseconds since the epoch. `breathe` is waited for after
 * each line, so that a page that reads many can be drawn in between.
 */
export async function readBatchFile(
	file: OfferedFile,
	items: readonly BatchItem[],
	now: number,
	breathe: () => Promise<unknown>,
): Promise<Result<BatchReplies, FileFault>> {
	const text = await readText(file);
	return text.ok ? finishInTurns(batchSteps(text.value, items, now), breathe) : text;
}

/** @internal for tests */
export function readBatch(
	text: string,
	items: readonly BatchItem[],
	now: number,
): Result<BatchReplies, FileFault> {
	return finish(batchSteps(text, items, now));
}

function* batchSteps(
	text: string,
	items: readonly BatchItem[],
	now: number,
): Steps<Result<BatchReplies, FileFault>> {
	const byId = new Map<string, BatchItem>();
	for (const item of items) {
		byId.set(batchIdOf(item.key), item);
		yield;
	}
	const byCell = new Map<string, readonly ModelPart[]>();
	const broken: number[] = [];
	let [unknown, number] = [0, 0];
	for (const line of linesOf(text)) {
		yield;
		number++;
		if (line.trim() === '') continue;
		const result = resultIn(line);
		const item = result === null ? undefined : byId.get(result.id);
		if (result === null) broken.push(number);
		else if (item === undefined) unknown++;
		else {
			const held = byCell.get(item.key);
			// A request that failed and was sent again has two lines.
			if (held === undefined || isFailed(held)) byCell.set(item.key, partsOf(result.line, item, now));
		}
	}
	if (byCell.size === 0 && unknown === 0) return err(otherFormat(formatIn(text), null));
	const failed = [...byCell.values()].filter(isFailed).length;
	return ok({ byCell, failed, unknown, broken });
}

/** One after the other: a file may have hundreds of thousands. */
function* linesOf(text: string): Generator<string, void, undefined> {
	let from = 0;
	while (from <= text.length) {
		const found = text.indexOf('\n', from);
		const to = found === -1 ? text.length : found;
		yield text.slice(from, to);
		from = to + 1;
	}
}

function isFailed(parts: readonly ModelPart[]): boolean {
	return parts.at(-1)?.type === 'failed';
}

function resultIn(text: string): { id: string; line: Record<string, unknown> } | null {
	try {
		const line: unknown = isTooDeep(text) ? null : JSON.parse(text);
		if (!isRecord(line) || typeof line['custom_id'] !== 'string') return null;
		// A line of the request file has the name too.
		const isResult = isRecord(line['result']) || 'response' in line || 'error' in line;
		return isResult ? { id: line['custom_id'], line } : null;
	} catch {
		return null;
	}
}

function partsOf(line: Record<string, unknown>, { spec }: BatchItem, now: number): readonly ModelPart[] {
	const place = placeOf(spec);
	if (place === null) return [failed(NO_HOST)];
	const { host, model, baseUrl } = place;
	const context = { host, model, key: null, now };
	const { rates: said } = spec.snapshots?.[spec.models.task.id] ?? {};
	const rates = batchRates(host, baseUrl, ratesOf({ host, model, rates: said }));
	const { result, response, error } = line;
	if (isRecord(result)) {
		if (result['type'] === 'succeeded' && isRecord(result['message'])) {
			return reply(createAnthropicReader(), { ...result['message'], type: 'message' }, rates);
		}
		if (result['type'] === 'errored') {
			return [failed(explainStreamError(result['error'], context).failure)];
		}
		return [failed(unanswered(host, String(result['type'])))];
	}
	if (isRecord(response)) {
		const { status_code: status, body } = response;
		if (typeof status === 'number' && status >= 300) {
			const answer = { status, body: JSON.stringify(body ?? {}), retryAfter: null };
			return [failed(explainRefusal(answer, context).failure)];
		}
		return reply(createChunkReader(), body, rates);
	}
	const { code, message } = isRecord(error) ? error : {};
	return [failed(unanswered(host, [code, message].filter((word) => typeof word === 'string').join(': ')))];
}

/** Both hosts charge half for a batch; what others take is not known here. */
function batchRates(host: Host, baseUrl: string, rates: Rates | null): Rates | null {
	if (rates === null || baseUrl !== host.baseUrl || !HALF_PRICE.has(host.id)) return null;
	return { input: rates.input / 2, output: rates.output / 2 };
}

const HALF_PRICE: ReadonlySet<string> = new Set(['openai', 'anthropic']);

function reply(
	reader: ReturnType<typeof createChunkReader>,
	body: unknown,
	rates: Rates | null,
): readonly ModelPart[] {
	const parts = [...reader.read(body), ...reader.end()];
	const reason = reader.finishReason();
	if (parts.length === 0 && reason === null) return [failed(MALFORMED)];
	const usage = withCost(reader.usage(), rates);
	return [...parts, { type: 'finish', reason: reason ?? { unified: 'other', raw: null }, usage }];
}

function failed(failure: ModelFailure): ModelPart {
	return { type: 'failed', failure };
}

function unanswered(host: Host, why: string): ModelFailure {
	return {
		kind: 'unavailable',
		message: `${host.label} did not answer this request of the batch: “${redact(why, null)}”`,
		remedy: 'Run what is missing here, or send it in another batch.',
	};
}

const MALFORMED: ModelFailure = {
	kind: 'malformed',
	message: 'The result in the batch file holds no reply',
	remedy: 'Run what is missing here, or send it in another batch.',
};
const NO_HOST: ModelFailure = {
	kind: 'unavailable',
	message: 'The host this run was planned for is not known here',
	remedy: 'Set up its model in Settings, Models.',
};
