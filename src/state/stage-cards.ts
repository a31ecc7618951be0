import { cardsOf, type Card } from '../core/record/cards.ts';
import { readReply } from '../core/reply/read.ts';
import type { RunVerdict } from '../core/record/event.ts';
import type { RunView } from '../core/record/view.ts';
import { wholeReply } from '../core/record/whole-reply.ts';
import { isSameCard } from './turn-cards.ts';

/** The cards that are new or show more than before, in their order. Views of one run, the later folded from the earlier. */
export function cardsThatCame(before: RunView, now: RunView): readonly Card[] {
	return now.turns.flatMap((turn) => {
		const earlier = before.turns.find((one) => one.turn === turn.turn);
		if (earlier === turn) return [];
		const old = earlier === undefined ? [] : cardsOf(earlier, readReply);
		return cardsOf(turn, readReply).filter((card, place) => !isSameCard(old[place], card));
	});
}

type AnswerCard = Extract<Card, { kind: 'answer' }>;

/**
 * The answer of a run that is judged: of several that were weighed against each other, not always the newest. Empty where there
 * is none. How it was judged does not show.
 */
export function judgedAnswer(view: RunView, judged: RunVerdict | null): readonly Card[] {
	const cards = view.turns.flatMap((turn) => cardsOf(turn, readReply));
	const turn = view.turns.find((one) => one.turn === judged?.turn);
	const ofTurn = (turn === undefined ? [] : cardsOf(turn, readReply)).filter(
		(card) => card.kind === 'answer',
	);
	const said = judged?.answer?.text ?? '';
	const answer =
		ofTurn.findLast((card) => holds(card, said)) ??
		ofTurn.at(-1) ??
		cards.findLast(({ kind }) => kind === 'answer') ??
		cards.at(-1);
	return answer === undefined ? [] : [answer];
}

/** Whether the answer stands in the reply or in what its program came to. */
function holds({ call, run }: AnswerCard, answer: string): boolean {
	const result = run?.status.kind === 'ended' ? run.status.result : null;
	const came =
		result?.kind === 'finished' ? [result.output, result.value ?? '', result.variable?.text ?? ''] : [];
	return [wholeReply(call), ...came].some((text) => text.includes(answer));
}
