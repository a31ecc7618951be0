import type { AskResult, Step } from '../methods/method.ts';
import { withCost } from '../hosts/cost.ts';
import {
	type FinishReason,
	type LanguageModel,
	type ModelFailure,
	type ModelPart,
	type ModelRequest,
	openTextOf,
	type Usage,
} from '../model.ts';
import type { Circle } from '../reply/circles.ts';
import { Foresight } from '../reply/foresight.ts';
import { EMPTY_READING } from '../reply/reading.ts';
import type { ThinkingPiece } from '../reply/thinking.ts';
import { assertNever } from '../result.ts';
import { createRng } from '../rng.ts';
import { keptTokens } from '../token-lens/kept.ts';
import { approximateTokens } from '../tokens.ts';
import { Budget } from './budget.ts';
import type { RunEventBody } from '../record/event.ts';
import type { RunSpec } from '../record/spec.ts';
import { type Halt, HALTED, Halted } from './halt.ts';
import type { Replay } from './replay.ts';
import { ReplyInProgress } from './reply-in-progress.ts';
import type { RunPorts } from './run-ports.ts';
import type { StartWaits } from './start-waits.ts';

type AskStep = Extract<Step, { kind: 'ask' }>;

/** Makes the model calls of one run within its budget and reports them; a started call is ended in the record, also on a halt. */
export class CallPerformer {
	readonly #spec: RunSpec;
	readonly #ports: RunPorts;
	readonly #halt: Halt;
	readonly #emit: (event: RunEventBody) => void;
	readonly #budget: Budget;
	readonly #waits: StartWaits;
	readonly #replay: Replay;
	#callCount = 0;
	#saidCostBlind = false;

	constructor(
		spec: RunSpec,
		ports: RunPorts,
		halt: Halt,
		emit: (event: RunEventBody) => void,
		waits: StartWaits,
		replay: Replay,
	) {
		this.#spec = spec;
		this.#ports = ports;
		this.#halt = halt;
		this.#emit = emit;
		this.#budget = new Budget(spec.limits);
		this.#waits = waits;
		this.#replay = replay;
	}

