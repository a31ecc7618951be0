import { fetchedOnce } from '../../kit/fetched-once.ts';

/** What draws the pictures; no part of the first paint of an experiment. */
export const plotting = fetchedOnce(() => import('./plot-parts.ts'));

export type Plotting = Awaited<ReturnType<typeof plotting>>;
