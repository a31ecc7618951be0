import type { CallEntry } from './view.ts';

/** A reply with what it was begun with: what its answer and its program stand in. */
export function wholeReply({ begun = '', text }: Pick<CallEntry, 'begun' | 'text'>): string {
	return begun + text;
}
