import type { FinalReply } from '../methods/method.ts';
import type { Question } from '../question.ts';
import type { NoteBody, RunVerdict } from '../record/event.ts';
import { EMPTY_READING } from '../reply/reading.ts';
import { judge } from './judge.ts';

type NudgeNote = Extract<NoteBody, { type: 'nudge' }>;

/**
 * What the answers before the last one come to, of a run that noted them: those of all voters in each round, and those before and
 * after nudges. Nothing where the run itself is not checked. No method ever sees this.
 */
export async function answersBefore(
	question: Question,
	{ turn, verdict }: Pick<RunVerdict, 'turn' | 'verdict'>,
	notes: readonly NoteBody[],
	judging: (question: Question, reply: FinalReply) => RunVerdict | Promise<RunVerdict> = judge,
): Promise<Pick<RunVerdict, 'rounds' | 'nudged'>> {
	if (verdict.kind === 'not-checked') return {};
	const known = new Map<string, Promise<boolean>>();
	const look = async (text: string): Promise<boolean> => {
		const marked = `<<<${text}>>>`;
		const reading = { ...EMPTY_READING, prose: marked };
		const judged = await judging(question, { turn, text: marked, reading, execution: null });
		return judged.verdict.kind === 'correct';
	};
	/** The same text is judged once, however many say it. */
	const isRight = (text: string | null): Promise<boolean> => {
		if (text === null) return Promise.resolve(false);
		const right = known.get(text) ?? look(text);
		known.set(text, right);
		return right;
	};
	const counts = notes.filter((note) => note.type === 'votes').filter(({ round }) => round !== undefined);
	const rounds = await Promise.all(
		counts.map(async ({ ballots }) => {
			const right = await Promise.all(ballots.map(({ answer }) => isRight(answer)));
			return {
				right: right.filter(Boolean).length,
				answered: ballots.filter(({ answer }) => answer !== null).length,
				voters: ballots.length,
			};
		}),
	);
	const nudged = firstAndLast(notes.filter((note) => note.type === 'nudge'));
	return {
		...(rounds.length === 0 ? {} : { rounds }),
		...(nudged === null
			? {}
			: { nudged: { first: await isRight(nudged.first), last: await isRight(nudged.last) } }),
	};
}

/** A reply that names no answer leaves the one before standing. */
function firstAndLast(nudges: readonly NudgeNote[]): { first: string | null; last: string | null } | null {
	const [first] = nudges;
	const newest = nudges.at(-1);
	if (first === undefined || newest === undefined) return null;
	return { first: first.before, last: newest.after ?? newest.before };
}
