import { Part } from '../kit/part.svelte.ts';

/** The lanes with their cards; the question and the verdicts stand before they are there. */
export const lanesPart = new Part(() => import('./EmbedLanes.svelte'));
