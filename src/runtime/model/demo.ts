import { demoReply } from '../../core/demo/demo-reply.ts';
import type { DemoReply } from '../../core/demo/reply.ts';
import type { Temperament } from '../../core/demo/temperament.ts';
import { FREE } from '../../core/hosts/host.ts';
import { piecesOf } from '../../core/demo/scripted-logprobs.ts';
import type { LanguageModel, ModelPart, ModelRequest } from '../../core/model.ts';
import type { Clock } from '../../core/ports.ts';
import { approximateTokens } from '../../core/tokens.ts';

/** What a scripted model takes of the page; it asks no host for anything. */
export interface DemoModelParts {
	clock: Clock;
	/** Finds the reply elsewhere than here. */
	reply?: (request: ModelRequest, temperament: Temperament) => Promise<DemoReply>;
	/** Tokens a second, asked anew for each piece, so that a slider works while the text streams. 0 = at once. */
	pace: () => number;
}

/** The scripted model behind the port: the text of `demoReply`, streamed at a readable pace. */
export function createDemoModel(temperament: Temperament, parts: DemoModelParts): LanguageModel {
	return {
		ref: {
			id: `demo:${temperament}`,
			label: `Demo · ${temperament}`,
			kind: 'scripted',
		},
		// The probabilities are a scripted confidence, see core/demo/scripted-logprobs.ts.
		capabilities: { tools: true, logprobs: true, systemRole: true, temperature: true, prefill: true },
		rates: FREE,
		stream: async function* (request, signal) {
			const { reply = demoReply } = parts;
			yield* streamReply(await reply(request, temperament), request, parts, signal);
		},
	};
}

async function* streamReply(
	reply: DemoReply,
	request: ModelRequest,
	{ clock, pace }: DemoModelParts,
	signal: AbortSignal,
): AsyncGenerator<ModelPart> {
	const { text, wasCut } = withinLimit(reply, request.maxTokens);
	const pieces = piecesOf(text);
	for (let at = 0; at < pieces.length || at === 0;) {
		const tokensPerSecond = pace();
		// Several pieces at once at a high pace: timers are too coarse to wait for each.
		const count =
			tokensPerSecond <= 0 ? pieces.length : Math.max(1, Math.round(tokensPerSecond / TICKS_PER_SECOND));
		if (tokensPerSecond > 0) {
			// An abort ends the wait early, by resolving or rejecting; what counts is the signal.
			await clock.sleep((1000 * count) / tokensPerSecond, signal).catch(() => undefined);
		}
		if (signal.aborted) {
			yield CANCELLED;
			return;
		}
		yield { type: 'text-delta', text: pieces.slice(at, at + count).join('') };
		at += Math.max(1, count);
	}
	for (const call of wasCut ? [] : (reply.toolCalls ?? [])) yield { type: 'tool-call', call };
	if (reply.logprobs) yield { type: 'logprobs', tokens: reply.logprobs };
	const callsTools = !wasCut && (reply.toolCalls?.length ?? 0) > 0;
	yield {
		type: 'finish',
		reason: { unified: wasCut ? 'length' : callsTools ? 'tool-calls' : 'stop', raw: null },
		usage: {
			inputTokens: approximateTokens(request.messages.map(({ content }) => content).join('\n')),
			outputTokens: approximateTokens(text + (reply.toolCalls ?? []).map((call) => call.arguments).join('')),
			estimated: true,
			cost: 0,
		},
	};
}

const TICKS_PER_SECOND = 30;

/** A reply is cut where a host would cut it. */
function withinLimit(reply: DemoReply, maxTokens: number | undefined): { text: string; wasCut: boolean } {
	const limit = maxTokens === undefined ? Number.POSITIVE_INFINITY : 4 * maxTokens;
	return { text: reply.text.slice(0, limit), wasCut: reply.isCut === true || reply.text.length > limit };
}

const CANCELLED: ModelPart = {
	type: 'failed',
	failure: { kind: 'cancelled', message: 'The call was stopped.', remedy: 'Run again when you like.' },
};
