import type { Usage } from '../model.ts';
import type { Rates } from './host.ts';

/**
 * US dollars for one call, or null when the price or a count is unknown: unknown is never shown as free.
 * @internal for tests
 */
export function costOf(usage: Usage, price: Rates | null): number | null {
	if (usage.cost !== undefined) return usage.cost;
	if (price?.input === 0 && price.output === 0) return 0;
	if (price === null || usage.inputTokens === undefined || usage.outputTokens === undefined) return null;
	return (usage.inputTokens * price.input + usage.outputTokens * price.output) / 1_000_000;
}

/** Adds the cost where it can be known. */
export function withCost(usage: Usage, price: Rates | null): Usage {
	const cost = costOf(usage, price);
	return cost === null ? usage : { ...usage, cost };
}
