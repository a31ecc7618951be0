import type { ShareParts } from '../../state/app.ts';
import type { Part } from '../kit/part.svelte.ts';
import type ShareSheet from './ShareSheet.svelte';

/** What shares runs; no part of the first screen. */
export type SharePart = Part<[{ default: typeof ShareSheet }, ShareParts]>;
