import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Level, TaskFamily } from '../family.ts';
import { firstDifference, formatSample, unquoted } from '../kit/answer-form.ts';
import { pythonProgram } from '../kit/python.ts';
import { importer } from './import.ts';
import { parseStringRewrite, type StringRewriteInstance } from './instance.ts';
import program from './program.py?raw';
import { rewriteRules, RULE_IDS } from './rewrite-rules.ts';
import { rewrite, type RewriteSchedule } from './rewrite.ts';
import { final, run, solve } from './solver.ts';

interface Params {
	/** Fewest and most rule applications. */
	steps: readonly [number, number];
	length: readonly [number, number];
	rules: number;
	/** How many different rules must fire. */
	different: number;
	schedule: RewriteSchedule;
}

const levels: readonly Level<Params>[] = [
	level({ steps: [2, 3], length: [6, 10], rules: 4, different: 2, schedule: 'restart' }, false),
	level({ steps: [4, 14], length: [10, 20], rules: 6, different: 1, schedule: 'restart' }, true),
	level({ steps: [6, 9], length: [15, 30], rules: 6, different: 3, schedule: 'restart' }, false),
	level({ steps: [10, 14], length: [20, 40], rules: 8, different: 4, schedule: 'restart' }, false),
	level({ steps: [10, 20], length: [20, 40], rules: 8, different: 4, schedule: 'round-robin' }, false),
	level({ steps: [15, 24], length: [30, 50], rules: 9, different: 4, schedule: 'restart' }, false),
	level({ steps: [25, 60], length: [40, 60], rules: 10, different: 5, schedule: 'restart' }, false),
];

export const stringDeletionAndModification: TaskFamily<StringRewriteInstance, Params> = {
	id: 'string-deletion-and-modification',
	split: 'seen',
	area: ['execution'],
	rules:
		'A string of letters and an ordered list of rewriting rules are given. ' +
		'Apply the rules one at a time, in the stated order of turns, always to the current string, until none applies any more. ' +
		'The string that is left is the answer.',
	levels,
	generate,
	parse: parseStringRewrite,
	question,
	verify,
	fits: isOfItsLetters,
	solve,
	slip,
	python: ({ text, rules, schedule }) =>
		pythonProgram({ text, rules: rules.map((id) => rewriteRules[id].change), schedule }, program),
	draw: ({ text, rules }) => [
		{ kind: 'sequence', caption: 'Start', text },
		{ kind: 'facts', caption: 'Rules, in this order', facts: rules.map((id) => rewriteRules[id].words) },
	],
	importer,
};

function level(params: Params, published: boolean): Level<Params> {
	const [fewest, most] = params.steps;
	const round = params.schedule === 'round-robin';
	return {
		id: `s${String(fewest)}${round ? '-round' : ''}`,
		label: `${String(fewest)} to ${String(most)} steps${round ? ', rules taking turns' : ''}`,
		published,
		params,
	};
}

/** Rules 18 and 19 together can rewrite for ever; such draws are thrown away, and those that leave nothing. */
function generate({ params }: Level<Params>, rng: Rng): StringRewriteInstance {
	const { steps, length, rules: ruleCount, different, schedule } = params;
	for (;;) {
		const text = Array.from({ length: rng.int(...length) }, () => rng.pick(['a', 'b', 'c'])).join('');
		const rules = rng.sample(RULE_IDS, ruleCount);
		const rewriting = rewrite(text, rules, schedule);
		const { ended, fired } = rewriting;
		const fits = ended && final(rewriting) !== '' && fired.length >= steps[0] && fired.length <= steps[1];
		if (fits && new Set(fired).size >= different) return { text, rules, schedule };
	}
}

function question(instance: StringRewriteInstance): string {
	const { text, rules, schedule } = instance;
	const list = rules.map((id, i) => `${String(i + 1)}. ${rewriteRules[id].words}.`).join('\n');
	const turns =
		schedule === 'restart'
			? 'In every step take the first rule of the list whose condition holds for the current string, apply it exactly once, ' +
				'and then start again at rule 1. Stop when no rule applies.'
			: 'The rules take turns in the order of the list, and after the last one it is the turn of rule 1 again. ' +
				'At its turn a rule is applied exactly once if its condition holds for the current string, otherwise it is skipped; ' +
				'then it is the turn of the next rule. Stop when no rule applies.';
	const sample = formatSample(solve(instance), ['abcab', 'cabba']);
	return (
		`A string is rewritten by this ordered list of rules:\n\n${list}\n\n` +
		`${turns} "Start", "end", "first", "last" and "leftmost" always refer to the current string; ` +
		'the leftmost occurrence is the one that begins nearest to the start.\n\n' +
		`The string: "${text}"\n\n` +
		'Which string is left at the end? Put it between <<< and >>>, without quotes and blanks, ' +
		`written like <<<${sample}>>>. If nothing is left, the answer is <<<>>>.`
	);
}

function verify(instance: StringRewriteInstance, answer: string): Verdict {
	if (answer.length > 2000) return malformed('The answer is far longer than the string can get');
	const given = unquoted(answer);
	if (!/^[a-z]*$/.test(given)) return malformed('The answer is not a plain string of small letters');
	const { states } = run(instance);
	const expected = states.at(-1) ?? '';
	if (given === expected) return correct('This is the string that is left when no rule applies');
	const reached = states.indexOf(given);
	if (reached === 0) return incorrect('This is the string as it was given, but a rule applies to it');
	if (reached > 0) {
		const steps = reached === 1 ? '1 step' : `${String(reached)} steps`;
		return incorrect(`This is the string after ${steps}, but a rule still applies to it`);
	}
	if (given === '') {
		return incorrect('The answer is empty, but letters are left at the end');
	}
	const { text, rules, schedule } = instance;
	const other = rewrite(text, rules, schedule === 'restart' ? 'round-robin' : 'restart');
	if (other.ended && given === final(other)) {
		return incorrect(
			schedule === 'restart'
				? 'This comes from going on to the next rule after each application instead of back to rule 1'
				: 'This comes from going back to rule 1 after each application instead of on to the next rule',
		);
	}
	return incorrect(`The answer is not the string that is left: ${firstDifference(given, expected)}`);
}

/** Made of letters that the string or a rule can bring in, and no longer than a string can grow. */
function isOfItsLetters({ text, rules }: StringRewriteInstance, answer: string): boolean {
	const given = unquoted(answer);
	const named = rules.flatMap((id) => rewriteRules[id].words.match(/"[a-z]+"/g) ?? []);
	const letters = new Set(Array.from(text + named.join('')));
	return given.length <= 3 * text.length + 20 && Array.from(given).every((letter) => letters.has(letter));
}

/** The other order of turns, a stop one step too early, or one letter lost while copying. */
function slip(instance: StringRewriteInstance, rng: Rng): string {
	const { text, rules, schedule } = instance;
	const { states } = run(instance);
	const expected = states.at(-1) ?? '';
	const other = rewrite(text, rules, schedule === 'restart' ? 'round-robin' : 'restart');
	const early = states.at(-2);
	const careless = [
		...(other.ended ? [final(other)] : []),
		...(early === undefined ? [] : [early]),
		expected.slice(0, -1) || 'a',
	];
	return rng.pick(careless.filter((answer) => answer !== expected));
}
