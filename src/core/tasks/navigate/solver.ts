import type { NavigateInstance } from './instance.ts';

/** Quarter turns clockwise. */
export const QUARTERS = { forward: 0, right: 1, backward: 2, around: 2, left: 3 } as const;

export function solve(instance: NavigateInstance): string {
	return returns(instance) ? 'Yes' : 'No';
}

/** Whether the walk ends where it began. */
export function returns(instance: NavigateInstance): boolean {
	const { ahead, right } = end(instance);
	return ahead === 0 && right === 0;
}

/** Offset from the start after all instructions: `ahead` along the first heading, `right` of it. */
export function end({ instructions }: NavigateInstance): { ahead: number; right: number } {
	let heading = 0;
	let ahead = 0;
	let right = 0;
	for (const instruction of instructions) {
		if ('turn' in instruction) {
			heading += QUARTERS[instruction.turn];
			continue;
		}
		const quarter = (heading + QUARTERS[instruction.direction ?? 'forward']) % 4;
		const signed = quarter < 2 ? instruction.steps : -instruction.steps;
		if (quarter % 2 === 0) ahead += signed;
		else right += signed;
	}
	return { ahead, right };
}
