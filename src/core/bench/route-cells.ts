import type { RunId } from '../ids.ts';
import type { Counted } from './counted.ts';

/** Which of the two outputs of one program was right, the one the model imagined and the one Python printed (arXiv 2606.15589). */
export const ROUTE_CELLS = ['both', 'won', 'rescued', 'neither'] as const;
/** `won`: only the printed one, so that running was what helped; `rescued`: only the imagined one. */
export type RouteCell = (typeof ROUTE_CELLS)[number];

/** Runs of one condition by which of the two outputs was right. */
export interface RouteCells {
	/** Key of the condition. */
	condition: string;
	/** Runs in which both were judged. */
	total: number;
	runs: Readonly<Record<RouteCell, readonly RunId[]>>;
}

/** Of the counted runs of a condition; null where it has none with both. In runs, for either output is one of a single program. */
export function routeCellsOf({ condition, units }: Counted): RouteCells | null {
	const runs: Record<RouteCell, RunId[]> = { both: [], won: [], rescued: [], neither: [] };
	let total = 0;
	for (const { runId, routes } of units.flatMap((unit) => unit.runs)) {
		if (routes === undefined) continue;
		const { imagined, printed } = routes;
		total++;
		runs[printed ? (imagined ? 'both' : 'won') : imagined ? 'rescued' : 'neither'].push(runId);
	}
	return total === 0 ? null : { condition: condition.key, total, runs };
}
