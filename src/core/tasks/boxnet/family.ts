import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { pythonProgram } from '../kit/python.ts';
import { redraw } from '../kit/redraw.ts';
import { isWhole } from '../kit/shape.ts';
import { parseBoxNetAnswer, type WrittenAction } from './answer.ts';
import { demo } from './demo.ts';
import { importer } from './import.ts';
import { type BoxNetInstance, parseBoxNet } from './instance.ts';
import program from './program.py?raw';
import { type BoxNetAction, type BoxNetPlan, planBoxNet, type Square } from './solver.ts';

interface Params {
	rows: number;
	cols: number;
	colors: number;
	/** Boxes of each colour. */
	each: readonly [low: number, high: number];
	/** No box starts on a square with a target of its colour. */
	apart: boolean;
}

const COLORS = ['blue', 'red', 'green', 'purple', 'orange', 'yellow', 'pink', 'brown'] as const;

const levels: readonly Level<Params>[] = [
	{
		id: '1x3-three',
		label: '1 × 3 squares, three boxes',
		published: false,
		params: { rows: 1, cols: 3, colors: 3, each: [1, 1], apart: false },
	},
	level(1, 2, true),
	level(2, 2, true),
	level(2, 4, true),
	level(4, 4, true),
	level(4, 8, true),
	{
		id: '6x8',
		label: '6 × 8 squares, no box at home',
		published: false,
		params: { rows: 6, cols: 8, colors: 6, each: [2, 3], apart: true },
	},
	{
		id: '8x8',
		label: '8 × 8 squares, no box at home',
		published: false,
		params: { rows: 8, cols: 8, colors: 8, each: [2, 4], apart: true },
	},
];

export const boxnet: TaskFamily<BoxNetInstance, Params> = {
	id: 'boxnet',
	split: 'seen',
	area: ['planning', 'spatial'],
	seeksSolution: true,
	rules:
		'Every square of a grid has a robot arm that can act on the boxes of its own square only. In one step an arm may push ' +
		'one box to a neighbouring square, or match one box with a target of the same colour on its square, which removes both. ' +
		'All arms act at the same moment. Plan steps until no box and no target is left.',
	levels,
	generate,
	parse: parseBoxNet,
	question,
	verify,
	canonical: (_, answer) => {
		const plan = parseBoxNetAnswer(answer);
		if (typeof plan === 'string') return null;
		// Within a step the agents act at once.
		return JSON.stringify(plan.map((step) => step.map(actionText).sort()));
	},
	fits: (_, answer) => parseBoxNetAnswer(answer).length > 0,
	solve: (instance) => format(planBoxNet(instance)),
	slip,
	python,
	draw: ({ rows, cols, squares }): Drawing[] => [
		{
			kind: 'grid',
			caption: '■ box, ◎ target',
			rows: Array.from({ length: rows }, (_, row) =>
				squares
					.filter((square) => square.row === row)
					.map(({ boxes, targets }) => ({
						text: [...boxes.map((color) => `■ ${color}`), ...targets.map((color) => `◎ ${color}`)].join('\n'),
						tone: boxes.length + targets.length === 0 ? ('empty' as const) : ('plain' as const),
					})),
			),
			rowLabels: Array.from({ length: rows }, (_, row) => centre(row)),
			columnLabels: Array.from({ length: cols }, (_, col) => centre(col)),
		},
	],
	importer,
	demo,
};

function level(rows: number, cols: number, published: boolean): Level<Params> {
	return {
		id: `${String(rows)}x${String(cols)}`,
		label: `${String(rows)} × ${String(cols)} squares`,
		published,
		params: { rows, cols, colors: 5, each: [1, 3], apart: false },
	};
}

function generate({ params }: Level<Params>, rng: Rng): BoxNetInstance {
	const { rows, cols } = params;
	const squares = Array.from({ length: rows * cols }, (_, index): BoxNetInstance['squares'][number] => ({
		row: Math.floor(index / cols),
		col: index % cols,
		boxes: [],
		targets: [],
	}));
	for (const color of COLORS.slice(0, params.colors)) {
		for (let box = rng.int(...params.each); box > 0; box--) {
			redraw(() => {
				const [from, to] = [rng.pick(squares), rng.pick(squares)];
				if (params.apart && (from === to || from.targets.includes(color) || to.boxes.includes(color)))
					return null;
				from.boxes.push(color);
				to.targets.push(color);
				return squares;
			});
		}
	}
	return { rows, cols, squares };
}

function question({ rows, cols, squares }: BoxNetInstance): string {
	const objects = squares.map(({ row, col, boxes, targets }) => {
		const here = [...boxes.map((color) => `box_${color}`), ...targets.map((color) => `target_${color}`)];
		return `${name('square', [row, col])}: ${here.length === 0 ? 'empty' : here.join(', ')}`;
	});
	return (
		`A floor is divided into ${count(rows, 'row')} and ${count(cols, 'column')} of unit squares. A square is named by the ` +
		'coordinates of its centre, row first: square[0.5, 0.5] is the first square of the first row and square[0.5, 1.5] its ' +
		'right neighbour. On every square stands one agent, Agent[0.5, 0.5] on square[0.5, 0.5] and so on. These things lie on ' +
		`the squares:\n\n${objects.join('\n')}\n\n` +
		'In one step every agent can do at most one of two things with a box on its own square: move it to a square that ' +
		'shares an edge with its own, as in move(box_red, square[0.5, 1.5]), or match it with a target of the same colour on its ' +
		'own square, as in move(box_red, target_red). Matching removes that box and that one target. All agents of a step act ' +
		'at the same moment, so every action is judged by what lies where at the beginning of the step. A single impossible ' +
		'action makes the whole plan wrong. Find a plan after which no box and no target is left; the number of steps is free.\n\n' +
		'Give the plan as a JSON list of steps between <<< and >>>. A step is an object with an entry for every agent that acts ' +
		'in it. The format, shown for another floor:\n' +
		'<<<[{"Agent[8.5, 8.5]": "move(box_grey, square[8.5, 9.5])", "Agent[9.5, 9.5]": "move(box_black, target_black)"}, ' +
		'{"Agent[8.5, 9.5]": "move(box_grey, target_grey)"}]>>>'
	);
}

