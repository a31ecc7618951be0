import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { unquoted } from '../kit/answer-form.ts';
import { pythonProgram } from '../kit/python.ts';
import { change, countCards, countOf, judge, letters, type Counts, type Result } from './cards.ts';
import { importer } from './import.ts';
import { parseMahjong, type MahjongInstance } from './instance.ts';
import program from './program.py?raw';
import { finalCounts, lastResult, solve } from './solver.ts';

interface Params {
	rounds: number;
	chi: boolean;
	/** An easier read: the hand is shown in alphabetical order. */
	sorted: boolean;
}

const HAND_SIZE = 13;

const levels: readonly Level<Params>[] = [
	level('sorted-1', '1 round, sorted hand, no Chi', { rounds: 1, chi: false, sorted: true }, false),
	level('r1', '1 round, no Chi', { rounds: 1, chi: false, sorted: false }, true),
	level('r2', '2 rounds, no Chi', { rounds: 2, chi: false, sorted: false }, true),
	level('r3', '3 rounds', { rounds: 3, chi: true, sorted: false }, true),
	level('r4', '4 rounds', { rounds: 4, chi: true, sorted: false }, true),
	level('r5', '5 rounds', { rounds: 5, chi: true, sorted: false }, true),
	level('r12', '12 rounds', { rounds: 12, chi: true, sorted: false }, false),
	level('r25', '25 rounds', { rounds: 25, chi: true, sorted: false }, false),
];

export const mahjong: TaskFamily<MahjongInstance, Params> = {
	id: 'mahjong',
	split: 'seen',
	area: ['ordering', 'logic', 'execution'],
	rules:
		'A hand holds 13 letter cards. In each round one card is added and judged, then one card is taken away. ' +
		'Two or more equal cards already in the hand make it a Peng (1). ' +
		'Otherwise, in games with Chi, two cards that form three letters in a row with it make it a Chi (2). ' +
		'Anything else is a Pass (0); the result of the last round is asked.',
	levels,
	generate,
	parse: parseMahjong,
	question,
	verify,
	solve,
	slip,
	python: ({ hand, rounds, chi }) =>
		pythonProgram({ hand, rounds: rounds.map(({ add, remove }) => [add, remove]), chi }, program),
	draw: ({ hand, rounds }): Drawing[] => [
		{
			kind: 'items',
			caption: 'Hand at the start',
			items: Array.from(hand, (text) => ({ text, tone: 'given' as const })),
		},
		{ kind: 'facts', caption: 'Rounds', facts: rounds.map(roundLine) },
	],
	importer,
};

function level(id: string, label: string, params: Params, published: boolean): Level<Params> {
	return { id, label, published, params };
}

function generate({ params }: Level<Params>, rng: Rng): MahjongInstance {
	const twoOfEach = letters(() => true).flatMap((letter) => [letter, letter]);
	const drawn = rng.sample(twoOfEach, HAND_SIZE);
	const counts = countCards(drawn.join(''));
	const rounds: MahjongInstance['rounds'] = [];
	for (let round = 1; round < params.rounds; round++) {
		const add = drawCard(counts, pickResult(params.chi, rng), params.chi, rng);
		// The card just added may go at once, but then the round would change nothing.
		const held = letters((letter) => letter !== add && countOf(counts, letter) > 0);
		const remove = rng.pick(held);
		change(counts, add, 1);
		change(counts, remove, -1);
		rounds.push({ add, remove });
	}
	// Mostly a last card that the hand at the start would judge differently: then tracking decides.
	const start = countCards(drawn.join(''));
	const wanted = pickResult(params.chi, rng);
	let add = drawCard(counts, wanted, params.chi, rng);
	for (let tries = 0; tries < 12 && judge(start, add, params.chi) === wanted; tries++) {
		add = drawCard(counts, wanted, params.chi, rng);
	}
	rounds.push({ add, remove: null });
	const hand = params.sorted ? drawn.sort() : drawn;
	return { hand: hand.join(''), rounds, chi: params.chi };
}

function pickResult(chi: boolean, rng: Rng): Result {
	return rng.pick<Result>(chi ? [0, 1, 2] : [0, 1]);
}

const COPIES = 4;

/** A card with the wanted result where the hand allows one, else any card; never a fifth copy in the hand. */
function drawCard(counts: Counts, wanted: Result, chi: boolean, rng: Rng): string {
	const free = letters((letter) => countOf(counts, letter) < COPIES);
	const fitting = free.filter((letter) => judge(counts, letter, chi) === wanted);
	return rng.pick(fitting.length > 0 ? fitting : free);
}

function roundLine({ add, remove }: MahjongInstance['rounds'][number], index: number): string {
	return `Round ${index + 1}: add ${add}${remove === null ? '' : `, then remove ${remove}`}`;
}

function question({ hand, rounds, chi }: MahjongInstance): string {
	const results = chi
		? `1 (Peng): the hand already holds at least two cards equal to the added card.
2 (Chi): it is not a Peng, and two cards of the hand form three consecutive letters of the alphabet with the added card. The added card may be the first, the middle or the last of the three; extra copies of cards do not matter; the alphabet does not wrap around, so Y, Z, A is no run.
0 (Pass): neither of these.`
		: `1 (Peng): the hand already holds at least two cards equal to the added card.
0 (Pass): anything else.`;
	return `You play a card game with letter cards from A to Z. Your hand holds 13 cards. In each round one card is added to the hand and judged, and after that one card is removed. The added card is judged against the 13 cards that were in the hand before it came; the removal of a round has no influence on the judgement of that round. The judgement is

${results}

Hand at the start: ${hand}

${rounds.map(roundLine).join('\n')}

Which judgement does the card added in the last round get? Answer with the number alone, ${
		chi ? '0, 1 or 2' : '0 or 1'
	}, between <<< and >>>, in the form <<<number>>>.`;
}

const NAMES = ['a Pass (0)', 'a Peng (1)', 'a Chi (2)'] as const;

const MAX_ANSWER_LENGTH = 100;

function verify(instance: MahjongInstance, answer: string): Verdict {
	const text = answer.length > MAX_ANSWER_LENGTH ? '' : unquoted(answer);
	if (!(instance.chi ? /^[012]$/ : /^[01]$/).test(text)) {
		return malformed(`The answer is not one of the numbers 0${instance.chi ? ', 1 and 2' : ' and 1'}`);
	}
	const result = lastResult(instance);
	const add = instance.rounds.at(-1)?.add ?? '';
	if (Number(text) === result) return correct(`Adding ${add} to that hand is ${NAMES[result]}`);
	const held = finalCounts(instance);
	const hand = letters(() => true)
		.map((letter) => letter.repeat(countOf(held, letter)))
		.join('');
	return incorrect(`Before the last round the hand is ${hand}, so adding ${add} is ${NAMES[result]}`);
}

/** Forgets the rounds in between, or else confuses the results. */
function slip(instance: MahjongInstance, rng: Rng): string {
	const result = lastResult(instance);
	const untracked = judge(countCards(instance.hand), instance.rounds.at(-1)?.add ?? 'A', instance.chi);
	if (untracked !== result) return String(untracked);
	return String(rng.pick((instance.chi ? [0, 1, 2] : [0, 1]).filter((other) => other !== result)));
}
