import type { Answers } from '../../method.ts';
import { ask, type Steps } from '../../steps.ts';
import { leadersOf, type Round } from './leaders.ts';
import { judgeMessage } from './messages.ts';

/** What ends the rounds, as the person sets it; `fixed`: nothing but their number. */
export const STOPS = {
	judge: 'a judge expects no change',
	stable: 'the same answer leads twice',
	fixed: 'all rounds are played',
} as const;

/** When the rounds end; see `STOPS`. Whatever is set, at least `FEWEST_ROUNDS` are played. */
export interface Rules {
	stop: keyof typeof STOPS;
	/** Rounds at most. */
	most: number;
}

/** Why the rounds end, or with `by` null go on; `why` goes on a sentence. */
export interface Ending {
	by: 'unanimous' | 'judge' | 'stable' | 'cap' | 'fixed' | 'lost' | null;
	why: string;
}

/** As in the paper: nothing ends before all have read each other once. */
export const FEWEST_ROUNDS = 2;

export const LOST: Ending = { by: 'lost', why: 'no agent got a reply any more' };

/** After the newest of the rounds. */
export function* endingOf(
	question: string,
	played: readonly Round[],
	{ stop, most }: Rules,
	turn: number,
	answers: Answers,
): Steps<Ending> {
	const round = played.length;
	const newest = played.at(-1);
	if (newest === undefined || round < FEWEST_ROUNDS) return { by: null, why: 'all read each other now' };
	const { spread, votes } = newest;
	if (stop === 'fixed') {
		return round === most ? { by: 'fixed', why: `all ${String(most)} rounds are played` } : ON;
	}
	if (spread.counts[0]?.count === votes.length)
		return { by: 'unanimous', why: `round ${String(round)} is unanimous` };
	if (stop === 'stable' && isStable(played, answers)) {
		return { by: 'stable', why: `the same answer leads as in round ${String(round - 1)}` };
	}
	if (round >= most) return { by: 'cap', why: `all ${String(most)} rounds are used` };
	return stop === 'judge' && spread.answered > 0 ? yield* judged(question, newest, turn) : ON;
}

const ON: Ending = { by: null, why: 'another round follows' };

function isStable(played: readonly Round[], answers: Answers): boolean {
	const [before, now] = played.slice(-2).map((round) => leadersOf([round], answers));
	const [was] = before ?? [];
	const [is] = now ?? [];
	if (was === undefined || is === undefined || before?.length !== 1 || now?.length !== 1) return false;
	return answers.key(was.answer) === answers.key(is.answer);
}

/** A judge that says neither yes nor no, or nothing at all, ends nothing. */
function* judged(question: string, { spread, votes }: Round, turn: number): Steps<Ending> {
	const { text, failed } = yield* ask({
		role: 'checker',
		turn,
		steer: 'free',
		purpose: 'judges whether another round would help',
		messages: [{ role: 'user', content: judgeMessage(question, spread, votes.length) }],
		mayFail: true,
	});
	if (failed !== undefined) return { by: null, why: `the judge gave no word (${failed}), so it goes on` };
	switch (readChange(text)) {
		case 'no':
			return { by: 'judge', why: 'the judge expects no change' };
		case 'yes':
			return { by: null, why: 'the judge expects a change' };
		case null:
			return { by: null, why: 'the judge says neither yes nor no, so it goes on' };
	}
}

/**
 * The judge's yes or no: in brackets, else alone on the last line; null for neither or both.
 * @internal for tests
 */
export function readChange(reply: string): 'yes' | 'no' | null {
	const bracketed = [...reply.matchAll(BRACKETED)].map(([, word = '']) => word.toLowerCase());
	const last = reply.trimEnd().slice(-LAST_LINE).split('\n').at(-1) ?? '';
	const alone = ALONE.exec(last)?.[1]?.toLowerCase();
	const said = new Set(bracketed.length > 0 ? bracketed : [alone]);
	if (said.size !== 1) return null;
	const [word] = said;
	return word === 'yes' || word === 'no' ? word : null;
}

const BRACKETED = /<{2,3} ?(yes|no) ?>{2,3}/gi;
const ALONE = /^[\s*_"'`]{0,9}(yes|no)[\s*_"'`.!]{0,9}$/i;
/** Characters; a line that is longer is no single word. */
const LAST_LINE = 80;
