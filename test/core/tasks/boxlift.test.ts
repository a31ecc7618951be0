import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { boxlift } from '../../../src/core/tasks/boxlift/family.ts';
import type { BoxLiftInstance } from '../../../src/core/tasks/boxlift/instance.ts';
import { greedyPlan, shortestPlan } from '../../../src/core/tasks/boxlift/solver.ts';

const team: BoxLiftInstance = { boxes: [70, 30, 45], lifters: [40, 50], maxSteps: 3 };

function judge(plan: string, instance = team) {
	return boxlift.verify(instance, lastMarked(`<<<${plan}>>>`)!);
}

describe('the box lift verifier', () => {
	it.each([
		['two full steps', 'Step 1: [(70, [0, 1])]\nStep 2: [(45, [1]), (30, [0])]'],
		['lists and free layout', '\nstep 1 : [[70,[1,0]]]\n\n\nSTEP 2: [["45",[1]],\n[30.0,[0,]],],\n'],
		['a code fence', '```\nStep 1: [(70, [0, 1])]\nStep 2: [(45, [1]), (30, [0])]\n```'],
		['one step each', 'Step 1: [(70, [0, 1])]\nStep 2: [(45, [0, 1])]\nStep 3: [(30, [0])]'],
		['an empty step within the limit', 'Step 1: [(70, [0, 1])]\nStep 2: []\nStep 3: [(45, [1]), (30, [0])]'],
		['all on one line', 'Step 1: [(70, [0, 1])] Step 2: [(45, [1]), (30, [0])]'],
	])('accepts %s', (_, plan) => {
		expect(judge(plan)).toEqual({
			kind: 'correct',
			why: 'All boxes are lifted in time',
			credit: { 'lifted boxes': 1, 'lifted weight': 1 },
		});
	});

	it.each([
		['a lifter counted twice', 'Step 1: [(70, [0, 0])]', 'Step 1 uses lifter 0 twice'],
		['a negative index', 'Step 1: [(70, [1, -1])]', 'Step 1 names lifter -1, but they are numbered 0 to 1'],
		['indices from 1', 'Step 1: [(70, [1, 2])]', 'Step 1 names lifter 2, but they are numbered 0 to 1'],
		['too little strength', 'Step 1: [(45, [0])]', 'Step 1 lifts 45 with a strength of only 40'],
		['a lifter on two boxes', 'Step 1: [(45, [1]), (30, [1])]', 'Step 1 uses lifter 1 twice'],
		[
			'an unknown weight',
			'Step 1: [(70,[0,1])]\nStep 2: [(71,[0,1])]',
			'Step 2 lifts a box of weight 71, but none is left',
		],
		['no lifter', 'Step 1: [(30, [])]', 'Step 1 lifts the box of weight 30 without a lifter'],
		[
			'a step too many',
			'Step 1: [(70, [0, 1])]\nStep 2: []\nStep 3: [(45, [1]), (30, [0])]\nStep 4: []',
			'The plan takes 4 steps, at most 3 are allowed',
		],
		['a box left', 'Step 1: [(70, [0, 1])]\nStep 2: [(45, [1])]', 'Not lifted in the end: 30'],
	])('rejects %s', (_, plan, why) => {
		expect(judge(plan)).toMatchObject({ kind: 'incorrect', why });
	});

	it('reports what was lifted up to the first fault', () => {
		expect(judge('Step 1: [(70, [0, 1])]\nStep 2: [(45, [0]), (30, [1])]').credit).toEqual({
			'lifted boxes': 1 / 3,
			'lifted weight': 70 / 145,
		});
	});

	it('counts boxes of equal weight', () => {
		const twins: BoxLiftInstance = { boxes: [20, 20], lifters: [25], maxSteps: 3 };
		expect(judge('Step 1: [(20,[0])]\nStep 2: [(20,[0])]', twins).kind).toBe('correct');
		expect(judge('Step 1: [(20,[0])]\nStep 2: [(20,[0])]\nStep 3: [(20,[0])]', twins).kind).toBe('incorrect');
	});

	it.each([
		'Step 1: [(sum([70]), [0, 1])]',
		'Step 1: [(70, [0, 1])] and then the rest',
		'[(70, [0, 1])]',
		'My plan: Step 1: [(70, [0, 1])]',
		'Step 1: [(70, [[0], 1])]',
		'Step 1: [(70.5, [0, 1])]',
		'',
	])('calls %j malformed', (plan) => {
		expect(judge(plan).kind).toBe('malformed');
	});

	it('rejects a right plan that loses a box, a lifter or takes a step more', () => {
		for (const level of boxlift.levels) {
			for (let seed = 0; seed < 5; seed++) {
				const instance = boxlift.generate(level, createRng('mutation', level.id, seed));
				const plan = boxlift.solve(instance);
				const lines = plan.split('\n');
				expect(judge(lines.slice(0, -1).join('\n'), instance).kind).toBe('incorrect');
				expect(judge(plan.replace(/\[(\d+)/, '[$1, $1'), instance).kind).toBe('incorrect');
				expect(judge(plan.replace(/\[\d+/, '[99'), instance).kind).toBe('incorrect');
				expect(judge(`${plan}\n${lines[0]!}`, instance).kind).toBe('incorrect');
			}
		}
	});
});

describe('planning lifts', () => {
	it('keeps the published greedy rule in list order, and finds what it misses', () => {
		expect(greedyPlan(team.boxes, team.lifters)).toHaveLength(3);
		expect(shortestPlan(team.boxes, team.lifters)).toHaveLength(2);
		expect(greedyPlan([100], [40, 50])).toBeNull();
	});

	it('is never beaten by greedy runs in random lifter order', () => {
		for (let seed = 0; seed < 30; seed++) {
			const rng = createRng('greedy', seed);
			const { boxes, lifters } = boxlift.generate(boxlift.levels[1]!, rng);
			const best = shortestPlan(boxes, lifters)!.length;
			for (let run = 0; run < 20; run++) {
				expect(greedyPlan(boxes, rng.shuffle(lifters))!.length).toBeGreaterThanOrEqual(best);
			}
		}
	});

	it('cannot keep a limit below the shortest plan of a hand-checked team', () => {
		// 60 and 55 both need the two lifters; 20 and 30 fit into one step, so three steps are the least.
		expect(shortestPlan([60, 55, 20, 30], [40, 30])).toHaveLength(3);
		expect(boxlift.parse({ boxes: [60, 55, 20, 30], lifters: [40, 30], maxSteps: 2 })).toBeNull();
		expect(boxlift.parse({ boxes: [60, 55, 20, 30], lifters: [40, 30], maxSteps: 3 })).not.toBeNull();
		expect(boxlift.parse({ boxes: [80], lifters: [40, 30], maxSteps: 3 })).toBeNull();
		expect(boxlift.parse({ boxes: [0], lifters: [40, 30], maxSteps: 3 })).toBeNull();
	});
});

describe('box lift levels', () => {
	it('grow in boxes, then lose the slack', () => {
		const greedy = boxlift.levels
			.filter(({ params }) => params.limit === 'greedy')
			.map(({ params }) => params.boxes);
		expect(greedy).toEqual([...greedy].sort((a, b) => a - b));
		const tight = boxlift.levels.filter(({ params }) => params.limit === 'optimal');
		for (const level of tight) {
			const { boxes, lifters, maxSteps } = boxlift.generate(level, createRng('tight', level.id));
			expect(greedyPlan(boxes, lifters)!.length).toBeGreaterThan(maxSteps);
		}
	});
});
