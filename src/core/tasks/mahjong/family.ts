import { isRecord } from '../../json.ts';
import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { unquoted } from '../kit/answer-form.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { isListOf } from '../kit/shape.ts';
import { importer } from './import.ts';

export interface MahjongInstance {
	/** 13 capital letters; the order does not matter. */
	hand: string;
	/** `remove` is null in the last round. */
	rounds: { add: string; remove: string | null }[];
	/** Whether a run of three letters (Chi) counts in this game. */
	chi: boolean;
}

interface Params {
	rounds: number;
	chi: boolean;
	/** An easier read: the hand is shown in alphabetical order. */
	sorted: boolean;
}

type Result = 0 | 1 | 2;

const HAND_SIZE = 13;
const A = 65;

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
	label: 'Mahjong',
	split: 'seen',
	area: ['ordering', 'logic', 'execution'],
	rules:
		'A hand holds 13 letter cards. In each round one card is added and judged, then one card is taken away. ' +
		'Two or more equal cards already in the hand make it a Peng (1). ' +
		'Otherwise, in games with Chi, two cards that form three letters in a row with it make it a Chi (2). ' +
		'Anything else is a Pass (0); the result of the last round is asked.',
	levels,
	generate,
	parse,
	question,
	verify,
	solve: (instance) => String(lastResult(instance)),
	slip,
	python,
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
	const twoOfEach = Array.from({ length: 52 }, (_, i) => String.fromCharCode(A + (i >> 1)));
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

function letters(keep: (letter: string) => boolean): string[] {
	return Array.from({ length: 26 }, (_, i) => String.fromCharCode(A + i)).filter(keep);
}

type Counts = Uint8Array;

function countCards(hand: string): Counts {
	const counts = new Uint8Array(26);
	for (const card of hand) change(counts, card, 1);
	return counts;
}

function change(counts: Counts, card: string, by: number): void {
	const i = card.charCodeAt(0) - A;
	counts[i] = (counts[i] as number) + by;
}

function countOf(counts: Counts, card: string): number {
	return counts[card.charCodeAt(0) - A] ?? 0;
}

/** Judges a card against the hand before it is put in. Letters beyond A and Z count as absent: no wrap-around. */
function judge(counts: Counts, card: string, chi: boolean): Result {
	if (countOf(counts, card) >= 2) return 1;
	const x = card.charCodeAt(0) - A;
	const has = (step: number): boolean => (counts[x + step] ?? 0) > 0;
	const isRun = (has(-2) && has(-1)) || (has(-1) && has(1)) || (has(1) && has(2));
	return chi && isRun ? 2 : 0;
}

/** The cards held when the last round begins. */
function finalCounts({ hand, rounds }: MahjongInstance): Counts {
	const counts = countCards(hand);
	for (const { add, remove } of rounds.slice(0, -1)) {
		change(counts, add, 1);
		if (remove !== null) change(counts, remove, -1);
	}
	return counts;
}

function lastResult(instance: MahjongInstance): Result {
	return judge(finalCounts(instance), instance.rounds.at(-1)?.add ?? 'A', instance.chi);
}

function parse(value: unknown): MahjongInstance | null {
	if (!isRecord(value)) return null;
	const { hand, rounds, chi } = value;
	if (typeof hand !== 'string' || !/^[A-Z]{13}$/.test(hand) || typeof chi !== 'boolean') return null;
	const isCard = (card: unknown): boolean => typeof card === 'string' && /^[A-Z]$/.test(card);
	const isRound = (round: unknown): round is MahjongInstance['rounds'][number] =>
		isRecord(round) && isCard(round['add']) && (round['remove'] === null || isCard(round['remove']));
	if (!isListOf(rounds, 1, 200, isRound)) return null;
	const counts = countCards(hand);
	for (const [i, { add, remove }] of rounds.entries()) {
		if ((remove === null) !== (i === rounds.length - 1)) return null;
		change(counts, add, 1);
		if (remove === null) break;
		if (countOf(counts, remove) === 0) return null;
		change(counts, remove, -1);
	}
	return { hand, rounds, chi };
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

function python({ hand, rounds, chi }: MahjongInstance): string {
	const rows = rounds.map(
		({ add, remove }) => `    ("${add}", ${remove === null ? 'None' : `"${remove}"`}),`,
	);
	const run = `
    # Chi: x is the last, the middle or the first of three letters in a row.
    def has(step):
        return hand[chr(ord(card) + step)] > 0

    if has(-2) and has(-1) or has(-1) and has(1) or has(1) and has(2):
        return 2`;
	return `from collections import Counter

hand = Counter("${hand}")
rounds = [  # (added card, removed card)
${rows.join('\n')}
]


def judge(card):
    """${chi ? '1 = Peng, 2 = Chi, 0 = Pass' : '1 = Peng, 0 = Pass'}; the card is not in the hand yet."""
    if hand[card] >= 2:
        return 1${chi ? run : ''}
    return 0


for added, removed in rounds:
    result = judge(added)
    hand[added] += 1
    if removed is not None:
        hand[removed] -= 1

print(f"<<<{result}>>>")
`;
}
