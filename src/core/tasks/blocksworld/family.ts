import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { pythonProgram } from '../kit/python.ts';
import { redraw } from '../kit/redraw.ts';
import { format, parsePlan } from './answer.ts';
import build from './build.py?raw';
import { demo } from './demo.ts';
import { importer } from './import.ts';
import { type BlocksworldInstance, parseBlocksworld } from './instance.ts';
import program from './program.py?raw';
import { isReachable, isSearchable, planBlocks, sameTowers, type Towers } from './solver.ts';

interface Params {
	blocks: number;
	stacks: number;
	/** The goal uses the first so many stacks. */
	goalStacks: number;
	/** `one-move`: the goal is one move away. `far`: at least two thirds of the blocks must move. */
	distance: 'one-move' | 'any' | 'far';
}

const PUBLISHED_STACKS = [
	[3, 2],
	[3, 3],
	[4, 2],
	[4, 3],
	[4, 4],
	[5, 2],
	[5, 3],
	[5, 4],
] as const;

const levels: readonly Level<Params>[] = [
	{ ...level(3, 3, 3, 'one-move'), id: 'one-move', label: '3 blocks, one move away' },
	...[2, 3, 4].flatMap((blocks) =>
		PUBLISHED_STACKS.map(([stacks, goalStacks]) => level(blocks, stacks, goalStacks, 'any')),
	),
	level(6, 4, 4, 'far'),
	level(8, 4, 4, 'far'),
	level(12, 5, 5, 'far'),
	level(15, 4, 3, 'far'),
];

export const blocksworld: TaskFamily<BlocksworldInstance, Params> = {
	id: 'blocksworld',
	split: 'seen',
	area: ['planning', 'ordering'],
	seeksSolution: true,
	rules:
		'Lettered blocks stand in a few stacks. A move takes the top block of one stack and puts it on top of another one; ' +
		'there is no table and no further stack. Find moves that turn the first arrangement into the second, stack by stack ' +
		'and in the right order. Any number of moves is allowed.',
	levels,
	generate,
	parse: parseBlocksworld,
	question,
	verify,
	canonical: (_, answer) => {
		const plan = parsePlan(answer);
		return typeof plan === 'string' || plan.length === 0 ? null : format(plan);
	},
	fits: (_, answer) => parsePlan(answer).length > 0,
	solve: (instance) => format(planBlocks(instance.stacks, instance.initial, instance.goal)),
	slip,
	python,
	draw: ({ stacks, initial, goal }): Drawing[] => [
		{
			kind: 'stacks',
			caption: 'Now',
			stacks: stacks.map((label) => ({ label, items: initial[label] ?? [] })),
		},
		{ kind: 'stacks', caption: 'Goal', stacks: stacks.map((label) => ({ label, items: goal[label] ?? [] })) },
	],
	importer,
	demo,
};

function level(
	blocks: number,
	stacks: number,
	goalStacks: number,
	distance: Params['distance'],
): Level<Params> {
	return {
		id: [blocks, stacks, goalStacks].join('-'),
		label: `${String(blocks)} blocks on ${String(stacks)} stacks, goal on ${String(goalStacks)}`,
		published: distance === 'any',
		params: { blocks, stacks, goalStacks, distance },
	};
}

function generate({ params }: Level<Params>, rng: Rng): BlocksworldInstance {
	const stacks = Array.from({ length: params.stacks }, (_, index) => `stack${String(index + 1)}`);
	const blocks = Array.from({ length: params.blocks }, (_, index) => String.fromCharCode(65 + index));
	return redraw(() => {
		const initial = scatter(blocks, stacks, stacks, rng);
		const goal =
			params.distance === 'one-move'
				? oneMoveAway(initial, stacks, rng)
				: scatter(blocks, stacks.slice(0, params.goalStacks), stacks.slice(0, params.goalStacks), rng);
		const away = misplaced(stacks, initial, goal);
		return away === 0 || (params.distance === 'far' && 3 * away < 2 * params.blocks)
			? null
			: { stacks, initial, goal };
	});
}

/** Blocks in random order, each on a random one of the `open` stacks: towers are not in alphabetical order. */
function scatter(
	blocks: readonly string[],
	stacks: readonly string[],
	open: readonly string[],
	rng: Rng,
): Record<string, string[]> {
	const towers: Record<string, string[]> = Object.fromEntries(stacks.map((stack) => [stack, []]));
	for (const block of rng.shuffle(blocks)) (towers[rng.pick(open)] as string[]).push(block);
	return towers;
}

function oneMoveAway(
	initial: Readonly<Record<string, string[]>>,
	stacks: readonly string[],
	rng: Rng,
): Record<string, string[]> {
	const from = rng.pick(stacks.filter((stack) => initial[stack]?.length !== 0));
	const to = rng.pick(stacks.filter((stack) => stack !== from));
	const block = initial[from]?.at(-1) as string;
	return {
		...initial,
		[from]: (initial[from] as string[]).slice(0, -1),
		[to]: [...(initial[to] as string[]), block],
	};
}

