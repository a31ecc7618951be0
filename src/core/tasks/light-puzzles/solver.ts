import type { LightPuzzlesInstance } from './instance.ts';

export function solve(instance: LightPuzzlesInstance): string {
	return lampsAfter(instance).flat().join(',');
}

/** The lamps after the last press, top row first. */
export function lampsAfter({ lights, buttons, presses }: LightPuzzlesInstance): number[][] {
	const grid: number[][] = lights.map((row) => [...row]);
	const wiring = new Map(buttons.map((button) => [button.name, button.cells]));
	for (const name of presses) {
		for (const [row, col] of wiring.get(name) ?? []) {
			const line = grid[row] as number[];
			line[col] = 1 - (line[col] as number);
		}
	}
	return grid;
}
