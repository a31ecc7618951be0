import type { MethodId } from '../method-id.ts';
import type { Way } from '../steer.ts';
import type { NoteEntry, RunView } from './view.ts';

/** 0 to 1, by the model's own word or measured from the probabilities of the answer's tokens. */
export interface Rating {
	value: number;
	by: 'model' | 'probabilities';
}

type Gauge = Extract<NoteEntry['note'], { type: 'gauge' }>;

/**
 * How sure the model was of the answer that is judged. A gate rates its answer in words, so its number says nothing once the
 * question went to code; Self-estimate rates both ways, and the one that was taken counts. A router's probability is its own.
 */
export function ratingOf(view: RunView, way: Way | null): Rating | null {
	const method = view.spec?.method;
	if (method === undefined || way === null || RATES[method] === undefined) return null;
	const label = RATES[method][way];
	const entries = view.turns.flatMap(({ entries: ofTurn }) => ofTurn);
	const gauge = entries.findLast(
		(entry) => entry.kind === 'note' && entry.note.type === 'gauge' && entry.note.label === label,
	);
	if (gauge?.kind !== 'note') return null;
	const isSaid =
		method === 'self-estimate' ||
		entries.some((entry) => entry.kind === 'call' && entry.purpose === 'rates its answer');
	return { value: (gauge.note as Gauge).value, by: isSaid ? 'model' : 'probabilities' };
}

/** Labels of the gauges by the way that they rate. */
const RATES: Partial<Record<MethodId, { text: string | null; code: string | null }>> = {
	'confidence-gate': { text: 'Confidence in the text answer', code: null },
	'self-estimate': { text: 'Confidence in text', code: 'Confidence in code' },
};
