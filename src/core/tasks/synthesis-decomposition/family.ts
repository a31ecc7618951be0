import type { Rng } from '../../rng.ts';
import type { Level, TaskFamily } from '../family.ts';
import { formatSample } from '../kit/answer-form.ts';
import { canonicalCounts, countList, isAsManyCounts, judgeCounts, slipCounts } from '../kit/stock-answer.ts';
import { stockProgram } from '../kit/stock-program.ts';
import { drawStock, methodList, scheduleWords } from '../kit/stock-words.ts';
import { dependsOnSchedule, type Recipe, runStock, type StockProcess } from '../kit/stock.ts';
import { importer } from './import.ts';
import { parseSynthesisDecomposition, processOf, type SynthesisDecompositionInstance } from './instance.ts';
import program from './program.py?raw';
import { FOUR_METHODS, type Table, THREE_METHODS, TWO_METHODS } from './published-methods.ts';
import { solve } from './solver.ts';

interface Params {
	/** Start counts by good. */
	start: Readonly<Record<string, readonly [number, number]>>;
	/** One of the published tables, or this many methods made up anew for each instance. */
	methods: Table | number;
}

const levels: readonly Level<Params>[] = [
	level('0', { start: { A: [1, 4], B: [1, 3] }, methods: TWO_METHODS }, false),
	level('1-2', { start: { A: [3, 6], B: [2, 4] }, methods: TWO_METHODS }, true),
	level('3-4', { start: { A: [4, 8], B: [3, 6], C: [2, 5] }, methods: THREE_METHODS }, true),
	level('5', { start: { A: [5, 8], B: [2, 4], C: [4, 7] }, methods: FOUR_METHODS }, true),
	level('new-4', { start: upTo(10, 20), methods: 4 }, false),
	level('new-5', { start: upTo(20, 60), methods: 5 }, false),
	level('new-6', { start: upTo(60, 200), methods: 6 }, false),
];

const GOODS = ['A', 'B', 'C', 'X', 'Y', 'Z'];

export const synthesisDecomposition: TaskFamily<SynthesisDecompositionInstance, Params> = {
	id: 'synthesis-decomposition',
	split: 'unseen',
	area: ['execution'],
	rules:
		'A farmer owns some goods and exchanges them by a list of methods, each of which takes some goods and gives others. ' +
		'The methods take turns; at its turn a method is applied once if everything it takes is there, and skipped otherwise. ' +
		'When no method can be applied any more, say how much there is of every good.',
	levels,
	generate,
	parse: parseSynthesisDecomposition,
	question,
	verify: (instance, answer) => judgeCounts(processOf(instance), answer, true),
	fits: (instance, answer) => isAsManyCounts(answer, processOf(instance)),
	canonical: (instance, answer) => canonicalCounts(answer, processOf(instance)),
	solve,
	slip: (instance, rng) => countList(slipCounts(processOf(instance), rng)),
	python: (instance) => stockProgram(processOf(instance), program),
	draw: (instance) => drawStock(processOf(instance)),
	importer,
};

function upTo(fewest: number, most: number): Params['start'] {
	return { A: [fewest, most], B: [fewest, most], C: [fewest, most] };
}

function level(id: string, params: Params, published: boolean): Level<Params> {
	const { methods, start } = params;
	const count = typeof methods === 'number' ? methods : methods.recipes.length;
	const most = Math.max(...Object.values(start).map(([, high]) => high));
	const made = typeof methods === 'number' ? ' new' : '';
	return { id, label: `${String(count)}${made} methods, up to ${String(most)} of a good`, published, params };
}

function generate({ params }: Level<Params>, rng: Rng): SynthesisDecompositionInstance {
	const { methods, start } = params;
	for (;;) {
		const { recipes, report } = typeof methods === 'number' ? drawTable(methods, rng) : methods;
		const instance: SynthesisDecompositionInstance = {
			initial: Object.fromEntries(Object.entries(start).map(([good, range]) => [good, rng.int(...range)])),
			recipes: structuredClone([...recipes]),
			report: [...report],
			schedule: 'round-robin',
		};
		if (typeof methods !== 'number' || isWorthwhile(processOf(instance))) return instance;
	}
}

/** Every method is used, turns are skipped on the way, and exhausting each method would end otherwise. */
function isWorthwhile(process: StockProcess): boolean {
	const run = runStock(process);
	return run.ended && run.skipped && run.applied.every((times) => times > 0) && dependsOnSchedule(process);
}

/** Each good has a weight and every method loses weight, so the process must end. */
function drawTable(methods: number, rng: Rng): Table {
	for (;;) {
		const weight = new Map(GOODS.map((good) => [good, rng.int(2, 6)]));
		const reachable = new Set(['A', 'B', 'C']);
		const recipes: Recipe[] = [];
		while (recipes.length < methods) {
			const recipe = drawRecipe(weight, [...reachable], rng);
			recipes.push(recipe);
			for (const good of Object.keys(recipe.outputs)) reachable.add(good);
		}
		const taken = new Set(recipes.flatMap(({ inputs }) => Object.keys(inputs)));
		const gained = new Set(recipes.flatMap(({ outputs }) => Object.keys(outputs)));
		const all = GOODS.every((good) => taken.has(good) || gained.has(good));
		const distinct = new Set(recipes.map((recipe) => JSON.stringify(recipe))).size === methods;
		if (all && distinct && [...taken].some((good) => gained.has(good))) return { recipes, report: GOODS };
	}
}

/** Takes only goods that are there at the start or come from an earlier method. */
function drawRecipe(weight: ReadonlyMap<string, number>, reachable: readonly string[], rng: Rng): Recipe {
	for (;;) {
		const taken = rng.sample(reachable, rng.int(1, 3)).sort();
		const inputs = Object.fromEntries(taken.map((good) => [good, rng.int(1, 3)]));
		const lost = taken.reduce((sum, good) => sum + (inputs[good] ?? 0) * (weight.get(good) ?? 0), 0);
		const good = rng.pick(GOODS.filter((other) => !taken.includes(other)));
		const most = Math.min(3, Math.ceil(lost / (weight.get(good) ?? 1)) - 1);
		if (most >= 1) return { inputs, outputs: { [good]: rng.int(1, most) } };
	}
}

function question(instance: SynthesisDecompositionInstance): string {
	const { initial, recipes, report, schedule } = instance;
	const start = report.map((good) => `${String(initial[good] ?? 0)} ${good}`).join(', ');
	const example = (step: number): string => countList(report.map((_, i) => (i * step + 2) % 5));
	const sample = formatSample(solve(instance), [example(3), example(1)]);
	return (
		`A farmer has goods of the kinds ${report.join(', ')} and exchanges them by these methods:\n\n` +
		`${methodList(recipes)}\n\n${scheduleWords(schedule)}\n` +
		'What one method gives can be taken by any other, also in the same round.\n\n' +
		`At the start there are ${start}.\n\n` +
		`How many of each good are there at the end? Give the ${String(report.length)} counts in the order ` +
		`${report.join(', ')}, zeros included, as a list between <<< and >>>, ` +
		`written like <<<${sample}>>> (these numbers only show the form).`
	);
}
