import { Part } from './part.svelte.ts';

/** What the words of the field mean; names alone are there from the start. */
export const explanations = new Part(() => import('../../words/terms.ts'));
