import { isRecord } from '../../json.ts';
import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { formatSample, stripFence } from '../kit/answer-form.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { redraw } from '../kit/redraw.ts';
import { isListOf, isWhole } from '../kit/shape.ts';
import { importer } from './import.ts';

type Lamp = 0 | 1;
type Cell = [row: number, col: number];

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

interface Params {
	size: number;
	buttons: number;
	presses: number;
	/** Most lamps on one button. */
	widest: number;
}

const levels: readonly Level<Params>[] = [
	{ ...level(2, 1, 1, false), id: '2-1-1-single', label: '2 × 2, one lamp', params: params(2, 1, 1, 1) },
	level(2, 1, 1, true),
	level(3, 2, 2, true),
	level(4, 2, 3, true),
	level(4, 3, 3, true),
	level(5, 3, 4, true),
	level(7, 5, 12, false),
	level(8, 6, 20, false),
	level(10, 8, 30, false),
];

export const lightPuzzles: TaskFamily<LightPuzzlesInstance, Params> = {
	id: 'light-puzzles',
	label: 'Light Puzzles',
	split: 'seen',
	area: ['execution', 'spatial'],
	rules:
		'Every button is wired to some lamps of a square grid. Pressing it switches each of these lamps: on becomes off, ' +
		'off becomes on. Follow the given presses and tell which lamps burn at the end.',
	levels,
	generate,
	parse,
	question,
	verify,
	fits: ({ size }, answer) => parseLamps(answer, size)?.length === size * size,
	solve: (instance) => after(instance).flat().join(','),
	slip,
	python,
	draw: ({ lights, buttons, presses }): Drawing[] => [
		{
			kind: 'grid',
			look: 'lamps',
			caption: 'Lamps before the first press: 1 is on, 0 is off',
			rows: lights.map((row) =>
				row.map((lamp) => ({ text: String(lamp), tone: lamp === 1 ? 'light' : 'dark' })),
			),
			rowLabels: lights.map((_, index) => String(index + 1)),
			columnLabels: lights.map((_, index) => String(index + 1)),
		},
		{
			kind: 'facts',
			caption: 'Buttons',
			facts: buttons.map((button) => `${button.name} switches ${button.cells.map(showCell).join(', ')}`),
		},
		{ kind: 'items', caption: 'Presses', items: presses.map((text) => ({ text })) },
	],
	importer,
};

function params(size: number, buttons: number, presses: number, widest: number): Params {
	return { size, buttons, presses, widest };
}

function level(size: number, buttons: number, presses: number, published: boolean): Level<Params> {
	return {
		id: [size, buttons, presses].join('-'),
		label: `${String(size)} × ${String(size)}, ${plural(buttons, 'button')}, ${plural(presses, 'press', 'presses')}`,
		published,
		params: params(size, buttons, presses, Math.floor((size * size) / 2)),
	};
}

function plural(count: number, one: string, many = `${one}s`): string {
	return `${String(count)} ${count === 1 ? one : many}`;
}

/** Draws again when the presses cancel, so that copying the grid is never right. */
function generate(
	{ params: { size, buttons, presses, widest } }: Level<Params>,
	rng: Rng,
): LightPuzzlesInstance {
	const all = Array.from({ length: size * size }, (_, index): Cell => [
		Math.floor(index / size),
		index % size,
	]);
	return redraw(() => {
		const wired = Array.from({ length: buttons }, (_, index) => ({
			name: String.fromCharCode(65 + index),
			cells: rng.sample(all, rng.int(Math.min(2, widest), widest)),
		}));
		const instance = {
			size,
			lights: Array.from({ length: size }, () =>
				Array.from({ length: size }, () => rng.pick([0, 1] as const)),
			),
			buttons: wired,
			presses: Array.from({ length: presses }, () => rng.pick(wired).name),
		};
		return after(instance).flat().join() === instance.lights.flat().join() ? null : instance;
	});
}

