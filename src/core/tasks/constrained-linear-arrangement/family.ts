import { isRecord } from '../../json.ts';
import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { parseAnswerList } from '../kit/answer-list.ts';
import { cardGame, outcome, type CardGame, type GameId, type Outcome } from './card-games.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { redraw } from '../kit/redraw.ts';
import { isListOf } from '../kit/shape.ts';
import { importer } from './import.ts';

export interface LinearArrangementInstance {
	game: GameId;
	/** Elements only: `directed` (only your card acts) or `symmetric` (both cards act). */
	elementRule?: 'directed' | 'symmetric';
	/** Your cards, pairwise different letters. */
	moves: string[];
	/** Yours, one per move. */
	results: Outcome[];
}

interface Params {
	game: GameId;
	elementRule?: 'directed' | 'symmetric';
	rounds: number;
	/** Instances with more consistent answers are redrawn. */
	mostAnswers: number;
}

const levels: readonly Level<Params>[] = [
	level('cycle', 3, 4, false),
	level('elements', 3, 60, true, 'directed'),
	level('cycle', 4, 24, true),
	level('animals', 3, 336, true),
	level('elements', 4, 120, true, 'directed'),
	level('animals', 4, 1680, true),
	level('elements', 5, 120, true, 'directed'),
	level('animals', 5, 6720, true),
	level('elements', 5, 3, false, 'symmetric'),
	level('animals', 6, 3, false),
	level('animals', 8, 3, false),
];

export const constrainedLinearArrangement: TaskFamily<LinearArrangementInstance, Params> = {
	id: 'constrained-linear-arrangement',
	label: 'Constrained Linear Arrangement',
	split: 'seen',
	area: ['logic', 'ordering'],
	rules:
		'Two players hold the same cards and play one card each per round, each card at most once. ' +
		'You see your own cards and whether you won, drew or lost each round. ' +
		'Find cards the opponent may have played; every sequence that explains all results is right.',
	levels,
	generate,
	parse,
	question,
	verify,
	fits: ({ moves }, answer) => parseAnswerList(answer, 'commas')?.length === moves.length,
	solve: (instance) => firstSequence(instance)?.join(',') ?? 'no sequence',
	slip,
	python,
	draw: (instance): Drawing[] => [
		{
			kind: 'grid',
			caption: 'Your cards and results',
			rowLabels: ['Card', 'Result', 'Opponent'],
			columnLabels: instance.moves.map((_, i) => String(i + 1)),
			rows: [
				instance.moves.map((text) => ({ text, tone: 'given' as const })),
				instance.results.map((text) => ({ text })),
				instance.moves.map(() => ({ text: '?', tone: 'empty' as const })),
			],
		},
		{ kind: 'facts', caption: 'Who beats whom', facts: gameOf(instance).rules },
	],
	importer,
};

function level(
	game: GameId,
	rounds: number,
	mostAnswers: number,
	published: boolean,
	elementRule?: 'directed' | 'symmetric',
): Level<Params> {
	const isSymmetric = elementRule === 'symmetric';
	return {
		id: `${game}-${rounds}${isSymmetric ? '-symmetric' : ''}`,
		label: `${game}, ${rounds} rounds${isSymmetric ? ', both cards act' : ''}`,
		published,
		params: { game, rounds, mostAnswers, ...(elementRule === undefined ? {} : { elementRule }) },
	};
}

function gameOf({ game, elementRule }: Pick<LinearArrangementInstance, 'game' | 'elementRule'>): CardGame {
	return cardGame(game, elementRule ?? 'directed');
}

function generate({ params }: Level<Params>, rng: Rng): LinearArrangementInstance {
	const { game, elementRule, rounds, mostAnswers } = params;
	const rules = cardGame(game, elementRule ?? 'directed');
	return redraw(() => {
		const moves = rng.sample(rules.cards, rounds);
		const results = rng.sample(rules.cards, rounds).map((card, i) => outcome(rules, moves[i] ?? '', card));
		const rule = elementRule === undefined ? {} : { elementRule };
		const instance: LinearArrangementInstance = { game, ...rule, moves, results };
		const isDull = results.every((result) => result === 'draw');
		return isDull || countSequences(instance) > mostAnswers ? null : instance;
	}, 5000);
}

/** Cards that would explain each round on its own, as bit sets over the game's cards. */
function explanations(instance: LinearArrangementInstance): number[] {
	const rules = gameOf(instance);
	return instance.moves.map((move, i) =>
		rules.cards.reduce(
			(set, card, bit) => (outcome(rules, move, card) === instance.results[i] ? set | (1 << bit) : set),
			0,
		),
	);
}

/** Ways to give every round its own explaining card, counted over sets of used cards. */
function countSequences(instance: LinearArrangementInstance): number {
	let ways = new Map([[0, 1]]);
	for (const explaining of explanations(instance)) {
		const next = new Map<number, number>();
		for (const [used, count] of ways) {
			for (let rest = explaining & ~used; rest !== 0; rest &= rest - 1) {
				const set = used | (rest & -rest);
				next.set(set, (next.get(set) ?? 0) + count);
			}
		}
		ways = next;
	}
	return [...ways.values()].reduce((sum, count) => sum + count, 0);
}

function firstSequence(instance: LinearArrangementInstance): string[] | null {
	const { cards } = gameOf(instance);
	const sets = explanations(instance);
	const chosen: number[] = [];
	const visit = (round: number, used: number): boolean => {
		if (round === sets.length) return true;
		return cards.some((_, bit) => {
			if (((sets[round] ?? 0) & ~used & (1 << bit)) === 0) return false;
			chosen[round] = bit;
			return visit(round + 1, used | (1 << bit));
		});
	};
	return visit(0, 0) ? chosen.map((bit) => cards[bit] as string) : null;
}

