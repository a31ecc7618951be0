import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { parseAnswerList } from '../kit/answer-list.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { pythonProgram } from '../kit/python.ts';
import { redraw } from '../kit/redraw.ts';
import { cardGame, type CardGame, type GameId, outcome } from './card-games.ts';
import { importer } from './import.ts';
import { gameOf, type LinearArrangementInstance, parseLinearArrangement } from './instance.ts';
import program from './program.py?raw';
import { countSequences, explanations, firstSequence } from './solver.ts';

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
	split: 'seen',
	area: ['logic', 'ordering'],
	seeksSolution: true,
	rules:
		'Two players hold the same cards and play one card each per round, each card at most once. ' +
		'You see your own cards and whether you won, drew or lost each round. ' +
		'Find cards the opponent may have played; every sequence that explains all results is right.',
	levels,
	generate,
	parse: parseLinearArrangement,
	question,
	verify,
	canonical: (_, answer) => {
		const cards = parseAnswerList(answer, 'commas');
		return cards?.every((card) => /^[A-Z]$/.test(card)) === true ? cards.join('') : null;
	},
	fits: ({ moves }, answer) => parseAnswerList(answer, 'commas')?.length === moves.length,
	solve: (instance) => firstSequence(gameOf(instance), instance)?.join(',') ?? 'no sequence',
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

function generate({ params }: Level<Params>, rng: Rng): LinearArrangementInstance {
	const { game, elementRule, rounds, mostAnswers } = params;
	const rules = cardGame(game, elementRule ?? 'directed');
	return redraw(() => {
		const moves = rng.sample(rules.cards, rounds);
		const results = rng.sample(rules.cards, rounds).map((card, i) => outcome(rules, moves[i] ?? '', card));
		const rule = elementRule === undefined ? {} : { elementRule };
		const instance: LinearArrangementInstance = { game, ...rule, moves, results };
		const isDull = results.every((result) => result === 'draw');
		return isDull || countSequences(rules, instance) > mostAnswers ? null : instance;
	}, 5000);
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
	const rules = gameOf(instance);
	const { cards } = rules;
	const alone = explanations(rules, instance).map((set) =>
		rng.pick(cards.filter((_, bit) => (set & (1 << bit)) !== 0)),
	);
	const right = firstSequence(rules, instance) ?? alone;
	const swapped = (a: number, b: number): string[] =>
		right.map((card, i) => right[i === a ? b : i === b ? a : i] ?? card);
	const pairs = right.flatMap((_, a) => right.slice(a + 1).map((__, b) => swapped(a, a + 1 + b)));
	const wrong = [alone, ...rng.shuffle(pairs), [...right.slice(0, -1), right[0] ?? ''], right.slice(1)];
	const texts = wrong.map((sequence) => sequence.join(','));
	return texts.find((text) => verify(instance, text).kind === 'incorrect') ?? [...right, right[0]].join(',');
}

function python(instance: LinearArrangementInstance): string {
	const { cards, beats, losesTo } = gameOf(instance);
	const data = {
		cards: cards.join(''),
		beats: lettersOf(beats),
		loses_to: lettersOf(losesTo),
		my_cards: instance.moves,
		results: instance.results,
	};
	return pythonProgram(data, program);
}

function lettersOf(table: CardGame['beats']): Record<string, string> {
	return Object.fromEntries(Object.entries(table).map(([card, others]) => [card, others.join('')]));
}
