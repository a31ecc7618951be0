import { readReply } from '../reply/read.ts';
import type { RunEvent } from './event.ts';

/**
 * A fork whose first reply is read together with what it was begun with, for an answer or a program may begin there; records of
 * before hold what was read in the rest alone.
 */
export function readWithBegun(events: readonly RunEvent[]): readonly RunEvent[] {
	const [start] = events;
	if (start?.type !== 'run-start' || start.spec.fork === undefined) return events;
	const { fork, blocks } = start.spec;
	const first = events.find((event) => event.type === 'call-start' && event.role === 'task');
	if (first?.type !== 'call-start') return events;
	return events.map((event) => {
		if (event.type !== 'call-end' && event.type !== 'call-failed') return event;
		if (event.callId !== first.callId) return event;
		const { isCut, notes } = event.reading;
		return { ...event, reading: { ...readReply(fork.begun + event.text, blocks), isCut, notes } };
	});
}
