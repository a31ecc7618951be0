import { approximateTokens } from '../tokens.ts';
import type { Usage } from '../model.ts';
import type { RunEventBody } from '../record/event.ts';
import type { RunLimits } from '../record/spec.ts';

type LimitKind = Extract<RunEventBody, { type: 'limit-reached' }>['limit'];

/** Which limit was reached, and the sentence for the card. */
export interface LimitHit {
	limit: LimitKind;
	text: string;
}

/** Counts what a run has used and says when the next model call would go beyond what the person allowed. */
export class Budget {
	readonly #limits: RunLimits;
	#calls = 0;
	#tokens = 0;
	#cost = 0;
	#costUnknown = false;

	constructor(limits: RunLimits) {
		this.#limits = limits;
	}

	/** Takes one call from the budget, or says which limit forbids it. */
	takeCall(): LimitHit | null {
		const { calls, tokens, cost } = this.#limits;
		if (calls !== undefined && this.#calls >= calls) {
			return {
				limit: 'calls',
				text: `The run may make ${String(calls)} model ${calls === 1 ? 'call' : 'calls'} and has made them`,
			};
		}
		if (tokens !== undefined && this.#tokens >= tokens) {
			return {
				limit: 'tokens',
				text: `The run may use ${String(tokens)} tokens and has used ${String(this.#tokens)}`,
			};
		}
		if (cost !== undefined && this.#cost >= cost) {
			return {
				limit: 'cost',
				text: `The run may cost ${dollars(cost)} and has cost ${dollars(this.#cost)}`,
			};
		}
		this.#calls++;
		return null;
	}

	/** What a host leaves unsaid about tokens is estimated from the text, so that a token limit always holds. */
	addUsage(usage: Usage, sent: string, received: string): void {
		this.#tokens += usage.inputTokens ?? approximateTokens(sent);
		this.#tokens += usage.outputTokens ?? approximateTokens(received);
		if (usage.cost === undefined) this.#costUnknown = true;
		else this.#cost += usage.cost;
	}

	/** True when a cost limit is set and a call did not say what it cost. */
	get isCostBlind(): boolean {
		return this.#limits.cost !== undefined && this.#costUnknown;
	}
}

function dollars(amount: number): string {
	return `$${amount.toFixed(4)}`;
}
