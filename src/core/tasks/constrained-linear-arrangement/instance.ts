import { isRecord } from '../../json.ts';
import { isListOf } from '../kit/shape.ts';
import { cardGame, type CardGame, type GameId, type Outcome } from './card-games.ts';
import { firstSequence } from './solver.ts';

/** Rounds of a card game, told by your cards and results; the opponent's cards are asked for. */
export interface LinearArrangementInstance {
	game: GameId;
	/** Elements only: `directed` (only your card acts) or `symmetric` (both cards act). */
	elementRule?: 'directed' | 'symmetric';
	/** Your cards, pairwise different letters. */
	moves: string[];
	/** Yours, one per move. */
	results: Outcome[];
}

/** Cards and results that some sequence of the opponent explains. */
export function parseLinearArrangement(value: unknown): LinearArrangementInstance | null {
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
	return firstSequence(gameOf(instance), instance) === null ? null : instance;
}

/** Its rules; the element rule counts for `elements` alone. */
export function gameOf({
	game,
	elementRule,
}: Pick<LinearArrangementInstance, 'game' | 'elementRule'>): CardGame {
	return cardGame(game, elementRule ?? 'directed');
}
