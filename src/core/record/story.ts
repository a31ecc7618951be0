import { isMethodId, type MethodId } from '../method-id.ts';
import { weighsBoth } from '../methods/faces.ts';
import type { SummaryReview } from '../run/summary-review.ts';
import { answerKey } from '../same-answer.ts';
import { type AttemptView, attemptsOf } from './attempts.ts';
import { firstDifference } from './difference.ts';
import type { VotesNote } from './event.ts';
import { roundsOf } from './rounds.ts';
import type { NoteEntry, RunView } from './view.ts';
import { certified, filtered, twoViews, verified } from './votes-story.ts';
import { wholeReply } from './whole-reply.ts';

/**
 * A finished run in one sentence to read aloud, without a capital and a full stop, at most 120 characters; made only of what
 * happened. Null while it runs, and for a run that broke off: its end says why. `review`: which answer a summary followed.
 */
export function storyOf(view: RunView, review: SummaryReview | null = null): string | null {
	if (view.outcome !== 'finished' || view.spec === null) return null;
	const attempts = attemptsOf(view);
	const last = attempts.at(-1);
	if (last === undefined) return null;
	const { method } = view.spec;
	const teller = weighsBoth(method) ? summedUp : isMethodId(method) ? TELLERS[method] : undefined;
	return fitted(teller?.(attempts, view, review) ?? turnByTurn(attempts, view));
}

type Teller = (attempts: Attempts, view: RunView, review: SummaryReview | null) => Parts;
type Attempts = readonly AttemptView[];
/** Parts of the sentence; those that may be left out stand in brackets. */
type Parts = readonly (string | readonly [string])[];

/** Methods whose point is not told by their turns alone. */
const TELLERS: Partial<Record<MethodId, Teller>> = {
	'code-interpreter': withTool,
	'code-interpreter-plus': withTool,
	'learned-examples': withTool,
	nudge: nudged,
	'self-estimate': (attempts, view) => [
		'rated its chances by code and by words',
		...turnByTurn(attempts, view),
	],
	'confidence-gate': gated,
	'learned-router': (attempts, view) => [...routed(view), ...turnByTurn(attempts, view)],
	'code-text-choice': (attempts, view) => [...routed(view), ...turnByTurn(attempts, view)],
	'two-view': (_, view) => [...twoViews(view), ...ending(view)],
	'verify-vote': (_, view) => [...verified(view), ...ending(view)],
	'tool-filter': (_, view) => [...filtered(view), ...ending(view)],
	'certified-vote': (_, view) => certified(view),
	'tool-mix': inRounds,
	'few-shot': (attempts, view) => [['saw five examples'], ...turnByTurn(attempts, view)],
	'mental-code': imagined,
	'chain-of-code': (attempts, view) => [...thought(view), ...turnByTurn(attempts, view)],
};

function fitted(parts: Parts): string {
	const join = (some: Parts): string =>
		some.map((part) => (typeof part === 'string' ? part : part[0])).join('; ');
	let kept = parts;
	while (join(kept).length > MAX_LENGTH) {
		const spare = kept.findLastIndex((part) => typeof part !== 'string');
		if (spare === -1) break;
		kept = kept.toSpliced(spare, 1);
	}
	return join(kept);
}

const MAX_LENGTH = 120;

function turnByTurn(attempts: Attempts, view: RunView): Parts {
	const [first] = attempts;
	const last = attempts.at(-1);
	if (first === undefined || last === undefined) return [];
	if (attempts.length === 1) {
		return [said(first, isWrong(view)), ...checked(first), ...ending(view)];
	}
	return [begun(first), between(attempts), found(last, view), ...ending(view)];
}

