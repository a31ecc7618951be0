import type { ModelRequest } from '../model.ts';
import type { Rates } from './host.ts';

/** Keeps account of what calls cost and says no when the next one could not be paid. */
export interface Spending {
	/** Null, or the sentence that says why the call must not be made. */
	stop(request: ModelRequest, price: Rates | null): string | null;
	/** US dollars; an estimate where nobody counted the tokens. */
	add(cost: number, isEstimated?: boolean): void;
	spent(): number;
}

/** Where the sum is kept; a page may show it and let it outlast a reload. */
export interface Ledger {
	/** US dollars. */
	amount: number;
	/** Whether any of it is an estimate. */
	isEstimated?: boolean;
}

/** Few tokens are longer than four letters, so this is a lower bound for ordinary text. */
const lettersPerToken = 4;

/**
 * @param cap US dollars, asked before each call; null = no cap. A model of unknown price is stopped only by what is already spent.
 */
export function createSpending(cap: () => number | null, ledger: Ledger = { amount: 0 }): Spending {
	return {
		stop: (request, price) => {
			const limit = cap();
			if (limit === null) return null;
			if (ledger.amount >= limit) return `The spending cap of ${dollars(limit)} is reached.`;
			const least = leastCost(request, price);
			return ledger.amount + least > limit
				? `This call would cost at least ${dollars(least)} and pass the spending cap of ${dollars(limit)}.`
				: null;
		},
		add: (cost, isEstimated = false) => {
			ledger.amount += cost;
			if (isEstimated && cost > 0) ledger.isEstimated = true;
		},
		spent: () => ledger.amount,
	};
}

function leastCost(request: ModelRequest, price: Rates | null): number {
	if (price === null) return 0;
	const letters = request.messages.reduce((sum, message) => sum + message.content.length, 0);
	return ((letters / lettersPerToken) * price.input) / 1_000_000;
}

function dollars(amount: number): string {
	return `$${amount.toFixed(amount > 0 && amount < 0.01 ? 4 : 2)}`;
}
