/** Steps; each lists which lifters (0-based indices) lift a box of that weight. */
export type BoxLiftPlan = { weight: number; lifters: number[] }[][];

/**
 * The published rule that defines the step limit: heaviest boxes first, free lifters in list order until they are strong
 * enough. Null when a box is too heavy for the whole team, where the published rule would never end.
 */
export function greedyPlan(boxes: readonly number[], lifters: readonly number[]): BoxLiftPlan | null {
	if (Math.max(...boxes) > total(lifters)) return null;
	let waiting = boxes.toSorted((a, b) => b - a);
	const plan: BoxLiftPlan = [];
	while (waiting.length > 0) {
		const step: BoxLiftPlan[number] = [];
		const free = [...lifters.keys()];
		waiting = waiting.filter((weight) => {
			if (total(free.map((index) => lifters[index] as number)) < weight) return true;
			const team: number[] = [];
			let strength = 0;
			while (strength < weight) {
				const index = free.shift() as number;
				team.push(index);
				strength += lifters[index] as number;
			}
			step.push({ weight, lifters: team });
			return false;
		});
		plan.push(step);
	}
	return plan;
}

/** A plan of at most `maxSteps` steps: the greedy one where it is quick enough, else a shortest one. Null when there is none. */
export function planWithin(
	boxes: readonly number[],
	lifters: readonly number[],
	maxSteps: number,
): BoxLiftPlan | null {
	const greedy = greedyPlan(boxes, lifters);
	if (greedy !== null && greedy.length <= maxSteps) return greedy;
	const shortest = shortestPlan(boxes, lifters);
	return shortest !== null && shortest.length <= maxSteps ? shortest : null;
}

/** Beyond this many boxes or lifters the exact search is not tried. */
const MAX_EXACT_BOXES = 16;
const MAX_EXACT_LIFTERS = 6;

/**
 * A plan with as few steps as possible: breadth-first over the sets of boxes left. Some step lifts the heaviest box, and
 * steps can be exchanged, so each step may be taken to lift the heaviest box left; and lifting more never hurts.
 */
export function shortestPlan(boxes: readonly number[], lifters: readonly number[]): BoxLiftPlan | null {
	if (boxes.length > MAX_EXACT_BOXES || lifters.length > MAX_EXACT_LIFTERS) return null;
	if (Math.max(...boxes) > total(lifters)) return null;
	const weights = boxes.toSorted((a, b) => b - a);
	const everybody = 2 ** lifters.length - 1;
	const teams = weights.map((weight) => minimalTeams(weight, lifters));
	const isLiftable = new Uint8Array(2 ** weights.length);
	/** Liftable sets by their heaviest box, which has the lowest bit. */
	const liftable: number[][] = weights.map(() => []);
	const collect = (set: number, last: number): void => {
		for (let next = last + 1; next < weights.length; next++) {
			const larger = set | (1 << next);
			if (assign(larger, 0, everybody, teams) === null) continue;
			isLiftable[larger] = 1;
			(liftable[lowest(larger)] as number[]).push(larger);
			collect(larger, next);
		}
	};
	collect(0, -1);

	const all = 2 ** weights.length - 1;
	const reachedBy = new Map<number, number>([[all, 0]]);
	let frontier = [all];
	while (!reachedBy.has(0)) {
		const next: number[] = [];
		for (const left of frontier) {
			for (const set of liftable[lowest(left)] as number[]) {
				if ((set & ~left) !== 0 || !isMaximal(set, left, isLiftable) || reachedBy.has(left ^ set)) continue;
				reachedBy.set(left ^ set, set);
				next.push(left ^ set);
			}
		}
		frontier = next;
	}
	const plan: BoxLiftPlan = [];
	for (let left = 0; left !== all;) {
		const set = reachedBy.get(left) as number;
		const chosen = assign(set, 0, everybody, teams) as number[];
		const members = bits(set);
		plan.unshift(
			members.map((box, index) => ({
				weight: weights[box] as number,
				lifters: bits(chosen[index] as number),
			})),
		);
		left |= set;
	}
	return plan;
}

function total(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0);
}

/** Lifter sets, as bit masks, that are strong enough and would not be with anybody less. */
function minimalTeams(weight: number, lifters: readonly number[]): number[] {
	const strength = (team: number) => total(bits(team).map((index) => lifters[index] as number));
	const teams: number[] = [];
	for (let team = 1; team < 2 ** lifters.length; team++) {
		if (strength(team) >= weight && bits(team).every((index) => strength(team ^ (1 << index)) < weight))
			teams.push(team);
	}
	return teams;
}

/** One team per box of the set, none sharing a lifter; null when there is no such choice. */
function assign(
	set: number,
	from: number,
	free: number,
	teams: readonly (readonly number[])[],
): number[] | null {
	let box = from;
	while (box < teams.length && (set & (1 << box)) === 0) box++;
	if (box === teams.length) return [];
	for (const team of teams[box] as readonly number[]) {
		if ((team & ~free) !== 0) continue;
		const rest = assign(set, box + 1, free & ~team, teams);
		if (rest !== null) return [team, ...rest];
	}
	return null;
}

function isMaximal(set: number, left: number, isLiftable: Uint8Array): boolean {
	for (let others = left & ~set; others !== 0; others &= others - 1) {
		if (isLiftable[set | (others & -others)] === 1) return false;
	}
	return true;
}

function lowest(mask: number): number {
	return 31 - Math.clz32(mask & -mask);
}

function bits(mask: number): number[] {
	const found: number[] = [];
	for (let rest = mask; rest !== 0; rest &= rest - 1) found.push(lowest(rest));
	return found;
}
