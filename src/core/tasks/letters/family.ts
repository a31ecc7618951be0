import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { formatSample, unquoted } from '../kit/answer-form.ts';
import { pythonProgram } from '../kit/python.ts';
import type { Level, TaskFamily } from '../family.ts';
import { demo } from './demo.ts';
import { importer } from './import.ts';
import { type LettersInstance, parseLetters } from './instance.ts';
import program from './program.py?raw';
import { positionsOf, show, solve } from './solver.ts';

interface LettersAnswer {
	count: number;
	/** 1-based. */
	positions: number[];
}

interface Params {
	/** Shortest and longest word. */
	length: readonly [number, number];
	/** How often the letter may occur; one is drawn. */
	counts: readonly number[];
	/** Adjacent repeats, and many letters that look like the wanted one. */
	crowded?: boolean;
}

const UP_TO_FIVE = [1, 2, 3, 4, 5];

// The published generator fills its short bands from a word list that models know by heart; here every word is made up.
const levels: readonly Level<Params>[] = [
	level({ length: [6, 10], counts: [0, 1, 2, 3] }, false),
	level({ length: [10, 15], counts: UP_TO_FIVE }, true),
	level({ length: [15, 20], counts: UP_TO_FIVE }, true),
	level({ length: [20, 25], counts: UP_TO_FIVE }, true),
	level({ length: [25, 30], counts: UP_TO_FIVE }, true),
	level({ length: [50, 100], counts: [12, 25] }, true),
	level({ length: [150, 200], counts: [25, 50] }, true),
	level({ length: [350, 400], counts: [50, 100] }, true),
	level({ length: [750, 800], counts: [100, 200] }, true),
	level({ length: [1200, 1300], counts: [150, 300], crowded: true }, false),
	level({ length: [1900, 2000], counts: [250, 500], crowded: true }, false),
];

const ALPHABET = Array.from('abcdefghijklmnopqrstuvwxyz');
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
	Object.entries({ m: 'n', n: 'm', i: 'l', l: 'i', u: 'v', v: 'u', b: 'd', d: 'b', p: 'q', q: 'p' }),
);
export const letters: TaskFamily<LettersInstance, Params> = {
	id: 'letters',
	split: 'unseen',
	area: ['execution', 'ordering'],
	rules:
		'You get a word and one letter. Count how often the letter occurs in the word and list every place where it stands. ' +
		'The first letter of the word is at position 1.',
	levels,
	generate,
	parse: parseLetters,
	question: (instance) =>
		`How many times does the letter "${instance.letter}" occur in the word below, and at which positions?\n\n` +
		`"${instance.word}"\n\n` +
		'Count positions from 1: the first letter of the word is at position 1. List every position once, in ascending order. ' +
		'If the letter does not occur, the count is 0 and the list is empty: Count: 0, Positions: []. ' +
		'Put the final answer between <<< and >>>, exactly in this form (the numbers only show the form): ' +
		`<<<${formatSample(solve(instance), ['Count: 2, Positions: [3, 8]', 'Count: 1, Positions: [4]'])}>>>`,
	verify,
	canonical: (instance, answer) => {
		const said = parseAnswer(instance, answer);
		return said === null
			? null
			: `${String(said.count)}: ${[...said.positions].sort((a, b) => a - b).join(' ')}`;
	},
	solve,
	slip,
	python: ({ word, letter }) => pythonProgram({ word, letter }, program),
	draw: ({ word, letter }) => [
		{ kind: 'sequence', caption: 'Word', text: word },
		{ kind: 'items', caption: 'Letter to find', items: [{ text: letter, tone: 'mark' }] },
	],
	importer,
	demo,
};

function level(params: Params, published: boolean): Level<Params> {
	const [shortest, longest] = params.length;
	return {
		id: `${String(shortest)}-${String(longest)}`,
		label: `${String(shortest)} to ${String(longest)} letters${params.crowded === true ? ', crowded' : ''}`,
		published,
		params,
	};
}