function parse(value: unknown): LightPuzzlesInstance | null {
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

function question(instance: LightPuzzlesInstance): string {
	const { size, lights, buttons, presses } = instance;
	const n = String(size);
	const sample = formatSample(after(instance).flat().join(','), ['0,1,1,1', '1,0,0,1']);
	return (
		`A square grid of ${n} rows and ${n} columns of lamps; 1 is a lamp that is on, 0 a lamp that is off:\n\n` +
		`${lights.map((row) => row.join('')).join('\n')}\n\n` +
		`There ${buttons.length === 1 ? 'is 1 button' : `are ${String(buttons.length)} buttons`}. Pressing a button switches ` +
		'every lamp it is wired to: on becomes off and off becomes on. All other lamps stay as they are. ' +
		'Lamps are named (row, column), both counted from 1, rows from the top, columns from the left.\n\n' +
		`${buttons.map((button) => `Button ${button.name}: ${button.cells.map(showCell).join(', ')}`).join('\n')}\n\n` +
		'The buttons are pressed in this order:\n' +
		`${presses.map((name, index) => `Round ${String(index + 1)}: ${name}`).join('\n')}\n\n` +
		'What is the state of all lamps after the last round? ' +
		`Give all ${String(size * size)} lamps as 0 or 1, row by row from the top and each row from the left, separated by ` +
		`commas, between <<< and >>>. A grid of 2 rows would be written like <<<${sample}>>>.`
	);
}

function showCell([row, col]: Cell): string {
	return `(${String(row + 1)}, ${String(col + 1)})`;
}

function after({ lights, buttons, presses }: LightPuzzlesInstance): number[][] {
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

function verify(instance: LightPuzzlesInstance, answer: string): Verdict {
	const { size } = instance;
	const tokens = parseLamps(answer, size);
	if (tokens === null) return malformed('The answer is not a list of lamps');
	const stranger = tokens.find((token) => token !== '0' && token !== '1');
	if (stranger !== undefined)
		return malformed(`Every lamp must be 0 or 1, the answer has "${stranger.slice(0, 20)}"`);
	if (tokens.length !== size * size) {
		return incorrect(
			`The answer gives ${plural(tokens.length, 'lamp')}, the grid has ${String(size * size)}`,
		);
	}
	const right = after(instance).flat().map(String);
	const wrong = [...right.keys()].filter((index) => right[index] !== tokens[index]);
	const first = wrong[0];
	if (first === undefined) return correct('Every lamp is as it should be');
	return incorrect(
		`The lamp in row ${String(Math.floor(first / size) + 1)}, column ${String((first % size) + 1)} is ` +
			`${right[first] === '1' ? 'on' : 'off'} at the end (${plural(wrong.length, 'lamp')} wrong in all)`,
	);
}

/** Separated lamps with any brackets, or exactly one line of `size` digits per row. */
function parseLamps(answer: string, size: number): string[] | null {
	if (answer.length > 20 * size * size + 200) return null;
	const text = stripFence(answer.trim())
		.replace(/[[\]()]/g, ' ')
		.trim();
	if (text === '') return null;
	const lines = text.split('\n').map((line) => line.trim());
	if (lines.length === size && lines.every((line) => line.length === size && /^[01]+$/.test(line))) {
		return lines.flatMap((line) => line.split(''));
	}
	return text
		.split(/[\s,]+/)
		.map((token) => token.replace(/^["'`]|["'`]$/g, ''))
		.filter((token) => token !== '');
}

/** Misses a press, reads the wiring column first, or overlooks one lamp. */
function slip(instance: LightPuzzlesInstance, rng: Rng): string {
	const transposed = instance.buttons.map(({ name, cells }) => ({
		name,
		cells: cells.map(([row, col]): Cell => [col, row]),
	}));
	const missed = rng.int(0, instance.presses.length);
	const careless = rng.shuffle([
		after({ ...instance, presses: instance.presses.filter((_, index) => index !== missed) }),
		after({ ...instance, buttons: transposed }),
	]);
	const right = after(instance);
	const overlooked = right.map((row) => [...row]);
	const row = overlooked[rng.int(0, instance.size - 1)] as number[];
	const col = rng.int(0, instance.size - 1);
	row[col] = 1 - (row[col] as number);
	const wrong = careless.find((grid) => grid.flat().join() !== right.flat().join()) ?? overlooked;
	return wrong.flat().join(',');
}

function python({ lights, buttons, presses }: LightPuzzlesInstance): string {
	return `# A button pressed an even number of times changes nothing; an odd number acts like one press.
from collections import Counter

lights = [
${lights.map((row) => `    [${row.join(', ')}],\n`).join('')}]
# Positions as in the question: (row, column), counted from 1.
buttons = {
${buttons.map(({ name, cells }) => `    "${name}": [${cells.map(showCell).join(', ')}],\n`).join('')}}
presses = [${presses.map((name) => `"${name}"`).join(', ')}]

for name, count in Counter(presses).items():
    if count % 2 == 1:
        for row, column in buttons[name]:
            lights[row - 1][column - 1] ^= 1

print("<<<" + ",".join(str(lamp) for row in lights for lamp in row) + ">>>")
`;
}
