import { lastMarked } from '../../../reply/answer.ts';
import type { Camp, Count } from '../../kit/ballots.ts';
import type { Answers } from '../../method.ts';
import { ask, note, type Steps } from '../../steps.ts';
import { type AgentVote, tieMessage } from './messages.ts';
import type { Spread } from './spread.ts';

/** What all agents said in one round. */
export interface Round {
	votes: readonly AgentVote[];
	count: Pick<Count<AgentVote>, 'camps'>;
	spread: Spread;
}

/**
 * The most frequent answers of the newest round that has any; of equal ones those that more agents gave the round before, and
 * so on back to the first. Several only where all rounds leave them level; none where no round has an answer.
 */
export function leadersOf(played: readonly Round[], answers: Answers): readonly Camp<AgentVote>[] {
	const at = played.findLastIndex(({ count }) => count.camps.length > 0);
	let leaders = played[at]?.count.camps ?? [];
	for (const { count } of played.slice(0, at + 1).reverse()) {
		const sizes = new Map(count.camps.map(({ answer, votes }) => [answers.key(answer), votes.length]));
		const sizeOf = ({ answer }: Camp): number => sizes.get(answers.key(answer)) ?? 0;
		const most = Math.max(0, ...leaders.map(sizeOf));
		leaders = leaders.filter((camp) => sizeOf(camp) === most);
	}
	return leaders;
}

/** One call chooses among answers that are level; the first of them where it names none. */
export function* settleTie(
	question: string,
	tied: readonly Camp<AgentVote>[],
	turn: number,
): Steps<Camp<AgentVote> | undefined> {
	const lettered = tied.map((camp, at) => ({
		camp,
		answer: camp.answer,
		letter: String.fromCharCode(65 + at),
	}));
	const { text, failed } = yield* ask({
		role: 'task',
		turn,
		steer: 'free',
		purpose: 'chooses between answers that are level',
		messages: [{ role: 'user', content: tieMessage(question, lettered) }],
		mayFail: true,
	});
	const named = (lastMarked(text) ?? text).trim().replace(/[.)]$/, '').toUpperCase();
	const chosen = lettered.find(({ letter }) => letter === named);
	if (chosen !== undefined) return chosen.camp;
	const why = failed ?? 'it names none of them';
	const remark = `The choice between the answers that are level came to nothing (${why}); the first of them is taken`;
	yield* note({ type: 'remark', turn, text: remark });
	return tied[0];
}
