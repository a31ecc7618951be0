import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { blocksworld } from '../../../src/core/tasks/blocksworld/family.ts';
import type { BlocksworldInstance } from '../../../src/core/tasks/blocksworld/instance.ts';

const world: BlocksworldInstance = {
	stacks: ['stack1', 'stack2', 'stack3'],
	initial: { stack1: ['X', 'Y'], stack2: ['Z'], stack3: [] },
	goal: { stack1: ['Z'], stack2: ['X', 'Y'] },
};

const MOVES = [
	'Move Z from stack2 to stack3',
	'Move Y from stack1 to stack3',
	'Move X from stack1 to stack2',
	'Move Y from stack3 to stack2',
	'Move Z from stack3 to stack1',
];

function judge(moves: readonly string[], instance = world) {
	return blocksworld.verify(instance, lastMarked(`<<<\n${moves.join('\n')}\n>>>`)!);
}

describe('the blocksworld verifier', () => {
	it('accepts the plan in any sensible layout', () => {
		expect(judge(MOVES).kind).toBe('correct');
		expect(judge(MOVES.map((move, index) => `${index + 1}. ${move}.`)).kind).toBe('correct');
		expect(judge(MOVES.map((move) => `- ${move}\r\n`)).kind).toBe('correct');
		expect(judge(MOVES.map((move, index) => `Step ${index + 1}: ${move.toLowerCase()}`)).kind).toBe(
			'correct',
		);
		expect(judge([MOVES.join('; ')]).kind).toBe('correct');
		expect(
			judge([
				'move z from 2 to stack 3',
				'move y from 1 to stack 3.',
				'Move [X] from Stack1 to "stack2"',
				'Move Y from (stack3) to stack2',
				'Move Z from stack3 to 1',
			]).kind,
		).toBe('correct');
	});

	it('accepts other plans, also longer ones', () => {
		const undone = ['Move Y from stack1 to stack2', 'Move Y from stack2 to stack1', ...MOVES];
		const other = [
			'Move Y from stack1 to stack3',
			'Move X from stack1 to stack3',
			'Move Z from stack2 to stack1',
			'Move X from stack3 to stack2',
			'Move Y from stack3 to stack2',
		];
		expect(judge(undone).kind).toBe('correct');
		expect(judge(other).kind).toBe('correct');
	});

	it.each([
		[
			'a plan without its last move',
			MOVES.slice(0, 4),
			'At the end stack1 holds nothing (bottom to top) instead of Z',
		],
		[
			'a block from below',
			['Move X from stack1 to stack2'],
			'Move 1 takes X from stack1, but Y is on top there',
		],
		['a table', ['Move Y from stack1 to table'], 'Move 1 names table, which does not exist'],
		['a fourth stack', ['Move Y from stack1 to stack4'], 'Move 1 names stack4, which does not exist'],
		[
			'a name that every object knows',
			['Move Y from stack1 to constructor'],
			'Move 1 names constructor, which does not exist',
		],
		[
			'such a name as the source',
			['Move Y from __proto__ to stack3'],
			'Move 1 names __proto__, which does not exist',
		],
		['stacks counted from 0', ['Move Y from 0 to 2'], 'Move 1 names stack0, which does not exist'],
		[
			'an empty stack',
			['Move Y from stack3 to stack2'],
			'Move 1 takes a block from stack3, which is empty then',
		],
		[
			'a move onto the same stack',
			['Move Y from stack1 to stack1', ...MOVES],
			'Move 1 puts a block onto the stack it is on',
		],
		['doing nothing', [], 'At the end stack1 holds X Y (bottom to top) instead of Z'],
		[
			'a tower built upside down',
			[
				'Move Y from stack1 to stack3',
				'Move Z from stack2 to stack3',
				'Move Z from stack3 to stack2',
				'Move Z from stack2 to stack3',
				'Move X from stack1 to stack2',
				'Move Z from stack3 to stack1',
				'Move X from stack2 to stack1',
				'Move Y from stack3 to stack2',
				'Move X from stack1 to stack2',
			],
			'At the end stack2 holds Y X (bottom to top) instead of X Y',
		],
	])('rejects %s', (_, moves, why) => {
		expect(judge(moves)).toEqual({ kind: 'incorrect', why });
	});

	it('calls lines that are no moves malformed', () => {
		expect(judge([MOVES.join(', ')]).kind).toBe('malformed');
		expect(judge(['First I would clear stack1', ...MOVES]).kind).toBe('malformed');
	});

	it('accepts doing nothing exactly where the goal is reached at the start', () => {
		const solved: BlocksworldInstance = { ...world, goal: { stack1: ['X', 'Y'], stack2: ['Z'] } };
		expect(blocksworld.solve(solved)).toBe('');
		expect(judge([], solved).kind).toBe('correct');
		expect(judge(['Move Y from stack1 to stack3', 'Move Y from stack3 to stack1'], solved).kind).toBe(
			'correct',
		);
		expect(blocksworld.verify(solved, blocksworld.slip(solved, createRng(1))).kind).toBe('incorrect');
	});

	it('rejects a right plan with a move dropped, doubled or turned round', () => {
		for (const level of blocksworld.levels) {
			for (let seed = 0; seed < 5; seed++) {
				const instance = blocksworld.generate(level, createRng('mutation', level.id, seed));
				const moves = blocksworld.solve(instance).split('\n');
				const at = createRng('at', seed).int(0, moves.length - 1);
				const turned = moves.with(at, moves[at]!.replace(/from (\S+) to (\S+)/, 'from $2 to $1'));
				for (const wrong of [
					moves.toSpliced(moves.length - 1, 1),
					moves.toSpliced(at, 0, moves[at]!),
					turned,
				]) {
					expect(judge(wrong, instance).kind, `${JSON.stringify(instance)} ${wrong.join()}`).toBe(
						'incorrect',
					);
				}
			}
		}
	});
});

describe('blocksworld levels', () => {
	it('need longer plans from small to large', () => {
		const mean = (id: string) => {
			const level = blocksworld.levels.find((candidate) => candidate.id === id)!;
			const lengths = Array.from(
				{ length: 30 },
				(_, seed) => blocksworld.solve(blocksworld.generate(level, createRng(id, seed))).split('\n').length,
			);
			return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
		};
		const means = ['one-move', '2-3-3', '3-3-3', '4-3-3', '6-4-4', '8-4-4', '12-5-5', '15-4-3'].map(mean);
		expect(means[0]).toBe(1);
		expect(means).toEqual([...means].sort((a, b) => a - b));
	});

	it('finds a shortest plan in small worlds', () => {
		expect(blocksworld.solve(world).split('\n')).toHaveLength(5);
	});

	it('refuses goals that cannot be reached and towers that do not fit', () => {
		const two = (initial: string[][], goal: string[][]) =>
			blocksworld.parse({
				stacks: ['stack1', 'stack2'],
				initial: { stack1: initial[0], stack2: initial[1] },
				goal: { stack1: goal[0], stack2: goal[1] },
			});
		expect(two([['A', 'B'], []], [['A'], ['B']])).not.toBeNull();
		expect(two([['A', 'B'], []], [['B', 'A'], []])).toBeNull();
		expect(two([['A', 'B'], []], [['A'], ['C']])).toBeNull();
		expect(two([['A', 'A'], []], [['A'], ['A']])).toBeNull();
		expect(blocksworld.parse(world)).toEqual(world);
	});
});
