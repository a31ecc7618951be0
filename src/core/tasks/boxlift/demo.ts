import type { FamilyDemo } from '../family-demo.ts';
import { pythonProgram } from '../kit/python.ts';
import check from './check.py?raw';
import greedy from './greedy.py?raw';
import type { BoxLiftInstance } from './instance.ts';

export const demo: FamilyDemo<BoxLiftInstance> = {
	check,
	/** A loop until all boxes are gone, which never ends when a box is too heavy for each single lifter (P2 figure 1). */
	weakProgram: ({ boxes, lifters }) =>
		Math.max(...boxes) > Math.max(...lifters) ? pythonProgram({ boxes, lifters }, greedy) : null,
	/** A loop that never ends is not cured by asking for more of it; words are (P2 figure 1). */
	failsAgain: true,
};
