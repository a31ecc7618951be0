import type { RunEvent } from './event.ts';

/** Whether a record holds all that another one of the same run has which broke off, and what came after that. */
export function goesOn(broken: readonly RunEvent[], whole: readonly RunEvent[]): boolean {
	const begun = untilBreak(broken);
	return (
		begun.length < broken.length &&
		untilBreak(whole).length > begun.length &&
		begun.every((event, at) => JSON.stringify(event) === JSON.stringify(whole[at]))
	);
}

/** Without the end that it was given when its page was found gone. */
function untilBreak(events: readonly RunEvent[]): readonly RunEvent[] {
	const last = events.at(-1);
	return last?.type === 'run-end' && last.outcome === 'interrupted' ? events.slice(0, -1) : events;
}