	/** The reply and what was read in it. Throws `Halted` when the run ends with the call. */
	async ask(step: AskStep): Promise<AskResult> {
		const player = step.playedBy ?? step.role;
		const model = this.#ports.models[player === 'reader' ? 'task' : player];
		if (model === null) throw new Error(`No model plays the role ${player}`);
		const isPerson = model.ref.kind === 'person';
		// A limit is on what models are asked.
		const hit = isPerson ? null : this.#budget.takeCall();
		if (hit !== null) {
			if (step.mayFail === true) return failedAsk('', hit.text);
			throw this.#halt.halt({ kind: 'limit', hit, turn: step.turn });
		}
		const callId = `call-${String(++this.#callCount)}`;
		const startedAt = this.#ports.clock.now();
		this.#emit({
			type: 'call-start',
			callId,
			turn: step.turn,
			role: step.role,
			model: model.ref,
			steer: step.steer,
			purpose: step.purpose,
			messages: step.messages,
			...(step.tools === undefined ? {} : { tools: step.tools }),
			...(isPerson && step.briefing !== undefined ? { briefing: step.briefing } : {}),
		});
		for (const { text, usage } of this.#replay.lostIn(callId))
			this.#count(step, { text, reasoning: '', usage });
		const known = this.#replay.replyTo(callId);
		if (known !== null) return this.#onRecord(step, known);
		const reply = new ReplyInProgress(this.#spec.blocks ?? 'first', this.#begunIn(step));
		const ending = new AbortController();
		// An experiment's programs run one beside the other: the machine has no time to spare.
		const createForesight = () => (this.#spec.experimentId === undefined ? new Foresight() : null);
		let foresight = createForesight();
		const hear = (pieces: readonly ThinkingPiece[]): void => {
			for (const { channel, text, recast } of pieces) {
				if (text === '' && recast !== true) continue;
				if (channel === 'answer') this.#foresee(foresight?.hear(text) ?? null);
				this.#emit({ type: 'call-delta', callId, channel, text, ...(recast === true ? { recast } : {}) });
			}
		};
		const ended = (reason: FinishReason, usage: Usage, isCovered = false): AskResult => {
			hear(reply.rest());
			const said = reply.finished(reason, usage);
			const ms = this.#ports.clock.now() - startedAt;
			// The plan gets the probabilities of all tokens.
			const logprobs = said.logprobs === undefined ? {} : { logprobs: keptTokens(said.logprobs) };
			const covered = isCovered ? { covered: true } : {};
			this.#emit({ type: 'call-end', callId, ...said, ...logprobs, ms, ...covered });
			this.#count(step, said);
			return { kind: 'ask', callId, ...said };
		};
		/** The page ends a call that certainly repeats itself; what it had said stands. */
		const endedInCircles = ({ text, times }: Circle): AskResult => {
			ending.abort();
			reply.notes.push(
				`Ended early: it goes in circles, “${short(text)}” stood there ${String(times)} times in a row`,
			);
			return ended({ unified: 'circles', raw: null }, this.#estimated(step, reply, model));
		};
		const failed = (failure: ModelFailure): void => {
			const lost = this.#countLost(step, reply, model);
			const broken = { failure, ...reply.broken(), ms: this.#ports.clock.now() - startedAt };
			this.#emit({ type: 'call-failed', callId, ...broken, ...(lost === null ? {} : { usage: lost }) });
		};
		let iterator: AsyncIterator<ModelPart> | null = null;
		if (isPerson) this.#waits.begin();
		try {
			const signal = AbortSignal.any([this.#halt.signal, ending.signal]);
			const parts = model.stream(requestOf(this.#spec, step), signal)[Symbol.asyncIterator]();
			iterator = parts;
			for (;;) {
				const next = await this.#halt.orHalted(parts.next());
				if (next === HALTED) {
					failed(CANCELLED);
					throw new Halted();
				}
				if (next.done === true) {
					failed(CUT);
					throw this.#halt.halt({
						kind: 'failed',
						failure: { kind: 'model-call', role: step.role, failure: CUT },
					});
				}
				const part = next.value;
				switch (part.type) {
					case 'text-delta': {
						hear(reply.hearText(part.text));
						const circle = reply.circles.push(part.text);
						if (circle !== null) return endedInCircles(circle);
						break;
					}
					case 'reasoning-delta': {
						hear(reply.hearReasoning(part.text));
						const circle = reply.circles.push(part.text);
						if (circle !== null) return endedInCircles(circle);
						break;
					}
					case 'tool-call':
						reply.toolCalls.push(part.call);
						break;
					case 'logprobs':
						reply.logprobs.push(...part.tokens);
						break;
					case 'opaque':
						reply.opaque = { ...reply.opaque, ...part.data };
						break;
					case 'waiting':
						this.#emit({ type: 'call-waiting', callId, ahead: part.ahead });
						break;
					case 'retry': {
						const lost = this.#countLost(step, reply, model);
						reply.discard();
						foresight = createForesight();
						const { attempt, waitMs, reason } = part;
						const again = { attempt, waitMs, reason, ...(lost === null ? {} : { usage: lost }) };
						this.#emit({ type: 'call-retry', callId, ...again });
						break;
					}
					case 'failed':
						failed(part.failure);
						return this.#afterFailure(step, callId, part.failure);
					case 'finish':
						return ended(part.reason, part.usage, part.covered);
					default:
						assertNever(part);
				}
			}
		} catch (error) {
			if (error instanceof Halted) throw error;
			failed(ADAPTER_BUG);
			throw this.#halt.bug(error);
		} finally {
			// Not awaited: an adapter that ignores the signal may never settle.
			iterator?.return?.().catch(() => undefined);
			if (isPerson) this.#waits.end();
		}
	}

	/** What a fork goes on from; other beginnings are the method's, and say nothing by themselves. */
	#begunIn(step: AskStep): string {
		const begun = this.#spec.fork?.begun ?? '';
		return openTextOf(step) === begun ? begun : '';
	}

	#foresee(code: string | null): void {
		if (code !== null) this.#ports.python.foresee?.(code);
	}

	/** A call that was made before the run was left. */
	#onRecord(step: AskStep, known: NonNullable<ReturnType<Replay['replyTo']>>): AskResult {
		const { callId } = known;
		if (known.type === 'call-end') {
			const { text, reasoning, reading, toolCalls, finishReason, usage, opaque, logprobs } = known;
			const said = { text, reasoning, reading, toolCalls, finishReason, usage };
			this.#count(step, said);
			return {
				kind: 'ask',
				callId,
				...said,
				...(logprobs === undefined ? {} : { logprobs }),
				...(opaque === undefined ? {} : { opaque }),
			};
		}
		return this.#afterFailure(step, callId, known.failure);
	}

	/** What a plan that can go on without the reply gets instead of it; else the end of the run. */
	#afterFailure(step: AskStep, callId: string, failure: ModelFailure): AskResult {
		if (failure.kind === 'no-tools' && step.tools !== undefined) {
			return { ...emptyAsk(callId), refusedTools: true };
		}
		// A fork that cannot go on would be the method itself.
		if (failure.kind === 'no-prefill' && openTextOf(step) !== null && this.#spec.fork === undefined) {
			return { ...emptyAsk(callId), refusedPrefill: true };
		}
		if (step.mayFail === true && failure.kind !== 'cancelled') return failedAsk(callId, failure.message);
		throw this.#halt.halt({
			kind: 'failed',
			failure: { kind: 'model-call', role: step.role, failure },
		});
	}

	/** Of a call the page ended itself, the host says no counts. */
	#estimated(step: AskStep, reply: ReplyInProgress, model: LanguageModel): Usage {
		const sent = step.messages.map(({ content }) => content).join('');
		const usage: Usage = {
			inputTokens: approximateTokens(sent),
			outputTokens: approximateTokens(reply.heard),
			estimated: true,
		};
		return withCost(usage, model.rates ?? null);
	}

	/** What came of a reply that did not end well was paid for all the same; null where nothing came. */
	#countLost(step: AskStep, reply: ReplyInProgress, model: LanguageModel): Usage | null {
		const text = reply.heard;
		if (text === '') return null;
		const usage = this.#estimated(step, reply, model);
		this.#count(step, { text, reasoning: '', usage });
		return usage;
	}

	#count(step: AskStep, said: { text: string; reasoning: string; usage: Usage }): void {
		const sent = step.messages.map(({ content }) => content).join('');
		this.#budget.addUsage(said.usage, sent, said.text + said.reasoning);
		if (!this.#budget.isCostBlind || this.#saidCostBlind) return;
		this.#saidCostBlind = true;
		this.#emit({
			type: 'remark',
			turn: step.turn,
			text: 'The price of a call is not known, so the cost limit does not cover it',
		});
	}
}

