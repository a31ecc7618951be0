import type { CoachParts } from '../../state/app.ts';
import type { Part } from '../kit/part.svelte.ts';
import type CoachSeat from './CoachSeat.svelte';

/** The seat of a person who coaches, with what it needs; fetched when somebody sits down. */
export type SeatPart = Part<[{ default: typeof CoachSeat }, CoachParts]>;
