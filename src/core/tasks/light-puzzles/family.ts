import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { formatSample, stripFence } from '../kit/answer-form.ts';
import { pythonProgram } from '../kit/python.ts';
import { redraw } from '../kit/redraw.ts';
import { importer } from './import.ts';
import { parseLightPuzzles, type Cell, type LightPuzzlesInstance } from './instance.ts';
import program from './program.py?raw';
import { lampsAfter, solve } from './solver.ts';

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
	split: 'seen',
	area: ['execution', 'spatial'],
	rules:
		'Every button is wired to some lamps of a square grid. Pressing it switches each of these lamps: on becomes off, ' +
		'off becomes on. Follow the given presses and tell which lamps burn at the end.',
	levels,
	generate,
	parse: parseLightPuzzles,
	question,
	verify,
	canonical: ({ size }, answer) => {
		const lamps = parseLamps(answer, size);
		return lamps?.length === size * size && lamps.every((lamp) => /^[01]$/.test(lamp))
			? lamps.join('')
			: null;
	},
	fits: ({ size }, answer) => parseLamps(answer, size)?.length === size * size,
	solve,
	slip,
	python: ({ lights, buttons, presses }) =>
		pythonProgram({ lights, buttons: countedFromOne(buttons), presses }, program),
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
		return lampsAfter(instance).flat().join() === instance.lights.flat().join() ? null : instance;
	});
}

function question(instance: LightPuzzlesInstance): string {
	const { size, lights, buttons, presses } = instance;
	const n = String(size);
	const sample = formatSample(solve(instance), ['0,1,1,1', '1,0,0,1']);
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

/** The wiring by name, positions as the question shows them. */
function countedFromOne(buttons: LightPuzzlesInstance['buttons']): Record<string, number[][]> {
	return Object.fromEntries(
		buttons.map(({ name, cells }) => [name, cells.map(([row, col]) => [row + 1, col + 1])]),
	);
}

function showCell([row, col]: Cell): string {
	return `(${String(row + 1)}, ${String(col + 1)})`;
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
	const right = lampsAfter(instance).flat().map(String);
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
		lampsAfter({ ...instance, presses: instance.presses.filter((_, index) => index !== missed) }),
		lampsAfter({ ...instance, buttons: transposed }),
	]);
	const right = lampsAfter(instance);
	const overlooked = right.map((row) => [...row]);
	const row = overlooked[rng.int(0, instance.size - 1)] as number[];
	const col = rng.int(0, instance.size - 1);
	row[col] = 1 - (row[col] as number);
	const wrong = careless.find((grid) => grid.flat().join() !== right.flat().join()) ?? overlooked;
	return wrong.flat().join(',');
}
