import type { Way } from '../../../steer.ts';
import type { FinalReply, Step, StepResult } from '../../method.ts';
import { note, type Steps } from '../../steps.ts';

/** What came of one agent in one round. */
export interface Played {
	reply: FinalReply;
	/** Code as soon as a program ran, though it may have ended in words. */
	way: Way;
	/** Its newest turn, which may be later than that of the reply that counts. */
	lastTurn: number;
	/** Why no call of it came to a reply; null when one did. */
	lost: string | null;
	/** The model takes no tools. */
	refusedTools: boolean;
}

/**
 * Another method's plan as the part of one agent: its calls name the agent, a call that fails costs its vote and not the run, and
 * its interpreter ends with it. What such a plan says of its own end is no end of the run: a limit becomes a remark, the rest
 * is left out.
 */
export function* asAgent(letter: string, plan: Steps<FinalReply>): Steps<Played> {
	const heard = new Heard(letter);
	let next = plan.next();
	while (next.done !== true) next = plan.next(yield* heard.perform(next.value));
	if (heard.session !== null) yield { kind: 'close', session: heard.session };
	return heard.played(next.value);
}

class Heard {
	readonly #letter: string;
	/** Of the interpreter that was kept. */
	session: string | null = null;
	#lastTurn = 1;
	#hasReply = false;
	#ranCode = false;
	#failed: string | null = null;
	#refusedTools = false;

	constructor(letter: string) {
		this.#letter = letter;
	}

	played(reply: FinalReply): Played {
		return {
			reply,
			way: this.#ranCode ? 'code' : 'text',
			lastTurn: this.#lastTurn,
			lost: this.#hasReply ? null : (this.#failed ?? 'no reply'),
			refusedTools: this.#refusedTools,
		};
	}

	*perform(step: Step): Steps<StepResult> {
		switch (step.kind) {
			case 'ask':
				return yield* this.#ask(step);
			case 'note': {
				const { event } = step;
				if (event.type === 'decision') return { kind: 'noted' };
				if (event.type !== 'limit-reached') return yield step;
				const text = `Agent ${this.#letter}: ${event.text}`;
				return yield { kind: 'note', event: { type: 'remark', turn: event.turn, text } };
			}
			default:
				this.#look(step);
				return yield step;
		}
	}

	*#ask(step: Extract<Step, { kind: 'ask' }>): Steps<StepResult> {
		this.#lastTurn = Math.max(this.#lastTurn, step.turn);
		const named = { ...step, purpose: `agent ${this.#letter} ${step.purpose}` };
		const result = yield { ...named, mayFail: true };
		if (result.kind !== 'ask') return result;
		// A spent budget is no fault of the agent: without leave to fail the call ends the run.
		if (result.failed !== undefined && result.callId === '') return yield named;
		if (result.failed !== undefined) {
			this.#failed = result.failed;
			const text = `Agent ${this.#letter} got no reply: ${result.failed}`;
			yield* note({ type: 'remark', turn: step.turn, text });
		} else if (result.refusedTools === true) this.#refusedTools = true;
		else this.#hasReply = true;
		return result;
	}

	#look(step: Step): void {
		if (step.kind === 'all') for (const one of step.steps) this.#look(one);
		if (step.kind !== 'execute') return;
		this.#ranCode = true;
		this.session = step.session ?? this.session;
	}
}
