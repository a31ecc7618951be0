import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { formatSample, stripFence } from '../kit/answer-form.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { pythonProgram } from '../kit/python.ts';
import { redraw } from '../kit/redraw.ts';
import { importer } from './import.ts';
import { type Cell, type Game2048Instance, parseGame2048 } from './instance.ts';
import program from './program.py?raw';
import { after, cellAt, neighbour, put, solve } from './solver.ts';

interface Params {
	size: number;
	moves: number;
	/** Exponents of the tiles: 1 to 5 are the published 2 to 32. */
	highest: number;
}

const levels: readonly Level<Params>[] = [
	level(2, 1, 5, false),
	level(2, 2, 5, true),
	level(3, 3, 5, true),
	level(4, 4, 5, true),
	level(5, 5, 5, true),
	level(5, 6, 5, true),
	level(6, 12, 8, false),
	level(7, 20, 8, false),
	level(8, 30, 10, false),
];

export const game2048: TaskFamily<Game2048Instance, Params> = {
	id: '2048',
	split: 'unseen',
	area: ['spatial', 'execution'],
	rules:
		'Unlike in the game of this name, only one tile moves, one cell per command. It moves into an empty cell, joins an equal ' +
		'tile to one of twice the value and is steered on from there, and stays where it is at a wall or a different tile. ' +
		'Tell what the grid looks like after all commands.',
	levels,
	generate,
	parse: parseGame2048,
	question,
	verify,
	canonical: ({ grid }, answer) => {
		const tokens = parseTokens(answer, grid.length);
		const isGrid = tokens?.length === grid.length ** 2 && tokens.every((token) => CELL.test(token));
		return isGrid ? tokens.map(Number).join(' ') : null;
	},
	fits: ({ grid }, answer) => parseTokens(answer, grid.length)?.length === grid.length ** 2,
	solve,
	slip,
	python: ({ grid, start, moves }) => pythonProgram({ grid, start, moves }, program),
	draw: ({ grid, start, moves }): Drawing[] => [
		{
			kind: 'grid',
			caption: 'The framed tile is the one that is steered',
			rows: grid.map((row, r) =>
				row.map((value, c) => ({
					text: value === 0 ? '' : String(value),
					tone: r === start[0] && c === start[1] ? 'start' : value === 0 ? 'empty' : 'given',
				})),
			),
			rowLabels: grid.map((_, index) => String(index + 1)),
			columnLabels: grid.map((_, index) => String(index + 1)),
		},
		{ kind: 'sequence', caption: 'Commands', text: moves },
	],
	importer,
};

function level(size: number, moves: number, highest: number, published: boolean): Level<Params> {
	return {
		id: `${String(size)}-${String(moves)}`,
		label: `${String(size)} × ${String(size)}, ${String(moves)} command${moves === 1 ? '' : 's'}`,
		published,
		params: { size, moves, highest },
	};
}

/**
 * Lays the tiles out along the way: for each command the next cell is chosen empty, equal or different, unless the tile has
 * been there already. At least one merge and, among several commands, more than half of them with an effect.
 */
function generate({ params }: Level<Params>, rng: Rng): Game2048Instance {
	const { size, highest } = params;
	const power = () => 2 ** rng.int(1, highest);
	return redraw(() => {
		const start: Cell = [rng.int(0, size - 1), rng.int(0, size - 1)];
		const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
		const known = new Set<string>([start.join()]);
		let tile = 2 ** rng.int(1, Math.max(1, highest - 2));
		put(grid, start, tile);
		const [tilesWanted, mergesWanted] = [rng.int(size, 2 * size), 1 + Math.floor(params.moves / 5)];
		let [at, moves, tiles, merges, effects] = [start, '', 1, 0, 0];
		const now = grid.map((row) => [...row]);
		for (let index = 0; index < params.moves; index++) {
			const command = rng.pick(['u', 'd', 'l', 'r'] as const);
			moves += command;
			const next = neighbour(at, command);
			if (cellAt(now, next) === undefined) continue;
			if (!known.has(next.join())) {
				known.add(next.join());
				const [wantsMerge, wantsBlock] = [rng.chance(merges < mergesWanted ? 0.5 : 0.1), rng.chance(0.25)];
				const value = wantsMerge && tile <= 2 ** highest ? tile : wantsBlock ? power() : 0;
				if (value > 0) tiles++;
				put(grid, next, value);
				put(now, next, value);
			}
			const met = cellAt(now, next);
			if (met !== 0 && met !== tile) continue;
			effects++;
			if (met === tile) {
				merges++;
				tile *= 2;
			}
			put(now, at, 0);
			put(now, next, tile);
			at = next;
		}
		if (merges === 0 || 2 * effects <= Math.min(params.moves, 10)) return null;
		const untouched = rng.shuffle(
			grid.flatMap((row, r) => row.map((_, c): Cell => [r, c])).filter((cell) => !known.has(cell.join())),
		);
		for (const cell of untouched.slice(0, Math.max(0, tilesWanted - tiles))) put(grid, cell, power());
		return { grid, start, moves };
	});
}

