import { isRecord } from '../../json.ts';
import { isListOf, isWhole } from '../kit/shape.ts';
import { planWithin } from './solver.ts';

/** Boxes to be lifted by teams of lifters, several at once, in few steps. */
export interface BoxLiftInstance {
	/** Positive whole weights, in any order. */
	boxes: number[];
	/** Positive whole capacities; a lifter is named by its 0-based place in this list. */
	lifters: number[];
	/** A plan may have at most so many steps. */
	maxSteps: number;
}

/** At most 100 boxes and 30 lifters, and a step limit that can be kept. */
export function parseBoxLift(value: unknown): BoxLiftInstance | null {
	if (!isRecord(value)) return null;
	const { boxes, lifters, maxSteps } = value;
	const isAmount = (amount: unknown): amount is number => isWhole(amount, 1, 1_000_000);
	if (!isListOf(boxes, 1, 100, isAmount) || !isListOf(lifters, 1, 30, isAmount)) return null;
	if (!isWhole(maxSteps, 1, 100)) return null;
	// Also spares the search where it is longest: with many light boxes.
	if (boxes.length > maxSteps * lifters.length) return null;
	return planWithin(boxes, lifters, maxSteps) === null ? null : { boxes, lifters, maxSteps };
}
