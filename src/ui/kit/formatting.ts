import { fetchedOnce } from './fetched-once.ts';

/** Markdown to safe markup, and drawn formulas: no part of the first screen. */
export const formatting = fetchedOnce(() => import('./markdown.ts'));
