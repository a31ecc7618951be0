import { isRecord } from '../../json.ts';
import { isListOf, isWhole } from '../kit/shape.ts';

/** 1 is on. */
export type Lamp = 0 | 1;

export type Cell = [row: number, col: number];

/** Each press of a button switches its lamps; the answer is how they stand after the last one. */
export interface LightPuzzlesInstance {
	/** Rows and columns. */
	size: number;
	/** Before the first press, row by row from the top. */
	lights: Lamp[][];
	/** Cells are 0-based [row, column]; the question shows them 1-based. */
	buttons: { name: string; cells: Cell[] }[];
	/** Button names in the order of the presses. */
	presses: string[];
}

/** From 2 x 2 to 30 x 30 lamps. */
export function parseLightPuzzles(value: unknown): LightPuzzlesInstance | null {
	if (!isRecord(value) || !isWhole(value['size'], 2, 30)) return null;
	const { size, lights, buttons, presses } = value;
	const isLamp = (lamp: unknown): lamp is Lamp => lamp === 0 || lamp === 1;
	const isRow = (row: unknown): row is Lamp[] => isListOf(row, size, size, isLamp);
	const isPart = (part: unknown): part is number => isWhole(part, 0, size - 1);
	const isCell = (cell: unknown): cell is Cell => isListOf(cell, 2, 2, isPart);
	const isButton = (button: unknown): button is LightPuzzlesInstance['buttons'][number] =>
		isRecord(button) &&
		typeof button['name'] === 'string' &&
		/^[A-Za-z0-9]{1,8}$/.test(button['name']) &&
		isListOf(button['cells'], 0, size * size, isCell) &&
		new Set(button['cells'].map(String)).size === button['cells'].length;
	if (!isListOf(lights, size, size, isRow) || !isListOf(buttons, 1, 60, isButton)) return null;
	const names = new Set(buttons.map((button) => button.name));
	const isName = (name: unknown): name is string => typeof name === 'string' && names.has(name);
	if (names.size !== buttons.length || !isListOf(presses, 0, 2000, isName)) return null;
	return { size, lights, buttons, presses };
}
