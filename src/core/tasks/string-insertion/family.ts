import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Level, TaskFamily } from '../family.ts';
import { firstDifference, formatSample, unquoted } from '../kit/answer-form.ts';
import { pythonProgram } from '../kit/python.ts';
import { importer } from './import.ts';
import { isOver, parseStringInsertion, type StringInsertionInstance } from './instance.ts';
import program from './program.py?raw';
import { PUBLISHED_ALPHABET, PUBLISHED_RULES, RING } from './published-rules.ts';
import { insertAll, insertWhileScanning, rewrite, solve } from './solver.ts';

interface Params {
	/** How many trigger occurrences the text holds. */
	triggers: number;
	/** With overlapping triggers, near misses, and places where an inserted letter would spell a new trigger. */
	traps: boolean;
}

const levels: readonly Level<Params>[] = [
	level(1, false, false),
	level(3, false, true),
	level(3, true, false),
	level(6, true, false),
	level(12, true, false),
	level(25, true, false),
	level(50, true, false),
];

export const stringInsertion: TaskFamily<StringInsertionInstance, Params> = {
	id: 'string-insertion',
	split: 'seen',
	area: ['execution'],
	rules:
		'A string is given, and a list of short triggers with one letter each. ' +
		'Find every trigger in the given string, overlapping ones too, and insert its letter directly behind it. ' +
		'All triggers are looked for in the string as it was given: inserted letters neither make nor break one.',
	levels,
	generate,
	parse: parseStringInsertion,
	question,
	verify,
	fits: ({ text }, answer) => unquoted(answer).length >= text.length / 2,
	solve,
	slip,
	python: ({ rules, text }) =>
		pythonProgram(
			{ insertions: Object.fromEntries(rules.map(({ trigger, insert }) => [trigger, insert])), text },
			program,
		),
	draw: ({ rules, text }) => [
		{ kind: 'sequence', caption: 'String', text },
		{
			kind: 'facts',
			caption: 'Insertions',
			facts: rules.map(({ trigger, insert }) => `${insert} behind every ${trigger}`),
		},
	],
	importer,
};

function level(triggers: number, traps: boolean, published: boolean): Level<Params> {
	return {
		id: `t${String(triggers)}${traps ? '-traps' : ''}`,
		label: `${String(triggers)} ${triggers === 1 ? 'trigger' : 'triggers'}${traps ? ', overlaps and traps' : ''}`,
		published,
		params: { triggers, traps },
	};
}

function countTriggers(text: string): number {
	return rewrite(PUBLISHED_RULES, text).places.length;
}

function generate({ params }: Level<Params>, rng: Rng): StringInsertionInstance {
	const build = params.traps ? trappedText : plainText;
	let text: string;
	do {
		text = build(params.triggers, rng);
	} while (countTriggers(text) !== params.triggers || (params.traps && !isTricky(text)));
	return { alphabet: PUBLISHED_ALPHABET, rules: PUBLISHED_RULES.map((rule) => ({ ...rule })), text };
}

/** As published: the triggers one after the other with one letter between, and up to two letters at each end. */
function plainText(triggers: number, rng: Rng): string {
	const letters = (count: number): string =>
		Array.from({ length: count }, () => rng.pick(PUBLISHED_RULES).insert).join('');
	const planted = Array.from({ length: triggers }, () => rng.pick(PUBLISHED_RULES).trigger);
	const middle = planted.map((trigger, i) => (i === 0 ? '' : letters(1)) + trigger).join('');
	return letters(rng.int(0, 2)) + middle + letters(rng.int(0, 2));
}

function trappedText(triggers: number, rng: Rng): string {
	let text = '';
	for (let attempts = 0; countTriggers(text) < triggers && attempts < 20 * triggers; attempts++) {
		const longer = text + piece(rng);
		if (countTriggers(longer) <= triggers) text = longer;
	}
	return text + rng.pick(PUBLISHED_RULES).insert;
}

function piece(rng: Rng): string {
	const start = rng.int(0, 4);
	const run = (length: number): string => RING.slice(start, start + length);
	const kind = rng.int(0, 9);
	if (kind < 3) return run(rng.int(5, 6)); // overlapping triggers
	if (kind < 5) return run(4) + run(4).slice(1); // the inserted letter and the next three spell the trigger again
	if (kind < 7) return run(3) + rng.pick(PUBLISHED_RULES).insert; // mostly a near miss
	return run(4) + rng.pick(PUBLISHED_RULES).insert;
}

/** Holds overlapping triggers, and inserting while scanning gives another result. */
function isTricky(text: string): boolean {
	const overlapping = PUBLISHED_RULES.some((_, i) => text.includes(RING.slice(i, i + 5)));
	return overlapping && insertWhileScanning(PUBLISHED_RULES, text) !== insertAll(PUBLISHED_RULES, text);
}

function question({ alphabet, rules, text }: StringInsertionInstance): string {
	const list = rules.map(({ trigger, insert }, i) => `${String(i + 1)}. behind ${trigger} insert ${insert}`);
	const sample = formatSample(insertAll(rules, text), [alphabet.slice(0, 3), alphabet.slice(0, 2)]);
	return (
		`A string over the letters ${Array.from(alphabet).join(', ')} is rewritten once by these insertions:\n\n` +
		`${list.join('\n')}\n\n` +
		'First mark every place in the given string where one of these triggers ends, from left to right; ' +
		'every occurrence counts, also when two of them overlap. Then make all the insertions together, each directly ' +
		'behind the last letter of its trigger. An inserted letter never starts, completes or breaks a trigger, ' +
		'and there is no second pass.\n\n' +
		`The string:\n${text}\n\n` +
		'Give the resulting string, capital letters without blanks or quotes, between <<< and >>>, ' +
		`written like <<<${sample}>>>.`
	);
}

function verify({ alphabet, rules, text }: StringInsertionInstance, answer: string): Verdict {
	if (answer.length > 3 * text.length + 100)
		return malformed('The answer is far longer than the result can be');
	const given = unquoted(answer);
	if (given === '') return malformed('The answer is empty');
	if (!isOver(alphabet, given))
		return malformed(`The answer holds something other than the letters ${alphabet}`);
	const expected = insertAll(rules, text);
	if (given === expected) return correct('This is the string after all insertions');
	if (given === text) return incorrect('Nothing was inserted, yet the string holds triggers');
	if (given === insertWhileScanning(rules, text)) {
		return incorrect('An inserted letter was counted as part of a trigger, but only the given string counts');
	}
	return incorrect(`The answer is not the result: ${firstDifference(given, expected)}`);
}

/** A trigger overlooked, a wrong letter behind one, or inserted letters read as part of later triggers. */
function slip({ alphabet, rules, text }: StringInsertionInstance, rng: Rng): string {
	const { result: expected, places } = rewrite(rules, text);
	const scanned = insertWhileScanning(rules, text);
	if (scanned !== expected && rng.chance(0.5)) return scanned;
	if (places.length === 0) return text + rng.pick(Array.from(alphabet));
	const place = rng.pick(places);
	const wrongLetter = Array.from(alphabet).find((letter) => letter !== expected[place]) ?? '';
	return expected.slice(0, place) + (rng.chance(0.5) ? wrongLetter : '') + expected.slice(place + 1);
}
