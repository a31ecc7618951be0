import type { MakeForks } from '../../state/app.ts';
import type { Part } from '../kit/part.svelte.ts';
import type LaneTokens from './LaneTokens.svelte';

/** The token lens and the forks that are begun in it; no part of the first screen. */
export type LensPart = Part<[{ default: typeof LaneTokens }, MakeForks]>;
