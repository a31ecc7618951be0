import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { stripFence } from '../kit/answer-form.ts';
import { pythonProgram } from '../kit/python.ts';
import { redraw } from '../kit/redraw.ts';
import { flips, legalMoves, opponent, play, type ReversiMove, setDiscs, startPosition } from './board.ts';
import { importer } from './import.ts';
import { parseReversi, type ReversiInstance } from './instance.ts';
import program from './program.py?raw';
import { after, cellsOf, solve } from './solver.ts';

interface Params {
	size: number;
	moves: number;
	/** Moves played before the shown position, so that instances do not repeat. */
	warmup: readonly [least: number, most: number];
	/** At least so many of the moves flip in several directions. */
	crossings: number;
}

const levels: readonly Level<Params>[] = [
	{
		id: '4-1-start',
		label: '4 × 4, one move, near the start',
		published: false,
		params: { size: 4, moves: 1, warmup: [0, 1], crossings: 0 },
	},
	level(4, 1, [0, 4], 0, true),
	level(4, 2, [0, 4], 0, true),
	level(4, 3, [0, 4], 0, true),
	level(6, 2, [0, 6], 0, true),
	level(6, 3, [0, 6], 0, true),
	level(8, 5, [6, 20], 1, false),
	level(8, 8, [6, 20], 2, false),
	level(12, 12, [10, 50], 4, false),
];

export const reversi: TaskFamily<ReversiInstance, Params> = {
	id: 'reversi',
	split: 'seen',
	area: ['spatial', 'execution'],
	rules:
		'Black and white discs stand on a board, and a few moves are given. A new disc flips every unbroken line of opposing ' +
		'discs between it and the next disc of its own colour, in all eight directions. Play the moves and tell what the ' +
		'board looks like.',
	ownSigns: ['*'],
	levels,
	generate,
	parse: parseReversi,
	question,
	verify,
	canonical: ({ size }, answer) => {
		const cells = parseCells(answer, size);
		return cells?.length === size * size && cells.every((cell) => /^[01*]$/.test(cell))
			? cells.join('')
			: null;
	},
	fits: ({ size }, answer) => parseCells(answer, size)?.length === size * size,
	solve,
	slip,
	python: ({ board, moves }) =>
		pythonProgram({ board, moves: moves.map(({ player, row, col }) => [player, row, col]) }, program),
	draw: ({ board, moves }): Drawing[] => [
		{
			kind: 'grid',
			look: 'discs',
			caption: 'Before the moves; 0 is black, 1 is white',
			rows: board.map((line) =>
				Array.from(line, (disc) => ({
					text: disc === '*' ? '' : disc,
					tone: disc === '*' ? ('empty' as const) : disc === '0' ? ('dark' as const) : ('light' as const),
				})),
			),
			rowLabels: board.map((_, index) => String(index + 1)),
			columnLabels: board.map((_, index) => String(index + 1)),
		},
		{
			kind: 'facts',
			caption: 'Moves',
			facts: moves.map((move, index) => `${String(index + 1)}. ${describe(move)}`),
		},
	],
	importer,
};

function level(
	size: number,
	moves: number,
	warmup: Params['warmup'],
	crossings: number,
	published: boolean,
): Level<Params> {
	return {
		id: `${String(size)}-${String(moves)}`,
		label: `${String(size)} × ${String(size)}, ${String(moves)} move${moves === 1 ? '' : 's'}`,
		published,
		params: { size, moves, warmup, crossings },
	};
}

/** A random game; the position after some hidden moves is the board shown. Nobody ever has to pass. */
function generate({ params }: Level<Params>, rng: Rng): ReversiInstance {
	return redraw(() => {
		const hidden = rng.int(...params.warmup);
		let board = startPosition(params.size);
		let shown = board;
		let player: '0' | '1' = '0';
		let crossings = 0;
		const moves: ReversiMove[] = [];
		for (let index = 0; index < hidden + params.moves; index++) {
			const options = legalMoves(board, player);
			if (options.length === 0) return null;
			const move = rng.pick(options);
			if (index === hidden) shown = board;
			if (index >= hidden) {
				moves.push(move);
				if (flips(board, move).length > 1) crossings++;
			}
			board = play(board, move);
			player = opponent(player);
		}
		return crossings < params.crossings ? null : { size: params.size, board: shown, moves };
	});
}