/** What is asked of the model that makes the call. */
export function requestOf(spec: RunSpec, step: AskStep): ModelRequest {
	const caps = [step.maxTokens, spec.limits.maxTokens].filter((cap) => cap !== undefined);
	return {
		role: step.role,
		messages: step.messages,
		question: spec.question,
		...seedOf(spec, step),
		...(step.tools === undefined ? {} : { tools: step.tools }),
		...(step.logprobs === true || (spec.logprobs === true && step.role === 'task') ? { logprobs: true } : {}),
		...(step.temperature === undefined ? {} : { temperature: step.temperature }),
		...(step.topP === undefined ? {} : { topP: step.topP }),
		...(caps.length === 0 ? {} : { maxTokens: Math.min(...caps) }),
	};
}

/** A seeded model says the same to the same messages: each sample has a seed of its own. */
function seedOf({ seed }: RunSpec, { sample }: AskStep): { seed?: number } {
	if (sample === undefined) return seed === undefined ? {} : { seed };
	return { seed: createRng('sample', seed ?? 0, sample).int(0, 0x7fff_ffff) };
}

function failedAsk(callId: string, failed: string): AskResult {
	return { ...emptyAsk(callId), failed };
}

function emptyAsk(callId: string): AskResult {
	return {
		kind: 'ask',
		callId,
		text: '',
		reasoning: '',
		toolCalls: [],
		finishReason: { unified: 'other', raw: null },
		usage: {},
		reading: EMPTY_READING,
	};
}

function short(text: string): string {
	const line = text.replace(/\s+/g, ' ');
	return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}

const CANCELLED: ModelFailure = {
	kind: 'cancelled',
	message: 'The call was stopped',
	remedy: 'Run it again to hear the whole reply',
};
const CUT: ModelFailure = {
	kind: 'cut',
	message: 'The reply broke off before it was complete',
	remedy: 'Try again; if it happens often, try another model or host',
};
const ADAPTER_BUG: ModelFailure = {
	kind: 'unavailable',
	message: 'The connection to the model failed in an unexpected way',
	remedy: 'This is a fault of the page, not of your settings; try again or choose another model',
};
