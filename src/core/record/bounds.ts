import { asTyped, withAnswerSentence } from '../question.ts';
import type { RunEvent } from './event.ts';

/** What one run from a link or a file may hold at most; more is a slip of the hand, or meant to break the page. */
export const MOST_OF_RUN = {
	/** Each is drawn, or changes what is. */
	events: 5_000,
	/** Each is a row of the lanes. */
	turns: 500,
	/** Characters, as typed. */
	question: 50_000,
	/** Characters of a model's name, or its host's. */
	name: 1_000,
} as const;

/** What the page itself puts behind a typed question; one as long as may be asked can be given away. */
const ADDED = withAnswerSentence('', { kind: 'typed' }).text.length;

export type RunMeasure = keyof typeof MOST_OF_RUN;

/** Whether a stored run has too many events to be looked at; before a single one is read. */
export function isTooMany(stored: unknown): boolean {
	return Array.isArray(stored) && stored.length > MOST_OF_RUN.events;
}

/** Of what a run holds too much; null where it is within bounds. */
export function beyondIn(events: readonly RunEvent[]): RunMeasure | null {
	if (events.length > MOST_OF_RUN.events) return 'events';
	const turns = new Set(events.flatMap((event) => ('turn' in event ? [event.turn] : [])));
	if (turns.size > MOST_OF_RUN.turns) return 'turns';
	for (const event of events) {
		if (event.type === 'call-start' && event.model.label.length > MOST_OF_RUN.name) return 'name';
		if (event.type !== 'run-start') continue;
		const { question, models, snapshots = {} } = event.spec;
		const most = MOST_OF_RUN.question;
		if (asTyped(question).length > most || question.text.length > most + ADDED) return 'question';
		const names = [
			...Object.values(models).map(({ label }) => label),
			...Object.values(snapshots).flatMap(({ host, model }) => [host, model]),
		];
		if (names.some((name) => name.length > MOST_OF_RUN.name)) return 'name';
	}
	return null;
}

const HOLDS: Readonly<Record<RunMeasure, string>> = {
	events: 'events',
	turns: 'turns',
	question: 'characters in its question',
	name: 'characters in the name of a model',
};

/** A sentence for `beyondIn`. */
export function beyondSays(what: RunMeasure): string {
	return `It has more than ${MOST_OF_RUN[what].toLocaleString('en')} ${HOLDS[what]}`;
}
