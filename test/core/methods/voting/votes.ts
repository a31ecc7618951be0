import type { RunEvent } from '../../../../src/core/record/event.ts';

/** The counts of a run: turn, who said what, what leads, whether that settles it, and why. */
export function votesOf(events: readonly RunEvent[]): string[] {
	return events.flatMap((event) => {
		if (event.type !== 'votes') return [];
		const said = event.ballots.map(({ who, answer, tested, weight }) => {
			const test = tested === undefined ? '' : ` (${tested}, ${String(weight)})`;
			return `${who} ${answer ?? 'none'}${test}`;
		});
		const leading = event.ballots.find(({ group }) => group !== null && group === event.leading)?.answer;
		const state = event.isSettled ? 'settled' : 'open';
		return [`${String(event.turn)} ${said.join(' | ')} → ${leading ?? 'nothing'}, ${state}: ${event.text}`];
	});
}

export function limitsOf(events: readonly RunEvent[]): string[] {
	return events.flatMap((event) => (event.type === 'limit-reached' ? [`${event.limit}: ${event.text}`] : []));
}

export function remarksOf(events: readonly RunEvent[]): string[] {
	return events.flatMap((event) => (event.type === 'remark' ? [event.text] : []));
}
