/** Programs that run at the same time on a machine of so many processors: one more than it has, 3 to 6. */
export function usualSlots(processors: number): number {
	return Math.min(6, Math.max(2, processors) + 1);
}