function verify({ rows, cols, squares }: BoxNetInstance, answer: string): Verdict {
	const plan = parseBoxNetAnswer(answer);
	if (typeof plan === 'string') return malformed(plan);
	const floor = squares.map(({ boxes, targets }) => ({ boxes: [...boxes], targets: [...targets] }));
	const indexOf = (written: readonly [string, string]): number => {
		const [row, col] = [Number(written[0]) - 0.5, Number(written[1]) - 0.5];
		return isWhole(row, 0, rows - 1) && isWhole(col, 0, cols - 1) ? row * cols + col : -1;
	};
	const total = squares.reduce((sum, { boxes }) => sum + boxes.length, 0);
	let matched = 0;
	const fault = (() => {
		for (const [index, actions] of plan.entries()) {
			const step = `Step ${String(index + 1)}`;
			const acting = new Set<number>();
			const arrivals: { to: number; color: string }[] = [];
			for (const { agent, color, to } of actions) {
				const at = indexOf(agent);
				const who = `Agent[${agent.join(', ')}]`;
				const here = floor[at];
				if (here === undefined) return `${step} calls ${who}, which does not exist`;
				if (acting.has(at)) return `${step} gives ${who} two actions`;
				acting.add(at);
				const box = here.boxes.indexOf(color);
				if (box < 0) return `${step}: there is no ${color} box on the square of ${who} when the step begins`;
				if ('target' in to) {
					if (to.target !== color) return `${step}: ${who} matches a ${color} box with a ${to.target} target`;
					const target = here.targets.indexOf(color);
					if (target < 0) return `${step}: there is no ${color} target on the square of ${who}`;
					here.targets.splice(target, 1);
					matched++;
				} else {
					const goal = indexOf(to.square);
					const where = `square[${to.square.join(', ')}]`;
					if (goal < 0) return `${step}: ${where} does not exist`;
					const away =
						Math.abs(Math.floor(goal / cols) - Math.floor(at / cols)) + Math.abs((goal % cols) - (at % cols));
					if (away !== 1) return `${step}: ${where} is not a neighbour of ${who}`;
					arrivals.push({ to: goal, color });
				}
				// Each agent acts once and on its own square only, so taking the box away at once harms nobody.
				here.boxes.splice(box, 1);
			}
			for (const { to, color } of arrivals) (floor[to] as (typeof floor)[number]).boxes.push(color);
		}
		const left = floor.flatMap(({ boxes }) => boxes);
		return left.length > 0
			? `Not matched in the end: ${left.map((color) => `box_${color}`).join(', ')}`
			: null;
	})();
	const credit = { 'matched boxes': matched / total };
	return fault === null ? correct('Every box has met its target', credit) : incorrect(fault, credit);
}

function count(number: number, noun: string): string {
	return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function centre(index: number): string {
	return `${String(index)}.5`;
}

function name(kind: 'square' | 'Agent', [row, col]: Square): string {
	return `${kind}[${centre(row)}, ${centre(col)}]`;
}

function format(plan: BoxNetPlan): string {
	const act = ({ color, to }: BoxNetAction) =>
		`move(box_${color}, ${to === 'target' ? `target_${color}` : name('square', to)})`;
	return JSON.stringify(
		plan.map((step) => Object.fromEntries(step.map((action) => [name('Agent', action.agent), act(action)]))),
	);
}

/** Does two steps at once, exchanges row and column, takes a diagonal, or stops early. */
function slip(instance: BoxNetInstance, rng: Rng): string {
	const plan = planBoxNet(instance);
	const at = rng.int(0, Math.max(0, plan.length - 2));
	const swap = ([row, col]: Square): Square => [col, row];
	const careless = rng.shuffle([
		[...plan.slice(0, at), plan.slice(at, at + 2).flat(), ...plan.slice(at + 2)],
		plan.map((step) =>
			step.map((action) => ({
				...action,
				agent: swap(action.agent),
				to: action.to === 'target' ? ('target' as const) : swap(action.to),
			})),
		),
		[...plan.slice(0, at), ...plan.slice(at + 1)],
	]);
	const wrong = careless.find((candidate) => verify(instance, format(candidate)).kind === 'incorrect');
	return format(wrong ?? plan.slice(0, -1));
}

function python({ squares }: BoxNetInstance): string {
	const things = (kind: 'boxes' | 'targets') =>
		squares.flatMap(({ row, col, [kind]: colors }) => colors.map((color) => [color, row, col]));
	return pythonProgram({ boxes: things('boxes'), targets: things('targets') }, program);
}

/** "0.5 1.50 red target red" with numbers as numbers. */
function actionText({ agent, color, to }: WrittenAction): string {
	const goal = 'target' in to ? `target ${to.target}` : to.square.map(Number).join(' ');
	return `${agent.map(Number).join(' ')} ${color} ${goal}`;
}
