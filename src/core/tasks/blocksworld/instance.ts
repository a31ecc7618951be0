import { isRecord } from '../../json.ts';
import { isListOf } from '../kit/shape.ts';
import { isReachable } from './solver.ts';

/** Towers of blocks to be rebuilt by moving one topmost block at a time. */
export interface BlocksworldInstance {
	/** Names of all stacks: `stack1`, `stack2`, … */
	stacks: string[];
	/** Bottom to top; every stack is present, possibly empty. */
	initial: Record<string, string[]>;
	/** Bottom to top; a stack that is absent must end empty. */
	goal: Record<string, string[]>;
}

/** At most 12 stacks and 26 blocks, and a goal that can be reached. */
export function parseBlocksworld(value: unknown): BlocksworldInstance | null {
	if (!isRecord(value)) return null;
	const { stacks, initial, goal } = value;
	const isStack = (name: unknown): name is string => typeof name === 'string' && /^stack[1-9]\d?$/.test(name);
	if (!isListOf(stacks, 1, 12, isStack) || new Set(stacks).size !== stacks.length) return null;
	if (!isTowers(initial, stacks) || !isTowers(goal, stacks)) return null;
	if (!stacks.every((stack) => stack in initial)) return null;
	const [before, after] = [Object.values(initial).flat(), Object.values(goal).flat()];
	if (before.length === 0 || before.length > 26 || new Set(before).size !== before.length) return null;
	if (before.toSorted().join(' ') !== after.toSorted().join(' ')) return null;
	return isReachable(stacks, initial, goal) ? { stacks, initial, goal } : null;
}

function isTowers(value: unknown, stacks: readonly string[]): value is Record<string, string[]> {
	const isBlock = (block: unknown): block is string =>
		typeof block === 'string' && /^[A-Za-z][A-Za-z0-9]{0,3}$/.test(block);
	return (
		isRecord(value) &&
		Object.entries(value).every(([stack, tower]) => stacks.includes(stack) && isListOf(tower, 0, 26, isBlock))
	);
}
