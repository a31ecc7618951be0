import type { BreakingPointFact } from '../core/bench/plots/breaking-point.ts';
import { cost, plural } from '../core/format.ts';
import type { LevelState } from '../core/statistics/breaking-point.ts';
import { benchWords } from './bench.ts';
import { percent } from './bench-results.ts';

/** What all sentences of a search rest on. */
interface Aim {
	/** 0 to 1. */
	threshold: number;
	alpha: number;
	/** Questions of a level that a method is asked at most. */
	most: number;
}

/** Finding the level at which a method breaks: its form and the search while it runs. */
export const benchFindWords = {
	title: 'Find a breaking point',
	back: 'Bench',
	lead: 'Two methods, one task that gets harder level by level. The page asks where an answer tells it most, and stops as soon as it is sure up to which level each method holds, and from which on it fails. It takes for granted that no level is easier than the one before it, and says so when the answers speak against that.',

	task: 'Task',
	family: 'Task',
	levels: 'Levels, from easiest to hardest',
	levelHelp: 'Those far from the breaking point are hardly asked.',
	methods: 'Methods',
	method: { first: 'First method', second: 'Second method' },
	model: 'Model',
	roles: (coach: string, checker: string, summariser: string) =>
		`Coach: ${coach}. Self-answer checker: ${checker}. Summariser: ${summariser}.`,
	size: 'How sure, how much',
	threshold: 'Holds above, % right',
	thresholdHelp: 'Surely above: it holds. Surely below: it fails.',
	most: 'Questions of a level at most',
	mostHelp: 'For each method. Most levels need far fewer, or none.',
	seed: 'Seed',
	cap: 'Most it may cost, US dollars',
	start: 'Start',
	estimate: 'Estimate',
	atMost: (runs: number, calls: number, money: number | null) =>
		[
			`At most ${plural(runs, 'run')}, usually fewer than half of that`,
			`at most ${plural(calls, 'call')}`,
			money === null ? 'cost not known' : money === 0 ? 'free' : `at most ${cost(money)}`,
		].join(' · '),
	wrong: 'Not ready to start',
	name: (family: string) => `Breaking point: ${family}`,

	faults: {
		levels: 'Choose at least two levels.',
		methods: 'Choose two different methods.',
		model: (label: string) =>
			`${label} is not there any more. Choose another model, or add it again under Settings.`,
		outOf: (least: number, most: number) =>
			`A whole number from ${String(least)} to ${most.toLocaleString('en')}.`,
		tooFew: (fewest: number, levels: number) =>
			`Over ${plural(levels, 'level')} not even ${plural(fewest - 1, 'answer')} that all go one way are sure: at least ${String(fewest)}.`,
		cap: 'With nothing to spend nothing can run: more than 0, or empty for no cap.',
	},

	/** Below its heading and in the list of experiments. */
	sizes: (family: string, levels: number, { most, threshold }: Omit<Aim, 'alpha'>) =>
		`Breaking point at ${percent(threshold)}: ${family}, ${plural(levels, 'level')}, at most ${plural(most, 'question')} of each`,

	progress: {
		states: {
			...benchWords.states,
			finished: 'The search is at its end',
			stopped: 'Stopped before the search was at its end',
		},
		done: (done: number, total: number) =>
			done === total
				? `${plural(done, 'run')} done`
				: `${plural(done, 'run')} done; at most ${total.toLocaleString('en')}`,
		left: (runs: number) =>
			`Not finished: up to ${plural(runs, 'run')} may still be needed. Resume goes on where it stood.`,
	},

	more: (most: number) => `Ask up to ${most.toLocaleString('en')} of a level`,
	results: {
		title: 'Level by level',
		says: (alpha: number, levels: number) =>
			`The search chose which levels are asked how often, so a rate over all of them would say nothing. Each interval is a confidence sequence at ${sure(alpha / levels)}: all ${String(levels)} of a method hold together, whenever you look, in ${sure(alpha)} of all searches.`,
	},

	picture: {
		title: (family: string) => `${family}: where it breaks`,
		asked: 'now',
		count: (right: number, counted: number) => `${String(right)}/${String(counted)}`,
		bracket: (method: string) => `${method}, bracket`,
		standing: { holds: 'holds', fails: 'fails', open: 'not sure' } satisfies Record<LevelState, string>,
		says: (facts: readonly BreakingPointFact[], aim: Aim, nameOf: (key: string) => string) =>
			[
				...facts.map((fact) => `${saidOf(fact, nameOf(fact.condition), aim)}.`),
				`Shaded: where it breaks. Holding is surely above ${percent(aim.threshold)} right, failing surely below.`,
			].join(' '),
	},
} as const;

/** More levels than these are a number in a sentence; the picture has them. */
const MOST_NAMED = 2;

function saidOf(
	{ holds, fails, between, end, questions }: BreakingPointFact,
	name: string,
	{ alpha, most }: Aim,
): string {
	const how = `sure at ${sure(alpha)}, ${plural(questions, 'question')}`;
	if (end === 'contradicted')
		return `${name} does a harder level surely better than an easier one, so there is no one breaking point (${how})`;
	const known =
		holds !== null && fails !== null
			? `holds up to “${holds}” and fails from “${fails}”`
			: holds !== null
				? between.length === 0
					? `holds even at the hardest level, “${holds}”`
					: `holds up to “${holds}”`
				: fails !== null
					? between.length === 0
						? `fails even at the easiest level, “${fails}”`
						: `fails from “${fails}”`
					: null;
	if (end === 'found') return `${name} ${known ?? ''}; ${how}`;
	const open =
		between.length > MOST_NAMED
			? plural(between.length, 'level')
			: between.map((level) => `“${level}”`).join(' and ');
	if (end === 'spent') {
		const spent = `within ${plural(most, 'question')} a level`;
		return known === null
			? `${name}: no breaking point found ${spent} (${plural(questions, 'question')})`
			: `${name} ${known}; of ${open} it could not be said ${spent}; ${how}`;
	}
	return known === null
		? `Where ${name} breaks cannot be said yet (${plural(questions, 'question')})`
		: `${name} ${known}; of ${open} it cannot be said yet; ${how}`;
}

function sure(alpha: number): string {
	return `${String(Math.round((1 - alpha) * 1000) / 10)} %`;
}