/** The only answer of a run. */
function said({ run, finding, call }: AttemptView, wrong: boolean): string {
	if (run === null) return wholeReply(call).trim() === '' ? 'the reply was empty' : 'answered in words';
	const fault = faultOf(run);
	if (fault !== null) return `one program, which ${fault}`;
	switch (finding?.kind) {
		case 'guess':
			return 'a guess dressed as a program';
		case 'solver':
			return 'one program, which called a solver';
		case 'search':
			return wrong ? 'one program, which searched and went wrong' : 'one program, which searched for it';
		case 'loops':
		case 'recursion':
		case 'computes':
			return wrong ? 'one program, which computed a wrong answer' : 'one program, which computed it';
		case 'conditions':
			return 'one program, which decided by its conditions';
		default:
			return 'one program';
	}
}

function isWrong({ verdict }: RunView): boolean {
	return verdict?.verdict.kind === 'incorrect' || verdict?.verdict.kind === 'malformed';
}

/** The first of several answers. */
function begun(attempt: AttemptView): string {
	const { run, finding, call } = attempt;
	if (run === null) return wholeReply(call).trim() === '' ? 'the first reply was empty' : 'answered in words';
	const fault = faultOf(run);
	if (fault !== null) return `its program ${fault}`;
	return finding?.kind === 'guess' ? 'printed a guess' : 'wrote a program';
}

function faultOf({ status }: NonNullable<AttemptView['run']>): string | null {
	if (status.kind !== 'ended') return 'was cut off';
	const { result } = status;
	switch (result.kind) {
		case 'finished':
			return result.output.trim() === '' && result.value === undefined && result.variable === undefined
				? 'printed nothing'
				: null;
		case 'raised':
			if (result.asks !== undefined) return 'was still asking the model';
			return result.error.name === 'SyntaxError' ? 'did not parse' : 'stopped with an error';
		case 'timed-out':
			return 'ran out of time';
		case 'crashed':
			return 'broke the interpreter';
		case 'stopped':
			return 'was stopped';
		case 'unavailable':
			return 'could not be run';
	}
}

/** What led from the first answer to the last. */
function between(attempts: Attempts): string {
	const times = attempts.length - 1;
	const [first] = attempts;
	if (first !== undefined && attempts.slice(0, -1).some(({ decision }) => decision?.by === 'coach')) {
		return times === 1 ? `the coach asked ${wanted(first)}` : `the coach guided it on ${timesWords(times)}`;
	}
	if (attempts.some(({ call }) => call.purpose === 'repairs its code')) {
		const again = attempts.flatMap(({ call }, at) =>
			call.purpose === 'repairs its code' ? [attempts[at - 1]?.run ?? null] : [],
		);
		/** There was nothing to repair. */
		const asked = again.filter((run) => run === null).length;
		const repairs = again.length - asked;
		const last = attempts.at(-1);
		const isInWords = last?.run === null && last.call.purpose !== 'repairs its code';
		return [
			...(asked > 0 ? [`asked for a program ${timesWords(asked)}`] : []),
			...(repairs > 0 ? [`repaired ${timesWords(repairs)}`] : []),
			...(isInWords ? [repairs > 0 ? 'then put aside for words' : 'then for words'] : []),
		].join(', ');
	}
	if (attempts.some(({ call }) => call.purpose === 'looks again')) {
		return times === 1 ? 'looked again' : `looked again ${timesWords(times)}`;
	}
	const refused = attempts.slice(0, -1).filter(({ check }) => check === 'incorrect').length;
	return refused > 0
		? `a test refused ${refused === 1 ? 'it' : `${String(refused)} answers`}`
		: 'the plan went on';
}

function timesWords(times: number): string {
	return times === 1 ? 'once' : times === 2 ? 'twice' : `${String(times)} times`;
}

function wanted({ decision, coached }: AttemptView): string {
	switch (decision?.action) {
		case 'text':
			return 'for words';
		case 'code':
			return asksForSearch(coached) ? 'for a search' : 'for code';
		default:
			return asksForSearch(coached) ? 'for a search' : 'for a better answer';
	}
}

/** Told to search, not of a search: "Enumerate all orders", "use a breadth-first search". */
function asksForSearch(guidance: string): boolean {
	return TO_SEARCH.test(guidance.replace(DENIED, ''));
}

