/** The topmost block of stack `from` is put on top of stack `to`. */
export interface BlockMove {
	block: string;
	from: string;
	to: string;
}

/** Every stack by name, blocks from bottom to top. */
export type Towers = Readonly<Record<string, readonly string[]>>;

/** Above this many states breadth-first search is left to the constructive planner. */
const MAX_SEARCHED_STATES = 10_000;

/** A shortest plan where the state space is small, otherwise a good one. Needs a reachable goal. */
export function planBlocks(stacks: readonly string[], initial: Towers, goal: Towers): BlockMove[] {
	return stacks.length < 3 || isSearchable(stacks, initial)
		? shortestPlan(stacks, initial, goal)
		: constructPlan(stacks, initial, goal);
}

/** Whether breadth-first search over all arrangements is quick enough. */
export function isSearchable(stacks: readonly string[], initial: Towers): boolean {
	const blocks = stacks.reduce((count, stack) => count + (initial[stack]?.length ?? 0), 0);
	return countStates(blocks, stacks.length) <= MAX_SEARCHED_STATES;
}

/** n! orders of the blocks, cut into s stacks in every way. */
function countStates(blocks: number, stacks: number): number {
	let states = 1;
	for (let i = 1; i <= blocks; i++) states *= i + stacks - 1;
	return states;
}

/**
 * With three stacks everything can be reached. With two, reading the first stack upwards and the second one downwards gives
 * a sequence that no move changes; with one, nothing moves.
 */
export function isReachable(stacks: readonly string[], initial: Towers, goal: Towers): boolean {
	if (stacks.length >= 3) return true;
	const line = (towers: Towers) =>
		stacks.flatMap((stack, index) =>
			index === 0 ? (towers[stack] ?? []) : (towers[stack] ?? []).toReversed(),
		);
	const [before, after] = [line(initial), line(goal)];
	return stacks.length === 2 ? before.join(' ') === after.join(' ') : sameTowers(stacks, initial, goal);
}

/** Block by block; a stack that is absent is empty. */
export function sameTowers(stacks: readonly string[], a: Towers, b: Towers): boolean {
	return stacks.every((stack) => (a[stack] ?? []).join(' ') === (b[stack] ?? []).join(' '));
}

function shortestPlan(stacks: readonly string[], initial: Towers, goal: Towers): BlockMove[] {
	type State = readonly (readonly string[])[];
	const key = (state: State) => state.map((tower) => tower.join(' ')).join('|');
	const start = stacks.map((stack) => initial[stack] ?? []);
	const target = key(stacks.map((stack) => goal[stack] ?? []));
	const reachedBy = new Map<string, { previous: string; move: BlockMove } | null>([[key(start), null]]);
	let frontier: State[] = [start];
	while (!reachedBy.has(target)) {
		if (frontier.length === 0) throw new Error('The goal cannot be reached');
		const next: State[] = [];
		for (const state of frontier) {
			const previous = key(state);
			for (const [from, tower] of state.entries()) {
				const block = tower.at(-1);
				if (block === undefined) continue;
				for (const to of state.keys()) {
					if (to === from) continue;
					const moved = state.map((other, index) =>
						index === from ? other.slice(0, -1) : index === to ? [...other, block] : other,
					);
					const name = key(moved);
					if (reachedBy.has(name)) continue;
					reachedBy.set(name, {
						previous,
						move: { block, from: stacks[from] as string, to: stacks[to] as string },
					});
					next.push(moved);
				}
			}
		}
		frontier = next;
	}
	const plan: BlockMove[] = [];
	for (let step = reachedBy.get(target); step; step = reachedBy.get(step.previous)) plan.unshift(step.move);
	return plan;
}

/**
 * Finishes the goal towers one after the other. Blocks in the way go to a stack that is not finished yet; where only a
 * finished one is left, they go there for the moment and come back.
 */
function constructPlan(stacks: readonly string[], initial: Towers, goal: Towers): BlockMove[] {
	const towers = new Map(stacks.map((stack) => [stack, [...(initial[stack] ?? [])]]));
	const finished = new Set<string>();
	const plan: BlockMove[] = [];
	const tower = (stack: string): string[] => towers.get(stack) as string[];
	const move = (from: string, to: string): void => {
		const block = tower(from).pop() as string;
		tower(to).push(block);
		const last = plan.at(-1);
		if (last?.block !== block) plan.push({ block, from, to });
		else if (last.from === to) plan.pop();
		else last.to = to;
	};
	/** Lowest unfinished stack, else a finished one. */
	const spare = (...taken: string[]): string => {
		const open = stacks.filter((stack) => !taken.includes(stack));
		const unfinished = open.filter((stack) => !finished.has(stack));
		const choice = (unfinished.length > 0 ? unfinished : open).sort(
			(a, b) => tower(a).length - tower(b).length,
		)[0];
		if (choice === undefined) throw new Error('The constructive planner needs three stacks');
		return choice;
	};

	for (const target of stacks) {
		const wanted = goal[target] ?? [];
		if (wanted.length === 0) continue;
		let height = 0;
		while (height < wanted.length && tower(target)[height] === wanted[height]) height++;
		while (tower(target).length > height) move(target, spare(target));
		for (const block of wanted.slice(height)) {
			const source = stacks.find((stack) => stack !== target && tower(stack).includes(block)) as string;
			const side = spare(source, target);
			const covering = tower(source).length - 1 - tower(source).indexOf(block);
			for (let i = 0; i < covering; i++) move(source, side);
			move(source, target);
			if (finished.has(side)) for (let i = 0; i < covering; i++) move(side, source);
		}
		finished.add(target);
	}
	return plan;
}
