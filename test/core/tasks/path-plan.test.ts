import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { pathPlan } from '../../../src/core/tasks/path-plan/family.ts';
import type { PathPlanInstance } from '../../../src/core/tasks/path-plan/instance.ts';
import { segmentMeets } from '../../../src/core/tasks/path-plan/polyline.ts';

const room: PathPlanInstance = {
	room: { xMin: -1.4, xMax: 1.4, yMin: -1.4, yMax: 1.4 },
	wallThickness: 0.1,
	boxes: [
		{ name: 'teal', x: [-0.9, -0.3], y: [-0.2, 0.4] },
		{ name: 'amber', x: [0.2, 0.8], y: [-0.6, 0.3] },
	],
	start: [-1.2, -1],
	end: [1.2, 1],
	visit: ['teal'],
	avoid: ['amber'],
};

function judge(path: string, instance = room) {
	return pathPlan.verify(instance, lastMarked(`<<<${path}>>>`)!);
}

describe('the path plan verifier', () => {
	it.each([
		['a path that ends a segment in the box', '[(-1.2,-1.0), (-0.6,0.1), (-0.6,1.0), (1.2,1.0)]'],
		['lists instead of tuples', '[[-1.2,-1.0],[-0.6,0.1],[-0.6,1.0],[1.2,1.0]]'],
		['free number formats', '[(-1.2,-1),( -0.60 , .1 ),(-6e-1,1),(1.2,1),]'],
		['a visit by a corner', '[(-1.2,-1.0),(-0.9,-0.2),(-0.6,1.0),(1.2,1.0)]'],
		['a visit in passing', '[(-1.2,-1.0),(-0.6,1.0),(1.2,1.0)]'],
		['repeated waypoints', '[(-1.2,-1),(-1.2,-1),(-0.6,0.1),(-0.6,0.1),(-0.6,1),(1.2,1),(1.2,1)]'],
		['typeset minus signs', '[(−1.2,−1.0), (−0.6,0.1), (-0.6,1.0), (1.2,1.0)]'],
		['a printed rounding error', '[(-1.2,-1.0000000000000002),(-0.6,0.1),(-0.6,1.0),(1.2,1.0)]'],
	])('accepts %s', (_, path) => {
		expect(judge(path)).toMatchObject({ kind: 'correct' });
	});

	it.each([
		[
			'a touched corner of a forbidden box',
			'[(-1.2,-1.0),(-0.6,0.1),(0.2,0.9),(0.2,0.3),(1.2,1.0)]',
			'The line from (0.2, 0.9) to (0.2, 0.3) touches the forbidden box amber',
		],
		[
			'sliding along its edge',
			'[(-1.2,-1),(-0.6,0.1),(0,0.3),(1,0.3),(1.2,1)]',
			'The line from (0, 0.3) to (1, 0.3) touches the forbidden box amber',
		],
		[
			'a touched wall',
			'[(-1.2,-1.0),(-0.6,0.1),(-0.6,1.4),(1.2,1.0)]',
			'Waypoint 3 at (-0.6, 1.4) touches or crosses a wall',
		],
		['a missed box', '[(-1.2,-1.0),(-1.2,1.0),(1.2,1.0)]', 'The path never enters teal'],
		[
			'a box missed by a hair',
			'[(-1.2,-1.0),(-0.9000001,-0.2),(-0.9000001,1.0),(1.2,1.0)]',
			'The path never enters teal',
		],
		[
			'exchanged axes at the start',
			'[(-1.0,-1.2),(-0.6,0.1),(-0.6,1.0),(1.2,1.0)]',
			'The path begins at (-1, -1.2), not at the start (-1.2, -1)',
		],
		[
			'exchanged axes at the end',
			'[(-1.2,-1.0),(-0.6,0.1),(-0.6,1.0),(1.0,1.2)]',
			'The path stops at (1, 1.2), not at the end (1.2, 1)',
		],
		[
			'the straight line',
			'[(-1.2,-1.0),(1.2,1.0)]',
			'The line from (-1.2, -1) to (1.2, 1) touches the forbidden box amber',
		],
	])('rejects %s', (_, path, why) => {
		expect(judge(path)).toEqual({ kind: 'incorrect', why });
	});

	it.each([
		'[(-1.2,-1.0)]',
		'[]',
		'[("-1.2","-1.0"),("1.2","1.0")]',
		'[(0,0,0)]',
		'[(-1.2,-1.0),(1/2,1),(1.2,1.0)]',
		'[(-1.2,-1.0),(nan,1),(1.2,1.0)]',
		'[[(-1.2,-1.0)],[(1.2,1.0)]]',
		'[(-1.2,-1.0),(1e99999,1),(1.2,1.0)]',
		'[(-1.2,-1.0),(1.2,1.0)] + []',
		'',
	])('calls %s malformed', (path) => {
		expect(judge(path).kind).toBe('malformed');
	});

	it('rejects a right path that leaves out its end, a box, or cuts through everything', () => {
		for (const level of pathPlan.levels) {
			for (let seed = 0; seed < 10; seed++) {
				const instance = pathPlan.generate(level, createRng('mutation', level.id, seed));
				const { start, end } = instance;
				const points = pathPlan
					.solve(instance)
					.slice(1, -1)
					.split(/, (?=\()/);
				const straight = `[(${start.join(', ')}), (${end.join(', ')})]`;
				const toTheWall = [points[0]!, `(${start[0]}, 1.4)`, ...points.slice(1)];
				expect(judge(`[${points.slice(0, -1).join(', ')}]`, instance).kind).not.toBe('correct');
				expect(judge(`[${points.slice(1).join(', ')}]`, instance).kind).not.toBe('correct');
				expect(judge(straight, instance).kind).toBe('incorrect');
				expect(judge(`[${toTheWall.join(', ')}]`, instance).kind).toBe('incorrect');
				for (const name of instance.visit) {
					const forbidden = { ...instance, visit: [], avoid: [name] };
					expect(judge(pathPlan.solve(instance), forbidden).kind, name).toBe('incorrect');
				}
			}
		}
	});
});

describe('segment and box', () => {
	it('agrees with clipping on a small integer grid, in both directions', () => {
		const coordinate = fc.integer({ min: -6, max: 6 });
		fc.assert(
			fc.property(coordinate, coordinate, coordinate, coordinate, (ax, ay, bx, by) => {
				const box = { xLow: -2n, xHigh: 3n, yLow: -1n, yHigh: 2n };
				// Liang-Barsky: the interval of the parameter that lies inside all four half-planes.
				let [from, to] = [0, 1];
				for (const [position, change, low, high] of [
					[ax, bx - ax, -2, 3],
					[ay, by - ay, -1, 2],
				] as const) {
					if (change === 0) {
						if (position < low || position > high) to = -1;
						continue;
					}
					const bounds = [(low - position) / change, (high - position) / change];
					from = Math.max(from, Math.min(...bounds));
					to = Math.min(to, Math.max(...bounds));
				}
				const [a, b] = [
					{ x: BigInt(ax), y: BigInt(ay) },
					{ x: BigInt(bx), y: BigInt(by) },
				];
				const meets = from <= to + 1e-12;
				expect([segmentMeets(a, b, box), segmentMeets(b, a, box)]).toEqual([meets, meets]);
			}),
		);
	});
});

describe('path plan levels', () => {
	it('grow in boxes and demands', () => {
		const demands = pathPlan.levels.map(({ params }) => params.boxes + params.visit + params.avoid);
		expect(demands).toEqual([...demands].sort((a, b) => a - b));
	});

	it('touches a box to be visited from beside where a forbidden one covers it', () => {
		const covered: PathPlanInstance = {
			...room,
			boxes: [
				{ name: 'teal', x: [-0.5, 0.5], y: [-0.5, 0.5] },
				{ name: 'amber', x: [-0.4, 0.8], y: [-0.5, 0.8] },
			],
		};
		expect(judge(pathPlan.solve(covered), covered)).toMatchObject({ kind: 'correct' });
	});

	it('refuses rooms without a way and boxes that contradict each other', () => {
		expect(pathPlan.parse(room)).toEqual(room);
		const wall = { name: 'amber', x: [-0.2, 0.2], y: [-1.4, 1.4] };
		expect(pathPlan.parse({ ...room, boxes: [room.boxes[0], wall] })).toBeNull();
		expect(pathPlan.parse({ ...room, visit: ['amber'] })).toBeNull();
		expect(pathPlan.parse({ ...room, start: [-1.4, 0] })).toBeNull();
		expect(pathPlan.parse({ ...room, start: [0.1234, 0] })).toBeNull();
	});
});
