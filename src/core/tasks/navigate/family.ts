import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { pythonProgram } from '../kit/python.ts';
import { redraw } from '../kit/redraw.ts';
import { importer } from './import.ts';
import { DIRECTIONS, type NavigateInstance, type NavigateStep, parseNavigate, TURNS } from './instance.ts';
import program from './program.py?raw';
import { end, QUARTERS, returns, solve } from './solver.ts';
import { demo } from './demo.ts';

interface Params {
	instructions: number;
	/** Greatest number of steps in one instruction. */
	longest: number;
	/** Turns and sideways steps in one list. */
	mixed: boolean;
}

const levels: readonly Level<Params>[] = [
	level(3, 5, false),
	level(5, 10, true),
	level(7, 10, true),
	level(9, 10, true),
	level(20, 100, false),
	level(40, 1000, false),
	{ ...level(60, 10_000, false), params: { instructions: 60, longest: 10_000, mixed: true } },
];

export const navigate: TaskFamily<NavigateInstance, Params> = {
	id: 'navigate',
	split: 'seen',
	area: ['spatial', 'execution'],
	rules:
		'Follow a list of walking instructions on an open plane and say whether you end where you started. ' +
		'Turns change where you look, not where you stand; sideways and backward steps do not turn you. ' +
		'Only the place counts, not where you look in the end.',
	levels,
	generate,
	parse: parseNavigate,
	question,
	verify,
	canonical: (_, answer) => {
		const saysYes = readYes(answer);
		return saysYes === null ? null : String(saysYes);
	},
	solve,
	slip: (instance) => (returns(instance) ? 'No' : 'Yes'),
	python: ({ instructions }) =>
		pythonProgram(
			{
				instructions: instructions.map((instruction) =>
					'turn' in instruction
						? ['turn', instruction.turn]
						: [instruction.direction ?? 'forward', instruction.steps],
				),
			},
			program,
		),
	draw: (instance): Drawing[] => [
		{
			kind: 'facts',
			caption: instance.fixedHeading ? 'Always facing forward' : 'With turns',
			facts: instance.instructions.map(
				(instruction, index) => `${String(index + 1)}. ${sentence(instruction)}`,
			),
		},
	],
	importer,
	demo,
};

function level(instructions: number, longest: number, published: boolean): Level<Params> {
	return {
		id: `k${String(instructions)}`,
		label: `${String(instructions)} instructions, up to ${String(longest)} steps`,
		published,
		params: { instructions, longest, mixed: false },
	};
}

/** A returning list by construction; for "No" it is then changed so that the end moves, near or far. */
function generate({ params }: Level<Params>, rng: Rng): NavigateInstance {
	const fixedHeading = !params.mixed && rng.chance(0.5);
	const returning = redraw(() => drawReturning(fixedHeading, params, rng));
	if (rng.chance(0.5)) return { fixedHeading, instructions: returning };
	return { fixedHeading, instructions: redraw(() => drawAstray(returning, params.longest, rng)) };
}

/** Draws turns and directions first, then step counts, and evens the counts out along each axis. */
function drawReturning(fixedHeading: boolean, params: Params, rng: Rng): NavigateStep[] | null {
	const drawn = Array.from({ length: params.instructions }, (): NavigateStep => {
		if (!fixedHeading && rng.chance(0.45)) return { turn: rng.pick(TURNS) };
		const steps = rng.int(1, params.longest);
		return fixedHeading || (params.mixed && rng.chance(0.5))
			? { steps, direction: rng.pick(DIRECTIONS) }
			: { steps };
	});
	if (!fixedHeading && !drawn.some((instruction) => 'turn' in instruction)) return null;
	let heading = 0;
	const ways: { instruction: Extract<NavigateStep, { steps: number }>; quarter: number }[] = [];
	for (const instruction of drawn) {
		if ('turn' in instruction) heading += QUARTERS[instruction.turn];
		else ways.push({ instruction, quarter: (heading + QUARTERS[instruction.direction ?? 'forward']) % 4 });
	}
	if (ways.length < 2) return null;
	for (const axis of [0, 1]) {
		const along = ways.filter(({ quarter }) => quarter % 2 === axis);
		const onward = along.filter(({ quarter }) => quarter < 2);
		const back = along.filter(({ quarter }) => quarter >= 2);
		if (onward.length > back.length * params.longest || back.length > onward.length * params.longest)
			return null;
		let excess = sum(onward) - sum(back);
		while (excess !== 0) {
			const { instruction, quarter } = rng.pick(along);
			const grows = quarter < 2 === excess < 0;
			const room = grows ? params.longest - instruction.steps : instruction.steps - 1;
			if (room === 0) continue;
			const change = rng.int(1, Math.min(room, Math.abs(excess)));
			instruction.steps += grows ? change : -change;
			excess -= Math.sign(excess) * change;
		}
	}
	return drawn;
}

