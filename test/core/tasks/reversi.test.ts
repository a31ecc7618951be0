import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { reversi } from '../../../src/core/tasks/reversi/family.ts';
import type { ReversiInstance } from '../../../src/core/tasks/reversi/instance.ts';
import { flips, legalMoves, play, startPosition } from '../../../src/core/tasks/reversi/board.ts';

const opening: ReversiInstance = {
	size: 6,
	board: ['******', '******', '**10**', '**01**', '******', '******'],
	moves: [
		{ player: '0', row: 5, col: 4 },
		{ player: '1', row: 3, col: 5 },
		{ player: '0', row: 2, col: 6 },
		{ player: '1', row: 5, col: 3 },
	],
};

const FINAL = ['******', '*****0', '**110*', '**10**', '**10**', '******'];
const BEFORE_LAST = ['******', '*****0', '**110*', '**00**', '***0**', '******'];

const commas = (board: readonly string[]) => board.join('').split('').join(',');

function judge(answer: string) {
	return reversi.verify(opening, lastMarked(`<<<${answer}>>>`)!);
}

describe('the reversi verifier', () => {
	it.each([
		['the cells separated by commas', commas(FINAL)],
		['blanks after the commas', commas(FINAL).replaceAll(',', ', ')],
		['a row per line with commas', FINAL.map((row) => row.split('').join(',')).join(',\n')],
		['a row per line without a comma at its end', FINAL.map((row) => row.split('').join(',')).join('\n')],
		['a drawn board', FINAL.join('\n')],
		['a JSON list of rows', JSON.stringify(FINAL.map((row) => row.split('')))],
		['a trailing comma', `${commas(FINAL)},`],
	])('accepts %s', (_, answer) => {
		expect(judge(answer)).toMatchObject({ kind: 'correct' });
	});

	it.each([
		['35 cells', commas(FINAL).slice(2), 'incorrect'],
		['37 cells', `${commas(FINAL)},*`, 'incorrect'],
		['the board before the last move', commas(BEFORE_LAST), 'incorrect'],
		['the board before all moves', commas(opening.board), 'incorrect'],
		['exchanged colours', commas(FINAL).replace(/[01]/g, (disc) => (disc === '0' ? '1' : '0')), 'incorrect'],
		['dots for empty cells', commas(FINAL).replaceAll('*', '.'), 'malformed'],
		['dashes for empty cells', commas(FINAL).replaceAll('*', '-'), 'malformed'],
		['nothing', '', 'malformed'],
	])('rejects %s', (_, answer, kind) => {
		expect(judge(answer).kind).toBe(kind);
	});

	it('rejects a board built with coordinates from 0', () => {
		// Black at 0-based (5, 4) is 1-based (6, 5): no flip there.
		const shifted = ['******', '******', '**10**', '**01**', '******', '****0*'];
		expect(judge(commas(shifted)).kind).toBe('incorrect');
	});

	it('names the first wrong cell', () => {
		expect(judge(commas(BEFORE_LAST))).toEqual({
			kind: 'incorrect',
			why: 'Row 4, column 3 is white at the end, not black (2 cells wrong in all)',
		});
	});

	it('rejects a right board with a disc flipped, removed, or the last move missing', () => {
		for (const level of reversi.levels) {
			for (let seed = 0; seed < 10; seed++) {
				const instance = reversi.generate(level, createRng('mutation', level.id, seed));
				const right = reversi.solve(instance).split(',');
				const at = right.findIndex((cell) => cell !== '*');
				const early = { ...instance, moves: instance.moves.slice(0, -1) };
				for (const wrong of [
					right.with(at, right[at] === '0' ? '1' : '0'),
					right.with(at, '*'),
					right.slice(1),
					reversi.solve(early).split(','),
				]) {
					expect(reversi.verify(instance, wrong.join(',')).kind).toBe('incorrect');
				}
			}
		}
	});
});

describe('the rules of reversi', () => {
	it('plays the worked example', () => {
		expect(reversi.solve(opening)).toBe(commas(FINAL));
	});

	it('does not flip across a gap, nor towards the edge', () => {
		const gap = ['01*1**', '******', '******', '******', '******', '******'];
		expect(flips(gap, { player: '0', row: 1, col: 5 })).toEqual([]);
		const edge = ['*00***', '******', '******', '******', '******', '******'];
		expect(flips(edge, { player: '1', row: 1, col: 1 })).toEqual([]);
	});

	it('flips a run of several discs', () => {
		const run = ['100***', '******', '******', '******', '******', '******'];
		expect(play(run, { player: '1', row: 1, col: 4 })[0]).toBe('1111**');
	});

	it('flips three directions at once, judged before any flip', () => {
		const board = [
			'0***0***',
			'*1**1***',
			'**1*1***',
			'***11***',
			'0111****',
			'********',
			'********',
			'********',
		];
		expect(play(board, { player: '0', row: 5, col: 5 })).toEqual([
			'0***0***',
			'*0**0***',
			'**0*0***',
			'***00***',
			'00000***',
			'********',
			'********',
			'********',
		]);
	});

	it('refuses to play on a taken cell or without a flip', () => {
		expect(() => play(opening.board, { player: '0', row: 3, col: 3 })).toThrow('Illegal move');
		expect(() => play(opening.board, { player: '0', row: 1, col: 1 })).toThrow('Illegal move');
		expect(reversi.parse({ ...opening, moves: [{ player: '0', row: 1, col: 1 }] })).toBeNull();
		expect(reversi.parse({ ...opening, moves: [{ player: '0', row: 3, col: 3 }] })).toBeNull();
		expect(reversi.parse({ ...opening, size: 5 })).toBeNull();
		expect(reversi.parse(opening)).toEqual(opening);
	});

	it('has the known four first moves of black', () => {
		expect(startPosition(4)).toEqual(['****', '*10*', '*01*', '****']);
		expect(legalMoves(startPosition(8), '0').map(({ row, col }) => [row, col])).toEqual([
			[3, 4],
			[4, 3],
			[5, 6],
			[6, 5],
		]);
	});
});

describe('reversi levels', () => {
	it('grow in cells and moves', () => {
		const work = reversi.levels.map(({ params }) => params.size ** 2 * params.moves);
		expect(work).toEqual([...work].sort((a, b) => a - b));
	});

	it('adds one disc per move', () => {
		for (const level of reversi.levels) {
			const instance = reversi.generate(level, createRng('discs', level.id));
			const discs = (text: string) => text.replace(/[^01]/g, '').length;
			expect(discs(reversi.solve(instance))).toBe(discs(instance.board.join('')) + instance.moves.length);
		}
	});
});
