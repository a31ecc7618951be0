import type { ChatMessage, Role } from '../../src/core/model.ts';
import type { RunEvent } from '../../src/core/record/event.ts';

/** What was sent in the calls of one role, in order. */
export function sentTo(role: Role, events: readonly RunEvent[]): (readonly ChatMessage[])[] {
	return events.flatMap((event) =>
		event.type === 'call-start' && event.role === role ? [event.messages] : [],
	);
}

/** The decisions of a run: who, what, why. */
export function decisionsOf(events: readonly RunEvent[]): string[] {
	return events.flatMap((event) =>
		event.type === 'decision' ? [`${String(event.turn)} ${event.by}: ${event.action} (${event.reason})`] : [],
	);
}

/** Turn, role and purpose of every call. */
export function callsOf(events: readonly RunEvent[]): string[] {
	return events.flatMap((event) =>
		event.type === 'call-start'
			? [`${String(event.turn)} ${event.role} ${event.steer}: ${event.purpose}`]
			: [],
	);
}
