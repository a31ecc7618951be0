import type { BoxNetInstance } from './instance.ts';

/** 0-based row and column of a square. */
export type Square = [row: number, col: number];

/** The arm of a square matches a box there with a target there, or hands it to a neighbouring square. */
export interface BoxNetAction {
	agent: Square;
	color: string;
	to: 'target' | Square;
}

/** Outer list: steps; all actions of a step happen at once. */
export type BoxNetPlan = BoxNetAction[][];

/**
 * Pairs boxes with targets so that the ways add up to as little as possible, then lets every agent in every step match a
 * box that has arrived, or else send on the box with the longest way to go.
 */
export function planBoxNet({ squares }: BoxNetInstance): BoxNetPlan {
	let travelling = pairUp(squares);
	const plan: BoxNetPlan = [];
	while (travelling.length > 0) {
		const byAgent = new Map<string, Trip[]>();
		for (const trip of travelling) {
			const square = trip.at.join(',');
			byAgent.set(square, [...(byAgent.get(square) ?? []), trip]);
		}
		const moved = new Map<Trip, BoxNetAction>();
		for (const here of byAgent.values()) {
			const arrived = here.find((trip) => wayLeft(trip) === 0);
			const trip = arrived ?? here.reduce((far, other) => (wayLeft(other) > wayLeft(far) ? other : far));
			moved.set(trip, { agent: trip.at, color: trip.color, to: arrived ? 'target' : nextSquare(trip) });
		}
		plan.push([...moved.values()]);
		travelling = travelling.flatMap((trip) => {
			const to = moved.get(trip)?.to;
			return to === 'target' ? [] : [{ ...trip, at: to ?? trip.at }];
		});
	}
	return plan;
}

/**
 * Fewest actions any plan needs: every box must go its way and be matched.
 * @internal for tests
 */
export function leastActions({ squares }: BoxNetInstance): number {
	return pairUp(squares).reduce((sum, trip) => sum + wayLeft(trip) + 1, 0);
}

interface Trip {
	color: string;
	at: Square;
	goal: Square;
}

function wayLeft({ at, goal }: Trip): number {
	return distance(at, goal);
}

function distance(a: Square, b: Square): number {
	return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
}

/** Along the longer side first, so that the way stays near the straight line. */
function nextSquare({ at: [row, col], goal }: Trip): Square {
	const [down, right] = [goal[0] - row, goal[1] - col];
	return Math.abs(down) >= Math.abs(right) ? [row + Math.sign(down), col] : [row, col + Math.sign(right)];
}

function pairUp(squares: BoxNetInstance['squares']): Trip[] {
	const colors = [...new Set(squares.flatMap(({ boxes }) => boxes))];
	return colors.flatMap((color) => {
		const places = (kind: 'boxes' | 'targets') =>
			squares.flatMap((square) =>
				square[kind].filter((other) => other === color).map((): Square => [square.row, square.col]),
			);
		const [boxes, targets] = [places('boxes'), places('targets')];
		return cheapestPairing(boxes, targets).map((target, index) => ({
			color,
			at: boxes[index] as Square,
			goal: targets[target] as Square,
		}));
	});
}

/** For each box the index of its target: dynamic programming over the set of targets already taken. */
function cheapestPairing(boxes: readonly Square[], targets: readonly Square[]): number[] {
	const all = 2 ** targets.length - 1;
	const cost = Array.from({ length: all + 1 }, () => Infinity);
	const choice = Array.from({ length: all + 1 }, () => -1);
	cost[0] = 0;
	for (let taken = 0; taken < all; taken++) {
		const box = boxes[countBits(taken)] as Square;
		for (const [index, target] of targets.entries()) {
			const after = taken | (1 << index);
			const sum = (cost[taken] as number) + distance(box, target);
			if (after === taken || sum >= (cost[after] as number)) continue;
			cost[after] = sum;
			choice[after] = index;
		}
	}
	const pairing: number[] = [];
	for (let taken = all; taken !== 0; taken ^= 1 << (pairing[0] as number))
		pairing.unshift(choice[taken] as number);
	return pairing;
}

function countBits(mask: number): number {
	let count = 0;
	for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
	return count;
}
