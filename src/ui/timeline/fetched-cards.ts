import { Part } from '../kit/part.svelte.ts';

/** What lanes of few methods show: not fetched with the first screen, but before it is needed as a rule. */
export const laterCards = new Part(() => import('./later-cards.ts'));
