import type { ModelRef } from '../model.ts';
import { asTyped } from '../question.ts';
import { type Scripted, scriptedAmong } from '../record/called-models.ts';
import type { ModelSnapshot } from '../record/spec.ts';
import type { RunEvent } from '../record/event.ts';

/** Who speaks in a capsule. */
export interface Speaker {
	ref: ModelRef;
	/** How it was set up; null where the record does not say, as of scripted ones. */
	snapshot: ModelSnapshot | null;
}

/** What is in a capsule, for who shares it and for who opens it. */
export interface Contents {
	question: string;
	runs: number;
	/** All that spoke, each once, in the order in which they first did. */
	speakers: readonly Speaker[];
	scripted: Scripted;
	replies: number;
	programs: number;
	/** Programs with an output on record. */
	outputs: number;
}

/** Counts what is inside, for the words beside a link or a file before it is copied. The question is that of the first run. */
export function contentsOf(runs: readonly (readonly RunEvent[])[]): Contents {
	const events = runs.flat();
	const count = (type: RunEvent['type']): number => events.filter((event) => event.type === type).length;
	const [first] = events;
	const speakers = speakersOf(runs);
	return {
		question: first?.type === 'run-start' ? asTyped(first.spec.question) : '',
		runs: runs.length,
		speakers,
		scripted: scriptedAmong(speakers.map(({ ref }) => ref)),
		replies: count('call-end'),
		programs: count('code-start'),
		outputs: count('code-end'),
	};
}

/** Each once, in the order in which they first spoke. */
export function speakersOf(runs: readonly (readonly RunEvent[])[]): readonly Speaker[] {
	const found = new Map<string, Speaker>();
	for (const events of runs) {
		const [start] = events;
		if (start?.type !== 'run-start') continue;
		const { snapshots = {} } = start.spec;
		for (const event of events) {
			if (event.type !== 'call-start') continue;
			const ref = event.model;
			const snapshot = Object.hasOwn(snapshots, ref.id) ? (snapshots[ref.id] ?? null) : null;
			const key = JSON.stringify([ref, snapshot]);
			if (!found.has(key)) found.set(key, { ref, snapshot });
		}
	}
	return [...found.values()];
}
