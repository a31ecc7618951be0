import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { boxnet } from '../../../src/core/tasks/boxnet/family.ts';
import type { BoxNetInstance } from '../../../src/core/tasks/boxnet/instance.ts';
import { leastActions } from '../../../src/core/tasks/boxnet/solver.ts';

function floor(
	rows: number,
	cols: number,
	things: Record<string, { boxes?: string[]; targets?: string[] }>,
): BoxNetInstance {
	return {
		rows,
		cols,
		squares: Array.from({ length: rows * cols }, (_, index) => {
			const [row, col] = [Math.floor(index / cols), index % cols];
			const { boxes = [], targets = [] } = things[`${row},${col}`] ?? {};
			return { row, col, boxes, targets };
		}),
	};
}

const small = floor(2, 2, { '0,0': { boxes: ['red'] }, '0,1': { targets: ['red'] } });

const PUSH = '{"Agent[0.5, 0.5]":"move(box_red, square[0.5, 1.5])"}';
const MATCH = '{"Agent[0.5, 1.5]":"move(box_red, target_red)"}';

function judge(plan: string, instance = small) {
	return boxnet.verify(instance, lastMarked(`<<<${plan}>>>`)!);
}

describe('the box net verifier', () => {
	it.each([
		['JSON', `[${PUSH},${MATCH}]`],
		['what Python prints', `[${PUSH}, ${MATCH}]`.replaceAll('"', "'")],
		['no blanks', `[${PUSH},${MATCH}]`.replaceAll(' ', '')],
		['a code fence and trailing commas', `\`\`\`json\n[\n${PUSH},\n${MATCH},\n]\n\`\`\``],
		[
			'a detour',
			'[{"Agent[0.5, 0.5]":"move(box_red, square[1.5, 0.5])"},{"Agent[1.5, 0.5]":"move(box_red, square[1.5, 1.5])"},' +
				`{"Agent[1.5, 1.5]":"move(box_red, square[0.5, 1.5])"},${MATCH}]`,
		],
		['empty steps', `[{}, ${PUSH}, {}, ${MATCH}, {}]`],
	])('accepts %s', (_, plan) => {
		expect(judge(plan)).toEqual({
			kind: 'correct',
			why: 'Every box has met its target',
			credit: { 'matched boxes': 1 },
		});
	});

	it.each([
		[
			'a box passed on within one step',
			`[{"Agent[0.5, 0.5]":"move(box_red, square[0.5, 1.5])","Agent[0.5, 1.5]":"move(box_red, target_red)"}]`,
			'Step 1: there is no red box on the square of Agent[0.5, 1.5] when the step begins',
		],
		[
			'a box that is not there',
			`[{"Agent[1.5, 0.5]":"move(box_red, square[0.5, 0.5])"},${PUSH},${MATCH}]`,
			'Step 1: there is no red box on the square of Agent[1.5, 0.5] when the step begins',
		],
		[
			'a diagonal',
			'[{"Agent[0.5, 0.5]":"move(box_red, square[1.5, 1.5])"}]',
			'Step 1: square[1.5, 1.5] is not a neighbour of Agent[0.5, 0.5]',
		],
		[
			'a square beside the floor',
			'[{"Agent[0.5, 0.5]":"move(box_red, square[0.5, -0.5])"}]',
			'Step 1: square[0.5, -0.5] does not exist',
		],
		[
			'an agent beside the floor',
			'[{"Agent[2.5, 0.5]":"move(box_red, square[0.5, 0.5])"}]',
			'Step 1 calls Agent[2.5, 0.5], which does not exist',
		],
		[
			'a corner instead of a centre',
			'[{"Agent[0, 1]":"move(box_red, square[0.5, 0.5])"}]',
			'Step 1 calls Agent[0, 1], which does not exist',
		],
		[
			'row and column exchanged',
			`[{"Agent[0.5, 0.5]":"move(box_red, square[1.5, 0.5])"},${MATCH}]`,
			'Step 2: there is no red box on the square of Agent[0.5, 1.5] when the step begins',
		],
		['a box left over', `[${PUSH}]`, 'Not matched in the end: box_red'],
		['an empty plan', '[]', 'Not matched in the end: box_red'],
		[
			'a target of another colour',
			`[${PUSH},{"Agent[0.5, 1.5]":"move(box_red, target_blue)"}]`,
			'Step 2: Agent[0.5, 1.5] matches a red box with a blue target',
		],
		[
			'a target somewhere else',
			'[{"Agent[0.5, 0.5]":"move(box_red, target_red)"}]',
			'Step 1: there is no red target on the square of Agent[0.5, 0.5]',
		],
		[
			'two actions of one agent',
			'[{"Agent[0.5, 0.5]":"move(box_red, square[0.5, 1.5])","Agent[0.50,0.5]":"move(box_red, square[1.5, 0.5])"}]',
			'Step 1 gives Agent[0.50, 0.5] two actions',
		],
	])('rejects %s', (_, plan, why) => {
		expect(judge(plan)).toEqual({ kind: 'incorrect', why, credit: { 'matched boxes': 0 } });
	});

	it.each([
		['no outer list', PUSH],
		['lists as values', '[{"Agent[0.5, 0.5]":["move(box_red, square[0.5, 1.5])"]}]'],
		['another verb', '[{"Agent[0.5, 0.5]":"wait"}]'],
		['words after an action', '[{"Agent[0.5, 0.5]":"move(box_red, square[0.5, 1.5]) quickly"}]'],
		['text after the plan', `[${PUSH}] done`],
		['nothing', ''],
	])('calls %s malformed', (_, plan) => {
		expect(judge(plan).kind).toBe('malformed');
	});

	it('lets an agent match one box per step', () => {
		const twins = floor(1, 2, { '0,0': { boxes: ['red', 'red'], targets: ['red', 'red'] } });
		const match = '{"Agent[0.5, 0.5]":"move(box_red, target_red)"}';
		expect(judge(`[${match}]`, twins).credit).toEqual({ 'matched boxes': 0.5 });
		expect(judge(`[${match},${match}]`, twins).kind).toBe('correct');
	});

	it('rejects a right plan that loses, doubles or merges a step', () => {
		for (const level of boxnet.levels) {
			for (let seed = 0; seed < 5; seed++) {
				const instance = boxnet.generate(level, createRng('mutation', level.id, seed));
				const plan = JSON.parse(boxnet.solve(instance)) as Record<string, string>[];
				const without = plan.slice(0, -1);
				const doubled = [...plan, plan.at(-1)!];
				const elsewhere = plan.map((step, index) =>
					index === 0 ? { ...step, 'Agent[99.5, 0.5]': 'move(box_red, target_red)' } : step,
				);
				for (const wrong of [without, doubled, elsewhere]) {
					expect(judge(JSON.stringify(wrong), instance).kind).toBe('incorrect');
				}
			}
		}
	});
});