function parse(value: unknown): LinearArrangementInstance | null {
	if (!isRecord(value)) return null;
	const { game, elementRule, moves, results } = value;
	if (game !== 'elements' && game !== 'cycle' && game !== 'animals') return null;
	const rule: Pick<LinearArrangementInstance, 'elementRule'> =
		elementRule === 'directed' || elementRule === 'symmetric' ? { elementRule } : {};
	const needsRule = game === 'elements';
	if (needsRule !== 'elementRule' in rule || needsRule !== (elementRule !== undefined)) return null;
	const { cards } = cardGame(game, 'directed');
	const isCard = (card: unknown): card is string => typeof card === 'string' && cards.includes(card);
	const isOutcome = (result: unknown): result is Outcome =>
		result === 'win' || result === 'draw' || result === 'loss';
	if (!isListOf(moves, 1, cards.length, isCard) || new Set(moves).size !== moves.length) return null;
	if (!isListOf(results, moves.length, moves.length, isOutcome)) return null;
	const instance: LinearArrangementInstance = { game, ...rule, moves, results };
	return firstSequence(instance) === null ? null : instance;
}

function question(instance: LinearArrangementInstance): string {
	const rules = gameOf(instance);
	const rounds = instance.moves.map(
		(move, i) => `Round ${i + 1}: you play ${move}, result: ${instance.results[i] ?? ''}`,
	);
	return `You and an opponent hold the same ${rules.cards.length} cards: ${rules.cards
		.map((card, i) => `${card} = ${rules.names[i] ?? ''}`)
		.join(', ')}. In every round each of you plays one card. Nobody plays the same card twice.

${rules.rules.map((rule) => `- ${rule}`).join('\n')}

These are your cards and your results ("win" means that you won the round):

${rounds.join('\n')}

Find cards that the opponent may have played. Any sequence that explains all results and repeats no card is right. Give the opponent's ${rounds.length} cards in the order of the rounds, letters only, separated by commas, between <<< and >>>. For a game of two rounds the form would be <<<${rules.cards[1] ?? ''},${rules.cards[0] ?? ''}>>>.`;
}

function verify(instance: LinearArrangementInstance, answer: string): Verdict {
	const rules = gameOf(instance);
	const { moves, results } = instance;
	const played = parseAnswerList(answer, 'commas');
	if (played === null || played.some((card) => !/^[A-Z]$/.test(card))) {
		return malformed('The answer is not a list of card letters (capitals, separated by commas)');
	}
	if (played.length !== moves.length) {
		return incorrect(`The answer has ${played.length} cards for ${moves.length} rounds`);
	}
	for (const [i, card] of played.entries()) {
		if (!rules.cards.includes(card)) return incorrect(`There is no card ${card} in this game`);
		if (played.indexOf(card) !== i) return incorrect(`The opponent would play ${card} twice`);
	}
	const wrong = played.findIndex((card, i) => outcome(rules, moves[i] ?? '', card) !== results[i]);
	if (wrong < 0) return correct('These cards explain every result');
	const [move, card] = [moves[wrong] ?? '', played[wrong] ?? ''];
	return incorrect(
		`In round ${wrong + 1} your ${move} against ${card} is a ${outcome(rules, move, card)}, not a ${results[wrong] ?? ''}`,
	);
}

/** Each round explained on its own, forgetting that a card is gone once played; else two cards change places. */
function slip(instance: LinearArrangementInstance, rng: Rng): string {
	const { cards } = gameOf(instance);
	const alone = explanations(instance).map((set) =>
		rng.pick(cards.filter((_, bit) => (set & (1 << bit)) !== 0)),
	);
	const right = firstSequence(instance) ?? alone;
	const swapped = (a: number, b: number): string[] =>
		right.map((card, i) => right[i === a ? b : i === b ? a : i] ?? card);
	const pairs = right.flatMap((_, a) => right.slice(a + 1).map((__, b) => swapped(a, a + 1 + b)));
	const wrong = [alone, ...rng.shuffle(pairs), [...right.slice(0, -1), right[0] ?? ''], right.slice(1)];
	const texts = wrong.map((sequence) => sequence.join(','));
	return texts.find((text) => verify(instance, text).kind === 'incorrect') ?? [...right, right[0]].join(',');
}

function python(instance: LinearArrangementInstance): string {
	const { cards, beats, losesTo } = gameOf(instance);
	const table = (rows: CardGame['beats']): string =>
		cards.map((card) => `    "${card}": "${(rows[card] ?? []).join('')}",`).join('\n');
	return `cards = "${cards.join('')}"

# What my card wins against, and what it loses against; anything else is a draw.
wins = {
${table(beats)}
}
losses = {
${table(losesTo)}
}

my_cards = [${instance.moves.map((card) => `"${card}"`).join(', ')}]
results = [${instance.results.map((result) => `"${result}"`).join(', ')}]


def result(mine, theirs):
    if theirs in wins[mine]:
        return "win"
    return "loss" if theirs in losses[mine] else "draw"


def search(played):
    """Extend the opponent's cards round by round and go back when no unused card fits."""
    if len(played) == len(my_cards):
        return played
    i = len(played)
    for card in cards:
        if card not in played and result(my_cards[i], card) == results[i]:
            found = search(played + [card])
            if found:
                return found
    return None


print(f"<<<{','.join(search([]))}>>>")
`;
}
