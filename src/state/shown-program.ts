import { asTyped } from '../core/question.ts';
import { proseBefore } from '../core/reply/reading.ts';
import { codeOf, type Card } from '../core/record/cards.ts';
import type { RunId } from '../core/ids.ts';
import type { RunView } from '../core/record/view.ts';
import { code as words } from '../words/code.ts';
import type { ShownCode } from './code.svelte.ts';
import type { TurnCards } from './turn-cards.ts';

/** A lane as far as its programs go. */
interface Source {
	runId: RunId;
	label: string;
	view: RunView;
	cards: TurnCards;
}

/** The newest program of the right-most lane that has one. */
export function newestProgram(lanes: readonly Source[]): ShownCode | null {
	for (const lane of lanes.toReversed()) {
		const last = lane.view.turns.findLast((turn) =>
			lane.cards.of(turn).some((card) => codeOf(card) !== null),
		);
		if (last !== undefined) return programOf(lane, last.turn, null);
	}
	return null;
}

/** A turn's program with what is known of it; null when the turn has none. `cardKey` null is the turn's answer. */
export function programOf(lane: Source, turnNumber: number, cardKey: string | null): ShownCode | null {
	const turn = lane.view.turns.find((candidate) => candidate.turn === turnNumber);
	if (turn === undefined) return null;
	const card = chosenCard(lane.cards.of(turn), cardKey);
	const code = card === null ? null : codeOf(card);
	if (card === null || code === null) return null;
	const run = card.kind === 'check' ? (card.runs.at(-1) ?? null) : 'run' in card ? card.run : null;
	const isCheck = card.kind === 'check';
	return {
		id: `${lane.runId}:${card.key}`,
		title: words.of(lane.label, turnNumber, isCheck),
		code,
		previous: isCheck ? null : programBefore(lane, turnNumber),
		analysis: 'analysis' in card ? (card.analysis?.analysis ?? null) : null,
		prose: card.kind === 'answer' ? proseBefore(card.call.reading) : '',
		question: lane.view.spec === null ? '' : asTyped(lane.view.spec.question),
		thoughts: card.kind === 'answer' ? (card.thoughts?.thoughts ?? null) : null,
		result: run?.status.kind === 'ended' ? run.status.result : null,
	};
}

function chosenCard(cards: readonly Card[], key: string | null): Card | null {
	if (key !== null) return cards.find((card) => card.key === key) ?? null;
	const withCode = cards.filter((card) => codeOf(card) !== null);
	return withCode.findLast((card) => card.kind !== 'check') ?? withCode.at(-1) ?? null;
}

function programBefore(lane: Source, turnNumber: number): string | null {
	for (const turn of lane.view.turns.filter((earlier) => earlier.turn < turnNumber).toReversed()) {
		const card = lane.cards
			.of(turn)
			.findLast((candidate) => candidate.kind !== 'check' && codeOf(candidate) !== null);
		if (card !== undefined) return codeOf(card);
	}
	return null;
}
