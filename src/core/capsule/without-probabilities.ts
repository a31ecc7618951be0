import type { RunEvent } from '../record/event.ts';

/** The run without the probabilities of its tokens, most of a record that has them; null where it has none. */
export function withoutProbabilities(events: readonly RunEvent[]): readonly RunEvent[] | null {
	const left = events.map((event) => {
		if (event.type !== 'call-end' || event.logprobs === undefined) return event;
		const rest = { ...event };
		delete rest.logprobs;
		return rest;
	});
	return left.some((event, at) => event !== events[at]) ? left : null;
}
