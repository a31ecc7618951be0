import type { TurnView } from './view.ts';

/**
 * How long a run waited for Python to be fetched and started, in milliseconds. Programs that wait at the same time wait together:
 * the time counts once. Each waits from its start on, for one that waited for its turn found Python started.
 */
export function pythonStartOf(turns: readonly TurnView[]): number {
	const waits = turns
		.flatMap(({ entries }) =>
			entries.map((entry): readonly [from: number, to: number] => {
				const result = entry.kind === 'code' && entry.status.kind === 'ended' ? entry.status.result : null;
				const ms = result === null || result.kind === 'unavailable' ? 0 : (result.startMs ?? 0);
				return [entry.at, entry.at + ms];
			}),
		)
		.sort(([a], [b]) => a - b);
	let total = 0;
	let until = -Infinity;
	for (const [from, to] of waits) {
		total += Math.max(0, to - Math.max(from, until));
		until = Math.max(until, to);
	}
	return total;
}