const DENIED = /\b(?:not|no|never|don['’]t|without|instead of|rather than|avoid|stop)\b[^.,;:!?\n]*/gi;
const TO_SEARCH = new RegExp(
	[
		String.raw`(?:^|[.,;:!?<\n]\s{0,3}|\b(?:to|and|then|by|please|program|systematically) )(?:search|enumerat|try(?:ing)? (?:all|every|each)\b)`,
		String.raw`\b(?:use|with|by|do|run|write|need) an? (?:[\w-]+ ){0,3}search\b`,
	].join('|'),
	'i',
);

/** How the last of several answers stands. */
function found(last: AttemptView, { verdict }: RunView): string {
	const turn = `turn ${String(verdict?.turn ?? last.turn)}`;
	if (verdict !== null && verdict.turn < last.turn) return `the answer of ${turn} counts`;
	const how = last.run === null ? 'in words ' : '';
	switch (verdict?.verdict.kind) {
		case 'correct':
			return last.finding?.kind === 'guess'
				? `printed the right one in ${turn}`
				: `found it ${how}in ${turn}`;
		case 'incorrect':
		case 'malformed':
			return `still wrong ${how}in ${turn}`;
		case 'no-answer':
			return `no answer in ${turn}`;
		case 'not-checked':
		case undefined:
			return last.run === null ? `ended in words in ${turn}` : `ended with a program in ${turn}`;
	}
}

function checked({ check }: AttemptView): Parts {
	if (check === null) return [];
	const word = {
		correct: 'a test program agreed',
		incorrect: 'a test program disagreed',
		unclear: 'a test program could not tell',
	};
	return [[word[check]]];
}

/** How the run came to its end, where that is not the usual one. */
function ending(view: RunView): Parts {
	const notes = notesOf(view);
	const limit = notes.findLast((note) => note.type === 'limit-reached');
	if (lastCoachWord(notes) === 'terminate') return ['the coach gave up'];
	if (limit === undefined) return [];
	return limit.limit === 'turns' ? [['no turns were left']] : [`cut off at the limit of ${limit.limit}`];
}

function lastCoachWord(notes: readonly NoteEntry['note'][]): string | null {
	const last = notes.findLast((note) => note.type === 'decision');
	return last?.by === 'coach' ? last.action : null;
}

function withTool(attempts: Attempts, view: RunView): Parts {
	const runs = view.turns.flatMap(({ entries }) =>
		entries.filter((entry) => entry.kind === 'code' && entry.purpose === 'tool'),
	).length;
	const last = attempts.at(-1);
	if (runs > 0) return [`ran Python ${timesWords(runs)}, then answered`, ...ending(view)];
	if (last !== undefined && last.run === null)
		return ['never ran Python', said(last, isWrong(view)), ...ending(view)];
	return turnByTurn(attempts, view);
}

/** What it was told, and whether its answer changed. */
function nudged(attempts: Attempts, view: RunView): Parts {
	const nudges = view.turns.flatMap(({ entries }) =>
		entries.flatMap((entry) => (entry.kind === 'note' && entry.note.type === 'nudge' ? [entry.note] : [])),
	);
	const [first] = nudges;
	if (first === undefined) return turnByTurn(attempts, view);
	const changes = nudges.filter(({ isSame }) => !isSame).length;
	const came = changes === 0 ? 'stayed with its answer' : `changed its answer ${timesWords(changes)}`;
	return [
		'answered in words',
		`told ${timesWords(nudges.length)} ${TOLD[first.nudge]}`,
		came,
		...ending(view),
	];
}

const TOLD = {
	wait: 'to doubt it',
	python: 'that Python might help',
	'other-way': 'to try another way',
} as const;

function summedUp(_attempts: Attempts, view: RunView, review: SummaryReview | null): Parts {
	if (review === null) return ['answered in words and by code', 'a summary weighed both', ...ending(view)];
	const [inWords, byCode] = [review.text, review.code].map(({ answer }) =>
		answer === null ? null : answerKey(answer.text, view.spec?.question.source),
	);
	const isSame = inWords !== null && inWords === byCode;
	const followed = isSame && review.followed !== 'neither' ? 'both' : review.followed;
	switch (followed) {
		case 'both':
			return ['words and code agreed', 'the summary followed both', ...ending(view)];
		case 'neither':
			return ['answered in words and by code', 'the summary followed neither', ...ending(view)];
		case 'text':
			return ['words and code disagreed', 'the summary followed the words', ...ending(view)];
		case 'code':
			return ['words and code disagreed', 'the summary followed the code', ...ending(view)];
	}
}

/** Several agents, round after round: how many agreed at first and in the end. */
function inRounds(attempts: Attempts, view: RunView): Parts {
	const counts = (roundsOf(view) ?? []).flatMap(({ votes }) => votes ?? []);
	const [first] = counts;
	const last = counts.at(-1);
	if (first === undefined || last === undefined) return turnByTurn(attempts, view);
	const agree = ({ ballots, leading }: VotesNote): string =>
		`${String(ballots.filter(({ group }) => group !== null && group === leading).length)} of ${String(ballots.length)}`;
	const rounds = `heard ${String(first.ballots.length)} agents in ${counts.length === 1 ? 'one round' : `${String(counts.length)} rounds`}`;
	if (counts.length === 1) return [rounds, `${agree(first)} agreed`, ...ending(view)];
	return [rounds, `${agree(first)} agreed at first, ${agree(last)} in the end`, ...ending(view)];
}

function gated(attempts: Attempts, view: RunView): Parts {
	const [first] = attempts;
	if (first === undefined) return [];
	if (attempts.length === 1) {
		const isKept = first.decision?.action === 'return';
		return [said(first, isWrong(view)), ...(isKept ? ['sure enough to keep it'] : []), ...ending(view)];
	}
	const last = attempts.at(-1);
	return last === undefined
		? []
		: ['answered in words', 'not sure enough', `then ${said(last, isWrong(view))}`, ...ending(view)];
}

/** Who chose between words and code, and what. */
function routed(view: RunView): Parts {
	const notes = notesOf(view);
	const choice = notes.find((note) => note.type === 'decision');
	if (choice?.action !== 'code' && choice?.action !== 'text') return [];
	// A router that is not trained leaves the choice to plain rules, and has no probability to show.
	const isTrained = notes.some((note) => note.type === 'gauge');
	const who =
		view.spec?.method === 'code-text-choice' ? 'the coach' : isTrained ? 'the router' : 'plain rules';
	return [`${who} chose ${choice.action === 'code' ? 'code' : 'words'}`];
}

/** What was imagined beside what was printed, and which of the two counts. */
function imagined(attempts: Attempts, view: RunView): Parts {
	const note = notesOf(view).find((one) => one.type === 'prediction');
	if (note === undefined) return turnByTurn(attempts, view);
	const { codeId, predicted, printed } = note;
	if (codeId === null) return ['wrote no program to imagine', ...turnByTurn(attempts, view)];
	const counts = view.spec?.options['route'] === 'execute' ? 'what Python printed' : 'what it imagined';
	if (predicted === null || printed === null) {
		const missing = predicted === null ? 'imagined no output of its program' : 'its program printed nothing';
		return [missing, [`${counts} counts`], ...ending(view)];
	}
	return firstDifference(predicted, printed) === null
		? ['imagined exactly what its program prints', ...ending(view)]
		: ['imagined another output than Python printed', `${counts} counts`, ...ending(view)];
}

/** How often a program asked the model. */
function thought(view: RunView): Parts {
	const last = notesOf(view).findLast((one) => one.type === 'thoughts');
	return last === undefined ? [] : [`its program asked the model ${timesWords(last.thoughts.length)}`];
}

function notesOf({ turns }: RunView): NoteEntry['note'][] {
	return turns.flatMap(({ entries }) =>
		entries.flatMap((entry) => (entry.kind === 'note' ? [entry.note] : [])),
	);
}