describe('box net', () => {
	it('counts the least actions of a floor worked out by hand', () => {
		const row = floor(1, 3, {
			'0,0': { boxes: ['red'] },
			'0,2': { boxes: ['green'], targets: ['red', 'green'] },
		});
		expect(leastActions(row)).toBe(4);
		expect((JSON.parse(boxnet.solve(row)) as unknown[]).length).toBe(3);
		// Each box can be matched where it lies; sending them to the far targets would cost six moves more.
		const line = floor(1, 4, {
			'0,0': { boxes: ['red'], targets: ['red'] },
			'0,3': { boxes: ['red'], targets: ['red'] },
		});
		expect(leastActions(line)).toBe(2);
	});

	it('never needs more actions than the least', () => {
		for (const level of boxnet.levels) {
			const instance = boxnet.generate(level, createRng('least', level.id));
			const plan = JSON.parse(boxnet.solve(instance)) as Record<string, string>[];
			const actions = plan.reduce((sum, step) => sum + Object.keys(step).length, 0);
			expect(actions).toBe(leastActions(instance));
		}
	});

	it('has levels that need more and more actions', () => {
		const means = boxnet.levels.map((level) => {
			const counts = Array.from({ length: 40 }, (_, seed) =>
				leastActions(boxnet.generate(level, createRng('grow', level.id, seed))),
			);
			return counts.reduce((sum, count) => sum + count, 0) / counts.length;
		});
		expect(means).toEqual([...means].sort((a, b) => a - b));
	});

	it('counts one row and several in plain English', () => {
		expect(boxnet.question(floor(1, 2, {}))).toContain('divided into 1 row and 2 columns of unit squares');
		expect(boxnet.question(floor(2, 1, {}))).toContain('divided into 2 rows and 1 column of unit squares');
	});

	it('refuses floors with holes or without a target for each box', () => {
		expect(boxnet.parse(small)).toEqual(small);
		expect(boxnet.parse({ ...small, squares: small.squares.slice(1) })).toBeNull();
		expect(boxnet.parse(floor(1, 2, { '0,0': { boxes: ['red'] } }))).toBeNull();
		expect(boxnet.parse(floor(1, 2, { '0,0': { boxes: ['red'], targets: ['blue'] } }))).toBeNull();
		expect(boxnet.parse(floor(1, 2, {}))).toBeNull();
	});
});