function sum(ways: readonly { instruction: { steps: number } }[]): number {
	return ways.reduce((total, { instruction }) => total + instruction.steps, 0);
}

/** Changes one step count by an even number, or one turn: the total stays even, so parity never gives a "No" away. */
function drawAstray(returning: readonly NavigateStep[], longest: number, rng: Rng): NavigateStep[] | null {
	const index = rng.int(0, returning.length - 1);
	const instruction = returning[index] as NavigateStep;
	let changed: NavigateStep;
	if ('turn' in instruction) {
		changed = { turn: rng.pick(TURNS) };
	} else {
		const reach = rng.chance(0.5) ? 1 : Math.max(1, Math.floor(longest / 3));
		const steps = instruction.steps + 2 * rng.int(1, reach) * rng.pick([1, -1]);
		if (steps < 1 || steps > longest) return null;
		changed = { ...instruction, steps };
	}
	const instructions = returning.map((kept, at) => (at === index ? changed : kept));
	return returns({ fixedHeading: false, instructions }) ? null : instructions;
}

function question({ fixedHeading, instructions }: NavigateInstance): string {
	const list = (fixedHeading ? ['Always face forward.'] : []).concat(instructions.map(sentence));
	const note = fixedHeading
		? 'Steps to the left, to the right or backward do not turn you: you keep facing the same way. '
		: 'Turning left or right is a quarter turn on the spot, turning around a half turn; ' +
			'a step without a direction goes where you look' +
			(instructions.some((instruction) => 'direction' in instruction)
				? ', and a step to a side or backward does not turn you. '
				: '. ');
	return (
		'You stand on an open plane and follow these instructions one after the other:\n\n' +
		`${list.join(' ')}\n\n${note}` +
		'Are you back at the point where you started? Which way you look at the end does not matter.\n\n' +
		'Options:\n- Yes\n- No\n\n' +
		'Put the final answer between <<< and >>>: <<<Yes>>> if you are back, <<<No>>> if not.'
	);
}

function sentence(instruction: NavigateStep): string {
	if ('turn' in instruction) return `Turn ${instruction.turn}.`;
	const direction = instruction.direction === undefined ? '' : ` ${instruction.direction}`;
	return `Take ${String(instruction.steps)} step${instruction.steps === 1 ? '' : 's'}${direction}.`;
}

/** Null where it is neither. */
function readYes(answer: string): boolean | null {
	if (answer.length > 100) return null;
	const said = /^[\s\-–•*"'`([{]*(yes|no|true|false)[\s.!*"'`)\]}]*$/i.exec(answer);
	return said === null ? null : /yes|true/i.test(said[1] as string);
}

function verify(instance: NavigateInstance, answer: string): Verdict {
	const saysYes = readYes(answer);
	if (saysYes === null) return malformed('The answer is not one of the words Yes and No');
	const { ahead, right } = end(instance);
	if (saysYes === (ahead === 0 && right === 0)) return correct();
	if (!saysYes) return incorrect('The walk ends exactly where it started');
	const parts = [offset(ahead, 'ahead of', 'behind'), offset(right, 'to the right of', 'to the left of')];
	return incorrect(`The walk ends ${parts.filter((part) => part !== '').join(' and ')} the start`);
}

function offset(distance: number, positive: string, negative: string): string {
	if (distance === 0) return '';
	const steps = Math.abs(distance) === 1 ? '1 step' : `${String(Math.abs(distance))} steps`;
	return `${steps} ${distance > 0 ? positive : negative}`;
}
