import { withCost } from '../../core/hosts/cost.ts';
import { ratesOf } from '../../core/hosts/host.ts';
import { redact } from '../../core/hosts/redact.ts';
import { type HttpAnswer, type Refusal, type RefusalContext, toAnswer } from '../../core/hosts/refusal.ts';
import type { ReplyReader } from '../../core/hosts/reply-reader.ts';
import { withoutEcho } from '../../core/hosts/prefix-echo.ts';
import { errorIn, isDone, isKeepAlive } from '../../core/hosts/stream-words.ts';
import { type ModelRequest, openTextOf, type Usage } from '../../core/model.ts';
import { approximateTokens } from '../../core/tokens.ts';
import type { TryPart } from './retries.ts';
import { estimateUsage } from './estimate-tokens.ts';
import { defaultIdleMs, type HostedModelOptions } from './hosted-model.ts';
import { readIncoming } from './incoming.ts';
import { cutOff, silentFor, strangeAnswer } from './refusals.ts';

type RefusedPart = Extract<TryPart, { type: 'refused' }>;

/** Once the host has counted the tokens of a finished reply, a connection left open is not waited for. */
const afterCountsMs = 5_000;

/**
 * Reads the body of a good answer to its end. A finish reason alone is no end: hosts send one early, or with every piece. The end
 * is `[DONE]`, the dialect's own last event, a closed stream, or silence after the finish reason.
 * A reply that was cut, or that nobody waits for any more, has cost what came of it: that is estimated.
 * @param answered what follows from an error inside the body
 */
export async function* readReply(
	response: Response,
	request: ModelRequest,
	options: HostedModelOptions,
	reader: ReplyReader,
	context: RefusalContext,
	answered: (answer: HttpAnswer) => RefusedPart,
): AsyncGenerator<TryPart, void, void> {
	const heard = { hasBegun: false, isCounted: false, written: '' };
	try {
		yield* read(response, request, options, reader, context, answered, heard);
	} finally {
		if (heard.hasBegun && !heard.isCounted) {
			const price = ratesOf(options);
			const lost = withCost(lostUsage(reader.usage(), request, heard.written), price);
			if (lost.cost !== undefined) options.spending?.add(lost.cost, lost.estimated === true);
		}
	}
}

/** What came of a reply, for the account of one that did not end well. */
interface Heard {
	hasBegun: boolean;
	isCounted: boolean;
	written: string;
}

async function* read(
	response: Response,
	request: ModelRequest,
	options: HostedModelOptions,
	reader: ReplyReader,
	context: RefusalContext,
	answered: (answer: HttpAnswer) => RefusedPart,
	heard: Heard,
): AsyncGenerator<TryPart, void, void> {
	const { host } = options;
	const idleMs = options.idleMs ?? defaultIdleMs;
	const echo = withoutEcho(openTextOf(request));
	let isOver = false;
	let isWhole = false;
	const reading = readIncoming(response, () => (reader.isTold() ? Math.min(afterCountsMs, idleMs) : idleMs));
	for await (const incoming of reading) {
		if (incoming.kind === 'stopped') {
			if (reader.finishReason() !== null) break;
			return yield refused(incoming.why === 'idle' ? silentFor(host) : strangeAnswer(incoming.why, host));
		}
		isWhole = incoming.kind === 'whole';
		const [name, text] =
			incoming.kind === 'event' ? [incoming.event.event, incoming.event.data] : [null, incoming.text];
		if (isDone(text)) {
			isOver = true;
			break;
		}
		if (isKeepAlive(name, text)) continue;
		const event = parse(text);
		const error = errorIn(name, text, event);
		if (error !== null && error !== undefined) return yield answered(toAnswer(error));
		if (event === undefined) {
			const isHalf = incoming.kind === 'event' && !incoming.event.complete;
			if (isHalf && reader.finishReason() !== null) break;
			const said = text.trimStart().startsWith('{') ? '' : redact(text, context.key);
			return yield refused(isHalf ? cutOff(host) : strangeAnswer('malformed', host, said));
		}
		heard.hasBegun = true;
		for (const part of echo.pass(reader.read(event))) {
			if (part.type === 'text-delta' || part.type === 'reasoning-delta') heard.written += part.text;
			yield part;
		}
		if (reader.isOver()) {
			isOver = true;
			break;
		}
	}
	const last = echo.pass(reader.end(), true);
	if (!isOver && reader.finishReason() === null && !reader.isTold()) {
		const isReply = isWhole && (heard.written !== '' || last.length > 0);
		if (!isReply) return yield refused(isWhole ? strangeAnswer('not-a-stream', host) : cutOff(host));
	}
	for (const part of last) {
		if (part.type === 'text-delta') heard.written += part.text;
		if (part.type === 'tool-call') heard.written += part.call.name + part.call.arguments;
		yield part;
	}
	const usage = withCost(await counted(reader.usage(), request, heard.written), ratesOf(options));
	heard.isCounted = true;
	if (usage.cost !== undefined) options.spending?.add(usage.cost, usage.estimated === true);
	yield { type: 'finish', reason: reader.finishReason() ?? { unified: 'other', raw: null }, usage };
}

/** Roughly and at once: the tokenizer is not waited for where a call is being ended. */
function lostUsage(told: Usage, request: ModelRequest, written: string): Usage {
	const sent = request.messages.map(({ content }) => content).join('');
	return {
		inputTokens: approximateTokens(sent),
		outputTokens: approximateTokens(written),
		estimated: true,
		...told,
	};
}

async function counted(told: Usage, request: ModelRequest, written: string): Promise<Usage> {
	const isTold = told.inputTokens !== undefined || told.outputTokens !== undefined;
	return isTold ? told : { ...(await estimateUsage(request, written)), ...told };
}

function refused(refusal: Refusal): RefusedPart {
	return { type: 'refused', refusal };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