function question({ size, board, moves }: ReversiInstance): string {
	const n = String(size);
	return (
		`Reversi is played on a board of ${n} rows and ${n} columns. 0 is a black disc, 1 a white disc, * an empty cell. ` +
		`The position before the moves is:\n\n${board.join('\n')}\n\n` +
		'Cells are named (row, column), both counted from 1, rows from the top and columns from the left. These moves follow, ' +
		`each of them putting one new disc on an empty cell:\n\n${moves.map((move, index) => `${String(index + 1)}. ${describe(move)}`).join('\n')}\n\n` +
		'After each move discs are flipped: for every one of the eight directions (across, up and down, diagonal) go from the ' +
		'new disc over discs of the other colour without a gap. If the run has at least one disc and ends at a disc of the ' +
		"mover's colour, all discs of the run change colour; if it ends at an empty cell or at the edge, nothing changes in that " +
		'direction. All directions are judged on the board before any flip of this move, and flipped discs flip nothing ' +
		'further.\n\n' +
		`What is the board after the last move? Give all ${String(size * size)} cells row by row, as 0, 1 or *, separated by ` +
		'commas, between <<< and >>>. A board of two rows and two columns, *0 above 11, would be written <<<*,0,1,1>>>.'
	);
}

function describe({ player, row, col }: ReversiMove): string {
	return `${player === '0' ? 'Black (0)' : 'White (1)'} plays (${String(row)}, ${String(col)})`;
}

function verify(instance: ReversiInstance, answer: string): Verdict {
	const { size } = instance;
	const cells = parseCells(answer, size);
	if (cells === null) return malformed('The answer is not a list of cells');
	const stranger = cells.find((cell) => cell !== '0' && cell !== '1' && cell !== '*');
	if (stranger !== undefined) {
		return malformed(`A cell must be 0, 1 or *, the answer has "${stranger.slice(0, 20)}"`);
	}
	if (cells.length !== size * size) {
		return incorrect(`The answer has ${String(cells.length)} cells, the board has ${String(size * size)}`);
	}
	const right = after(instance).join('');
	const wrong = cells.flatMap((cell, index) => (cell === right[index] ? [] : [index]));
	const first = wrong[0];
	if (first === undefined) return correct('The board is as it should be');
	const called = { '0': 'black', '1': 'white', '*': 'empty' };
	return incorrect(
		`Row ${String(Math.floor(first / size) + 1)}, column ${String((first % size) + 1)} is ` +
			`${called[right[first] as keyof typeof called]} at the end, not ${called[cells[first] as keyof typeof called]} ` +
			`(${String(wrong.length)} cell${wrong.length === 1 ? '' : 's'} wrong in all)`,
	);
}

/** Commas separate; without any comma every character is a cell. Brackets, quotes and white space do not count. */
function parseCells(answer: string, size: number): string[] | null {
	if (answer.length > 20 * size * size + 200) return null;
	const lines = stripFence(answer.trim())
		.replace(/[[\]()"'`]/g, '')
		.split('\n');
	const isSeparated = lines.some((line) => line.includes(','));
	const cells = lines.flatMap((line) => {
		const bare = line.replace(/\s/g, '').replace(/,$/, '');
		if (bare === '') return [];
		return isSeparated ? bare.split(',') : Array.from(bare);
	});
	return cells.length === 0 ? null : cells;
}

/** Stops a move early, overlooks a direction, flips nothing, or jumps over a gap. */
function slip(instance: ReversiInstance, rng: Rng): string {
	const { board, moves } = instance;
	const last = moves.at(-1) as ReversiMove;
	const before = after({ ...instance, moves: moves.slice(0, -1) });
	const cell: [number, number] = [last.row - 1, last.col - 1];
	const runs = flips(before, last);
	const careless = rng.shuffle([
		before,
		setDiscs(before, [cell], last.player),
		setDiscs(before, [...rng.sample(runs, runs.length - 1).flat(), cell], last.player),
		setDiscs(
			board,
			moves.map(({ row, col }): [number, number] => [row - 1, col - 1]),
			last.player,
		),
	]);
	const wrong = careless.find((candidate) => verify(instance, cellsOf(candidate)).kind === 'incorrect');
	return cellsOf(wrong ?? before);
}
