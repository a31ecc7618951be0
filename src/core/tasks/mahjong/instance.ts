import { isRecord } from '../../json.ts';
import { isListOf } from '../kit/shape.ts';
import { change, countCards, countOf } from './cards.ts';

/** A hand of letters to which cards are added and from which some are taken; what does the last card give? */
export interface MahjongInstance {
	/** 13 capital letters; the order does not matter. */
	hand: string;
	/** `remove` is null in the last round. */
	rounds: { add: string; remove: string | null }[];
	/** Whether a run of three letters (Chi) counts in this game. */
	chi: boolean;
}

/** Up to 200 rounds, in which only cards of the hand are removed. */
export function parseMahjong(value: unknown): MahjongInstance | null {
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