function question(instance: Game2048Instance): string {
	const { grid, start, moves } = instance;
	const n = String(grid.length);
	const sample = formatSample(solve(instance), ['0,8,2,0', '4,0,0,16']);
	return (
		`Here is a grid of ${n} rows and ${n} columns. 0 is an empty cell, every other number is a tile:\n\n` +
		`${grid.map((row) => row.join(',')).join('\n')}\n\n` +
		`One tile is steered: the one in row ${String(start[0] + 1)}, column ${String(start[1] + 1)}, that is cell ` +
		`(${String(start[0] + 1)}, ${String(start[1] + 1)}). Rows are counted from 1 at the top, columns from 1 at the left. The ` +
		`commands, from left to right, are:\n\n${moves}\n\n` +
		'u, d, l and r mean up, down, left and right. For every command look at the neighbouring cell in that direction:\n' +
		'- beyond the edge of the grid: nothing happens;\n' +
		'- it is empty: the steered tile moves there, and its old cell becomes empty;\n' +
		'- it holds the same number: the two tiles become one tile of twice the number there, the old cell becomes empty, ' +
		'and the new tile is the one that is steered from then on;\n' +
		'- it holds a different number: nothing happens.\n' +
		'One command moves the tile by one cell only. No other tile ever moves, and no new tiles appear. ' +
		'If the start cell is empty, no command has any effect.\n\n' +
		'What does the grid look like after the last command? ' +
		`Give all ${String(grid.length ** 2)} numbers row by row, separated by commas, between <<< and >>>; a grid of two rows ` +
		`would be written like <<<${sample}>>>.`
	);
}

const CELL = /^\d{1,9}(?:\.0{1,9})?$/;

function verify(instance: Game2048Instance, answer: string): Verdict {
	const size = instance.grid.length;
	const tokens = parseTokens(answer, size);
	if (tokens === null) return malformed('The answer is not a list of numbers');
	const stranger = tokens.find((token) => !CELL.test(token));
	if (stranger !== undefined) return malformed(`"${stranger.slice(0, 20)}" is not a number of the grid`);
	if (tokens.length !== size * size) {
		return incorrect(
			`The answer has ${String(tokens.length)} numbers, the grid has ${String(size * size)} cells`,
		);
	}
	const right = after(instance).flat();
	const fault = right.findIndex((value, index) => value !== Number(tokens[index]));
	if (fault < 0) return correct('Every cell is as it should be');
	return incorrect(
		`Row ${String(Math.floor(fault / size) + 1)}, column ${String((fault % size) + 1)} should hold ` +
			`${String(right[fault])}, not ${String(Number(tokens[fault]))}`,
	);
}

/** Commas and line ends separate, blanks only where a line has no comma; brackets and quotes do not count. */
function parseTokens(answer: string, size: number): string[] | null {
	if (answer.length > 30 * size * size + 200) return null;
	const tokens = stripFence(answer.trim())
		.replace(/[[\]()]/g, '')
		.split('\n')
		.flatMap((line) => {
			const bare = line.trim().replace(/^,|,$/g, '');
			return bare === '' ? [] : bare.split(bare.includes(',') ? ',' : /\s+/);
		})
		.map((token) => token.trim().replace(/^["'`]|["'`]$/g, ''));
	return tokens.length === 0 ? null : tokens;
}

/** Misses a command, steers the tile beside the right one, or lets the tile slide to the next obstacle. */
function slip(instance: Game2048Instance, rng: Rng): string {
	const { grid, start, moves } = instance;
	const missed = rng.int(0, moves.length);
	const careless = rng.shuffle([
		after({ ...instance, moves: moves.slice(0, missed) + moves.slice(missed + 1) }),
		after({ ...instance, start: [(start[0] + 1) % grid.length, (start[1] + 1) % grid.length] }),
		after({ ...instance, moves: moves.replace(/./g, (command) => command.repeat(grid.length)) }),
	]);
	const right = after(instance);
	// A tile read wrongly is wrong whatever the commands are.
	const misread = right.map((row, r) =>
		row.map((value, c) => (r === start[0] && c === start[1] ? value + 2 : value)),
	);
	const wrong = careless.find((candidate) => candidate.flat().join() !== right.flat().join()) ?? misread;
	return wrong.flat().join(',');
}
