export type GameId = 'elements' | 'cycle' | 'animals';
/** Seen from your card. */
export type Outcome = 'win' | 'draw' | 'loss';

/** Who beats whom, seen from your card. A card in neither list draws. */
export interface CardGame {
	cards: readonly string[];
	/** One per card. */
	names: readonly string[];
	/** For the question: the complete rule, one sentence per line. */
	rules: readonly string[];
	beats: Readonly<Record<string, readonly string[]>>;
	losesTo: Readonly<Record<string, readonly string[]>>;
}

/** Seen from `mine`. */
export function outcome({ beats, losesTo }: CardGame, mine: string, theirs: string): Outcome {
	if (beats[mine]?.includes(theirs) === true) return 'win';
	return losesTo[mine]?.includes(theirs) === true ? 'loss' : 'draw';
}

/** The element rule matters for `elements` only. */
export function cardGame(game: GameId, elementRule: 'directed' | 'symmetric'): CardGame {
	if (game === 'cycle') return cycle;
	if (game === 'animals') return animals;
	return elementRule === 'directed' ? directedElements : symmetricElements;
}

const FIVE = ['A', 'B', 'C', 'D', 'E'] as const;
const ELEMENTS = ['Wood', 'Fire', 'Earth', 'Metal', 'Water'];
const CIRCLES = [
	'Each element generates the next one in the circle A > B > C > D > E > A: A generates B, B generates C, C generates D, D generates E, E generates A.',
	'Each element overcomes the next but one: A overcomes C, B overcomes D, C overcomes E, D overcomes A, E overcomes B.',
];

/** `step` places further in the circle of five. */
function further(card: string, step: number): string {
	return FIVE[(FIVE.indexOf(card as (typeof FIVE)[number]) + step) % 5] as string;
}

function tableOf(
	cards: readonly string[],
	partners: (card: string) => readonly string[],
): Record<string, readonly string[]> {
	return Object.fromEntries(cards.map((card) => [card, partners(card)]));
}

const directedElements: CardGame = {
	cards: FIVE,
	names: ELEMENTS,
	rules: [
		...CIRCLES,
		"Only what your own card does to the opponent's card decides: if your card generates it, you lose; if your card overcomes it, you win; in every other case, including the case that the opponent's card generates or overcomes yours, the round is a draw.",
	],
	beats: tableOf(FIVE, (card) => [further(card, 2)]),
	losesTo: tableOf(FIVE, (card) => [further(card, 1)]),
};

const symmetricElements: CardGame = {
	cards: FIVE,
	names: ELEMENTS,
	rules: [
		...CIRCLES,
		"What either card does to the other counts: the player whose card generates the other's card loses, the player whose card overcomes the other's card wins. Only equal cards draw.",
	],
	beats: tableOf(FIVE, (card) => [further(card, 2), further(card, 4)]),
	losesTo: tableOf(FIVE, (card) => [further(card, 1), further(card, 3)]),
};

const FOUR = ['A', 'B', 'C', 'D'] as const;

const cycle: CardGame = {
	cards: FOUR,
	names: ['Stick', 'Tiger', 'Chicken', 'Worm'],
	rules: [
		'A beats B, B beats C, C beats D, and D beats A, whoever of the two players holds the card.',
		'Equal cards draw, and so do A against C and B against D.',
	],
	beats: { A: ['B'], B: ['C'], C: ['D'], D: ['A'] },
	losesTo: { A: ['D'], B: ['A'], C: ['B'], D: ['C'] },
};

const EIGHT = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;

/** The larger animal, that is the earlier letter, wins; but the mouse H beats the elephant A. */
function smaller(card: string): string[] {
	if (card === 'H') return ['A'];
	return EIGHT.filter((other) => other > card && !(card === 'A' && other === 'H'));
}

const animals: CardGame = {
	cards: EIGHT,
	names: ['Elephant', 'Lion', 'Tiger', 'Leopard', 'Wolf', 'Dog', 'Cat', 'Mouse'],
	rules: [
		'The larger animal wins; from large to small they are A, B, C, D, E, F, G, H, so the earlier letter beats the later one.',
		'There is one exception: the mouse H beats the elephant A, so A loses against H.',
		'Equal cards draw.',
	],
	beats: tableOf(EIGHT, smaller),
	losesTo: tableOf(EIGHT, (card) => EIGHT.filter((other) => smaller(other).includes(card))),
};
