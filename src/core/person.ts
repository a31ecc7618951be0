import { faceOf } from './methods/faces.ts';
import type { ModelRef } from './model.ts';

/** Choice id of the person at the page as the coach. */
export const YOU = 'you';

/** In records, which others read too. */
export const PERSON: ModelRef = { id: YOU, label: 'A person', kind: 'person' };

/** Whether a person speaks in a run: only methods with a coach have a seat for one. */
export function isCoachedByPerson(method: string, coach: string | undefined): boolean {
	return coach === YOU && faceOf(method)?.roles.includes('coach') === true;
}
