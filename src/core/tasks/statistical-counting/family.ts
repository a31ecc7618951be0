import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Level, TaskFamily } from '../family.ts';
import { formatSample, unquoted } from '../kit/answer-form.ts';
import { pythonProgram } from '../kit/python.ts';
import { importer } from './import.ts';
import { parseStatisticalCounting, type StatisticalCountingInstance } from './instance.ts';
import program from './program.py?raw';
import { runsOf, solve, total, wrongReadings } from './solver.ts';

interface Params {
	length: number;
	letters: number;
	/** Beyond the published rules: drawn run lengths, points also negative, minimum run 2 to 4, wrong readings told apart. */
	varied: boolean;
}

const levels: readonly Level<Params>[] = [
	level(4, 2, false),
	level(5, 2, true),
	level(10, 3, true),
	level(15, 4, true),
	level(20, 5, true),
	level(25, 6, true),
	level(35, 3, true),
	level(45, 3, true),
	level(55, 3, true),
	level(65, 3, true),
	level(65, 4, true),
	level(65, 5, true),
	level(65, 6, true),
	level(65, 7, true),
	level(100, 5, false, true),
	level(200, 6, false, true),
	level(400, 8, false, true),
];

const ALPHABET = 'ABCDEFGHIJK';

export const statisticalCounting: TaskFamily<StatisticalCountingInstance, Params> = {
	id: 'statistical-counting',
	split: 'seen',
	area: ['execution', 'math'],
	rules:
		'A string of capitals is cut into runs: stretches of equal letters that are as long as possible. ' +
		'Each letter has a number of points and a shortest run that counts. ' +
		'Every run that is long enough adds the points of its letter once, however long it is; give the total.',
	levels,
	generate,
	parse: parseStatisticalCounting,
	question,
	verify,
	canonical: (_, answer) => {
		const count = readInteger(answer);
		return count === null ? null : String(count);
	},
	solve,
	slip,
	python: ({ text, rules }) =>
		pythonProgram(
			{
				text,
				rules: Object.fromEntries(rules.map(({ letter, points, minRun }) => [letter, [points, minRun]])),
			},
			program,
		),
	draw: ({ text, rules }) => [
		{ kind: 'sequence', caption: 'String', text },
		{
			kind: 'items',
			caption: 'Points per run',
			items: rules.map(({ letter, points, minRun }) => ({
				text: letter,
				sub: `${String(points)} from length ${String(minRun)}`,
			})),
		},
	],
	importer,
};

function level(length: number, letters: number, published: boolean, varied = false): Level<Params> {
	return {
		id: `${String(length)}-${String(letters)}`,
		label: `${String(length)} letters of ${String(letters)} kinds${varied ? ', varied rules' : ''}`,
		published,
		params: { length, letters, varied },
	};
}

function generate({ params }: Level<Params>, rng: Rng): StatisticalCountingInstance {
	const alphabet = Array.from(ALPHABET.slice(0, params.letters));
	if (!params.varied) {
		return {
			text: Array.from({ length: params.length }, () => rng.pick(alphabet)).join(''),
			rules: alphabet.map((letter, i) => ({ letter, points: i + 1, minRun: 2 })),
		};
	}
	for (;;) {
		const instance: StatisticalCountingInstance = {
			text: textOfRuns(alphabet, params.length, rng),
			rules: alphabet.map((letter) => ({
				letter,
				points: rng.int(1, 9) * (rng.chance(0.25) ? -1 : 1),
				minRun: rng.int(2, 4),
			})),
		};
		const readings = [total(instance), ...wrongReadings(instance)];
		if (new Set(readings).size === readings.length) return instance;
	}
}

/** Run lengths are geometric, so that long runs occur at any number of letters. */
function textOfRuns(alphabet: readonly string[], length: number, rng: Rng): string {
	let text = '';
	while (text.length < length) {
		let run = 1;
		while (rng.chance(0.55)) run++;
		text += rng.pick(alphabet.filter((letter) => letter !== text.at(-1))).repeat(run);
	}
	return text.slice(0, length);
}

function question(instance: StatisticalCountingInstance): string {
	const { text, rules } = instance;
	const list = rules.map(
		({ letter, points, minRun }) =>
			`${letter}: ${String(points)} ${Math.abs(points) === 1 ? 'point' : 'points'} for every run of ${String(minRun)} or more`,
	);
	return (
		'A run is a stretch of equal letters that cannot be made longer at either end. ' +
		'Runs of the string below score by these rules:\n\n' +
		`${list.join('\n')}\n\n` +
		'Start at 0. Every separate run that is long enough adds the points of its letter exactly once, ' +
		'no matter how much longer it is; a letter scores again for each further run of its own. ' +
		'Runs that are too short add nothing, and neither do letters without a rule.\n\n' +
		`The string: ${text}\n\n` +
		'What is the total? Put it, as one whole number, between <<< and >>>, ' +
		`written like <<<${formatSample(solve(instance), ['25', '31'])}>>>.`
	);
}

function verify(instance: StatisticalCountingInstance, answer: string): Verdict {
	const given = readInteger(answer);
	if (given === null) return malformed('The answer is not one whole number');
	const expected = total(instance);
	if (given === expected) return correct('This is the total over all runs that are long enough');
	const [firstOnly, perPlace, perPiece] = wrongReadings(instance);
	if (given === firstOnly)
		return incorrect('Each letter was scored once, but every run of it that is long enough counts');
	if (given === perPlace || given === perPiece) {
		return incorrect('A long run was scored more than once, but each run adds its points once');
	}
	return incorrect(`The total is ${String(expected)}, not ${String(given)}`);
}

function readInteger(answer: string): number | null {
	if (answer.length > 100) return null;
	const bare = unquoted(answer);
	const inner = /^\[([^[\]]*)\]$|^\(([^()]*)\)$/.exec(bare);
	const text = unquoted(inner?.[1] ?? inner?.[2] ?? bare);
	return /^[+−-]?\d{1,15}(?:\.0+)?$/.test(text) ? Number(text.replace('−', '-')) : null;
}

/** One of the misreadings, or the last run forgotten, or one run missed. */
function slip(instance: StatisticalCountingInstance, rng: Rng): string {
	const expected = total(instance);
	const last = runsOf(instance.text).at(-1)?.length ?? 0;
	const careless = [
		...wrongReadings(instance),
		total({ ...instance, text: instance.text.slice(0, instance.text.length - last) }),
		expected + Math.max(1, ...instance.rules.map(({ points }) => points)),
	];
	return String(rng.pick(careless.filter((value) => value !== expected)));
}