function generate({ params }: Level<Params>, rng: Rng): LettersInstance {
	const { length: band, counts, crowded = false } = params;
	const length = rng.int(...band);
	const count = rng.pick(counts);
	const letter = rng.pick(crowded ? [...LOOK_ALIKES.keys()] : ALPHABET);
	const others = ALPHABET.filter((other) => other !== letter);
	const lookAlike = LOOK_ALIKES.get(letter);
	const pieces: string[] = [];
	for (let placed = 0; placed < count;) {
		const run = crowded ? Math.min(rng.int(1, 3), count - placed) : 1;
		pieces.push(letter.repeat(run));
		placed += run;
	}
	for (let filled = count; filled < length; filled++) {
		pieces.push(crowded && lookAlike !== undefined && rng.chance(0.3) ? lookAlike : rng.pick(others));
	}
	return { word: rng.shuffle(pieces).join(''), letter };
}

function verify(instance: LettersInstance, answer: string): Verdict {
	const given = parseAnswer(instance, answer);
	if (given === null) return malformed('The answer is not of the form Count: n, Positions: [p1, p2, ...]');
	const { word, letter } = instance;
	const places = new Set<number>();
	for (const place of given.positions) {
		if (places.has(place)) return incorrect(`Position ${String(place)} is listed more than once`);
		places.add(place);
	}
	if (given.count !== given.positions.length) {
		return incorrect(
			`The count says ${String(given.count)} but ${String(given.positions.length)} positions are listed`,
		);
	}
	const truth = positionsOf(instance);
	const alien = given.positions.find((place) => word[place - 1] !== letter);
	if (alien !== undefined) {
		if (truth.length === places.size && truth.every((place) => places.has(place - 1))) {
			return incorrect('All positions are one too small: the first letter is at position 1, not 0');
		}
		const there = word[alien - 1];
		return incorrect(
			there === undefined
				? `The word has no position ${String(alien)}, it has ${String(word.length)} letters`
				: `At position ${String(alien)} stands "${there}", not "${letter}"`,
		);
	}
	const missed = truth.find((place) => !places.has(place));
	if (missed !== undefined) return incorrect(`The "${letter}" at position ${String(missed)} is missing`);
	return correct('The count is right and so is every position');
}

/** Longer than the longest answer anybody would write for this word, quotes and line breaks included. */
function longestAnswer(instance: LettersInstance): number {
	return 200 + 24 * instance.word.length;
}

function parseAnswer(instance: LettersInstance, answer: string): LettersAnswer | null {
	if (answer.length > longestAnswer(instance)) return null;
	const text = answer.trim();
	const open = text.indexOf('[');
	if (open < 0 || open > 100 || !text.endsWith(']')) return null;
	const head = /^count\s*:\s*(\d{1,9})\s*[,;\n]\s*positions\s*:\s*$/i.exec(text.slice(0, open));
	if (head === null) return null;
	const elements = text.slice(open + 1, -1).split(',');
	if (elements.at(-1)?.trim() === '') elements.pop();
	const positions: number[] = [];
	for (const element of elements) {
		const bare = unquoted(element);
		if (bare.length > 12 || !/^\d{1,9}(?:\.0+)?$/.test(bare)) return null;
		positions.push(Number(bare));
	}
	return { count: Number(head[1]), positions };
}

/** One occurrence overlooked, or the counting of places slips by one somewhere along the word. */
function slip(instance: LettersInstance, rng: Rng): string {
	const truth = positionsOf(instance);
	const { length } = instance.word;
	const last = truth.at(-1);
	if (last === undefined) return show([rng.int(1, length)]);
	if (last < length && rng.chance(0.5)) {
		const from = rng.int(0, truth.length - 1);
		return show(truth.map((place, i) => (i < from ? place : place + 1)));
	}
	const overlooked = rng.int(0, truth.length - 1);
	return show(truth.filter((_, i) => i !== overlooked));
}
