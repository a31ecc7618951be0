import { isRecord } from '../../json.ts';
import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { firstDifference, formatSample, unquoted } from '../kit/answer-form.ts';
import type { Level, TaskFamily } from '../family.ts';
import { importer } from './import.ts';

export interface StringInsertionRule {
	/** All triggers of an instance have the same length and differ. */
	trigger: string;
	/** One character, inserted directly behind the trigger. */
	insert: string;
}

/** Every trigger found in the given text, overlapping ones too, gets its letter; all insertions happen together. */
export interface StringInsertionInstance {
	alphabet: string;
	rules: StringInsertionRule[];
	text: string;
}

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

export const INSERTION_ALPHABET = 'ABCDE';
const RING = INSERTION_ALPHABET + INSERTION_ALPHABET;
export const INSERTION_RULES: readonly StringInsertionRule[] = Array.from(
	INSERTION_ALPHABET,
	(letter, i) => ({
		trigger: RING.slice(i, i + 4),
		insert: letter,
	}),
);
const MAX_TEXT_LENGTH = 2000;

export const stringInsertion: TaskFamily<StringInsertionInstance, Params> = {
	id: 'string-insertion',
	label: 'String Insertion',
	split: 'seen',
	area: ['execution'],
	rules:
		'A string is given, and a list of short triggers with one letter each. ' +
		'Find every trigger in the given string, overlapping ones too, and insert its letter directly behind it. ' +
		'All triggers are looked for in the string as it was given: inserted letters neither make nor break one.',
	levels,
	generate,
	parse,
	question,
	verify,
	fits: ({ text }, answer) => unquoted(answer).length >= text.length / 2,
	solve: ({ rules, text }) => insertAll(rules, text),
	slip,
	python: ({ rules, text }) =>
		`# What to insert behind which four letters; every window of the ORIGINAL text is looked up.
insertions = {
${rules.map(({ trigger, insert }) => `    ${JSON.stringify(trigger)}: ${JSON.stringify(insert)},`).join('\n')}
}
text = ${JSON.stringify(text)}
width = ${String(triggerLength(rules))}

result = ""
for end in range(1, len(text) + 1):
    result += text[end - 1]
    window = text[max(0, end - width):end]
    result += insertions.get(window, "")

print(f"<<<{result}>>>")
`,
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

function triggerLength(rules: readonly StringInsertionRule[]): number {
	return rules[0]?.trigger.length ?? 0;
}

function insertAll(rules: readonly StringInsertionRule[], text: string): string {
	return rewrite(rules, text).result;
}

/** `places` are the 0-based offsets of the inserted letters in the result. */
function rewrite(rules: readonly StringInsertionRule[], text: string): { result: string; places: number[] } {
	const letterBehind = new Map(rules.map(({ trigger, insert }) => [trigger, insert]));
	const width = triggerLength(rules);
	const places: number[] = [];
	let result = '';
	for (let end = 1; end <= text.length; end++) {
		result += text.charAt(end - 1);
		const letter = letterBehind.get(text.slice(Math.max(0, end - width), end));
		if (letter === undefined) continue;
		places.push(result.length);
		result += letter;
	}
	return { result, places };
}

/** The reading the question excludes: inserting while scanning, so that inserted letters make and break triggers. */
function insertWhileScanning(rules: readonly StringInsertionRule[], text: string): string {
	const letterBehind = new Map(rules.map(({ trigger, insert }) => [trigger, insert]));
	const width = triggerLength(rules);
	let result = '';
	for (const character of text) {
		result += character;
		result += letterBehind.get(result.slice(-width)) ?? '';
	}
	return result;
}

function countTriggers(text: string): number {
	return rewrite(INSERTION_RULES, text).places.length;
}

function generate({ params }: Level<Params>, rng: Rng): StringInsertionInstance {
	const build = params.traps ? trappedText : plainText;
	let text: string;
	do {
		text = build(params.triggers, rng);
	} while (countTriggers(text) !== params.triggers || (params.traps && !isTricky(text)));
	return { alphabet: INSERTION_ALPHABET, rules: INSERTION_RULES.map((rule) => ({ ...rule })), text };
}

/** As published: the triggers one after the other with one letter between, and up to two letters at each end. */
function plainText(triggers: number, rng: Rng): string {
	const letters = (count: number): string =>
		Array.from({ length: count }, () => rng.pick(INSERTION_RULES).insert).join('');
	const planted = Array.from({ length: triggers }, () => rng.pick(INSERTION_RULES).trigger);
	const middle = planted.map((trigger, i) => (i === 0 ? '' : letters(1)) + trigger).join('');
	return letters(rng.int(0, 2)) + middle + letters(rng.int(0, 2));
}

function trappedText(triggers: number, rng: Rng): string {
	let text = '';
	for (let attempts = 0; countTriggers(text) < triggers && attempts < 20 * triggers; attempts++) {
		const longer = text + piece(rng);
		if (countTriggers(longer) <= triggers) text = longer;
	}
	return text + rng.pick(INSERTION_RULES).insert;
}

function piece(rng: Rng): string {
	const start = rng.int(0, 4);
	const run = (length: number): string => RING.slice(start, start + length);
	const kind = rng.int(0, 9);
	if (kind < 3) return run(rng.int(5, 6)); // overlapping triggers
	if (kind < 5) return run(4) + run(4).slice(1); // the inserted letter and the next three spell the trigger again
	if (kind < 7) return run(3) + rng.pick(INSERTION_RULES).insert; // mostly a near miss
	return run(4) + rng.pick(INSERTION_RULES).insert;
}

/** Holds overlapping triggers, and inserting while scanning gives another result. */
function isTricky(text: string): boolean {
	const overlapping = INSERTION_RULES.some((_, i) => text.includes(RING.slice(i, i + 5)));
	return overlapping && insertWhileScanning(INSERTION_RULES, text) !== insertAll(INSERTION_RULES, text);
}

function parse(value: unknown): StringInsertionInstance | null {
	if (!isRecord(value)) return null;
	const { alphabet, rules, text } = value;
	if (typeof alphabet !== 'string' || typeof text !== 'string' || !Array.isArray(rules)) return null;
	if (!/^[A-Z]{2,26}$/.test(alphabet) || new Set(alphabet).size < alphabet.length) return null;
	if (text === '' || text.length > MAX_TEXT_LENGTH || !isOver(alphabet, text)) return null;
	if (rules.length === 0 || rules.length > 26) return null;
	const read: StringInsertionRule[] = [];
	for (const rule of rules as unknown[]) {
		if (!isRecord(rule)) return null;
		const { trigger, insert } = rule;
		if (typeof trigger !== 'string' || typeof insert !== 'string') return null;
		if (trigger.length < 2 || trigger.length > 10 || !isOver(alphabet, trigger)) return null;
		if (insert.length !== 1 || !isOver(alphabet, insert)) return null;
		read.push({ trigger, insert });
	}
	const triggers = new Set(read.map(({ trigger }) => trigger));
	const widths = new Set(read.map(({ trigger }) => trigger.length));
	return triggers.size === read.length && widths.size === 1 ? { alphabet, rules: read, text } : null;
}

function isOver(alphabet: string, text: string): boolean {
	const letters = new Set(alphabet);
	for (const character of text) if (!letters.has(character)) return false;
	return true;
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
