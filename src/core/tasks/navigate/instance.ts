import { isRecord } from '../../json.ts';
import { isListOf, isOneOf, isWhole } from '../kit/shape.ts';

export const TURNS = ['left', 'right', 'around'] as const;
export const DIRECTIONS = ['forward', 'right', 'backward', 'left'] as const;

/** A turn on the spot, or steps. */
export type NavigateStep =
	| { turn: (typeof TURNS)[number] }
	/** Relative to the heading; without `direction` forward. */
	| { steps: number; direction?: (typeof DIRECTIONS)[number] };

/** Does a walk by these instructions end where it began? */
export interface NavigateInstance {
	/** True: the walker always faces forward and the list has no turns. */
	fixedHeading: boolean;
	instructions: NavigateStep[];
}

/** Up to 500 instructions; no turns where the heading is fixed. */
export function parseNavigate(value: unknown): NavigateInstance | null {
	if (!isRecord(value) || typeof value['fixedHeading'] !== 'boolean') return null;
	const { fixedHeading, instructions } = value;
	if (!isListOf(instructions, 0, 500, isStep)) return null;
	if (fixedHeading && instructions.some((instruction) => 'turn' in instruction)) return null;
	return { fixedHeading, instructions };
}

function isStep(value: unknown): value is NavigateStep {
	if (!isRecord(value)) return false;
	if ('turn' in value) return isOneOf(value['turn'], TURNS) && !('steps' in value);
	const direction = value['direction'];
	return isWhole(value['steps'], 1, 1_000_000) && (direction === undefined || isOneOf(direction, DIRECTIONS));
}
