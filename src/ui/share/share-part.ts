import type { ShareParts } from '../../state/app.ts';
import type { Part } from '../kit/part.svelte.ts';
import type * as screens from './screens.ts';

/** What shares runs and opens shared ones; no part of the first screen. */
export type SharePart = Part<[typeof screens, ShareParts]>;