/** Blocks that do not yet stand on a finished part of their goal stack; each needs a move at least. */
function misplaced(
	stacks: readonly string[],
	initial: BlocksworldInstance['initial'],
	goal: BlocksworldInstance['goal'],
): number {
	return stacks.reduce((count, stack) => {
		const [tower, wanted] = [initial[stack] ?? [], goal[stack] ?? []];
		const fault = tower.findIndex((block, height) => wanted[height] !== block);
		return count + (fault < 0 ? 0 : tower.length - fault);
	}, 0);
}

function question({ stacks, initial, goal }: BlocksworldInstance): string {
	const show = (towers: Readonly<Record<string, string[]>>) =>
		stacks
			.map((stack) => `${stack}: ${towers[stack]?.length ? towers[stack].join(' ') : '(empty)'}`)
			.join('\n');
	return (
		'Blocks stand in stacks. Every line below is one stack, its blocks listed from bottom to top; in "stack9: P Q", for ' +
		'example, Q is on top and only Q can be moved.\n\n' +
		`Initial state:\n${show(initial)}\n\nGoal state:\n${show(goal)}\n\n` +
		'A move takes the top block of one stack and puts it on top of another stack. Only the stacks named above exist: ' +
		'there is no table and no place for a new stack, and a block cannot be moved onto the stack it is on. At the end every ' +
		'stack must hold exactly the blocks of the goal state in that order, and a stack shown as empty there must be empty. ' +
		'The number of moves does not matter.\n\n' +
		'Give the moves in order, one per line, as "Move <block> from <stack> to <stack>", all of them between <<< and >>>. ' +
		'The format of a plan with two moves:\n<<<\nMove Q from stack9 to stack8\nMove P from stack9 to stack7\n>>>'
	);
}

function verify(instance: BlocksworldInstance, answer: string): Verdict {
	const { stacks, initial, goal } = instance;
	const plan = parsePlan(answer);
	if (typeof plan === 'string') return malformed(plan);
	// A map: a name such as `constructor` is no stack, but every plain object has it.
	const towers = new Map(stacks.map((stack) => [stack, [...(initial[stack] ?? [])]]));
	for (const [index, { block, from, to }] of plan.entries()) {
		const move = `Move ${String(index + 1)}`;
		const [source, target] = [towers.get(from), towers.get(to)];
		if (source === undefined || target === undefined) {
			return incorrect(`${move} names ${source === undefined ? from : to}, which does not exist`);
		}
		if (from === to) return incorrect(`${move} puts a block onto the stack it is on`);
		const top = source.at(-1);
		if (top === undefined) return incorrect(`${move} takes a block from ${from}, which is empty then`);
		if (top !== block && !isSameBlock(top, block, Object.values(initial).flat())) {
			return incorrect(`${move} takes ${block} from ${from}, but ${top} is on top there`);
		}
		source.pop();
		target.push(top);
	}
	const end = Object.fromEntries(towers);
	if (sameTowers(stacks, end, goal)) return correct('The moves are possible and lead to the goal');
	const fault = stacks.find((stack) => !sameTowers([stack], end, goal)) as string;
	const show = (tower: readonly string[] | undefined) => (tower?.length ? tower.join(' ') : 'nothing');
	return incorrect(
		`At the end ${fault} holds ${show(end[fault])} (bottom to top) instead of ${show(goal[fault])}`,
	);
}

/** Another case of the letter counts when no other block could be meant. */
function isSameBlock(top: string, named: string, blocks: readonly string[]): boolean {
	const lower = named.toLowerCase();
	return top.toLowerCase() === lower && blocks.filter((block) => block.toLowerCase() === lower).length === 1;
}

/** Stops a move too early, exchanges two moves, or builds a goal tower upside down. */
function slip(instance: BlocksworldInstance, rng: Rng): string {
	const { stacks, initial, goal } = instance;
	const plan = planBlocks(stacks, initial, goal);
	const at = rng.int(0, Math.max(0, plan.length - 2));
	const exchanged = [...plan.slice(0, at), ...plan.slice(at, at + 2).toReversed(), ...plan.slice(at + 2)];
	const reversed = Object.fromEntries(
		Object.entries(goal).map(([stack, tower]) => [stack, tower.toReversed()]),
	);
	const careless = rng.shuffle([
		plan.slice(0, -1),
		exchanged,
		isReachable(stacks, initial, reversed) ? planBlocks(stacks, initial, reversed) : [],
	]);
	const wrong = careless.find((moves) => verify(instance, format(moves)).kind === 'incorrect');
	if (wrong !== undefined && wrong.length > 0) return format(wrong);
	// From the goal any further move leads away, and one that cannot be made is wrong as well.
	const from = stacks.find((stack) => goal[stack]?.length) as string;
	const to = stacks.find((stack) => stack !== from) ?? 'stack2';
	return format([...plan, { block: goal[from]?.at(-1) as string, from, to }]);
}

function python({ stacks, initial, goal }: BlocksworldInstance): string {
	const complete = (towers: Towers) =>
		Object.fromEntries(stacks.map((stack) => [stack, towers[stack] ?? []]));
	return pythonProgram(
		{ initial: complete(initial), goal: complete(goal) },
		isSearchable(stacks, initial) ? program : build,
	);
}
