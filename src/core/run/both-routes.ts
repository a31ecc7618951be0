import type { FinalReply } from '../methods/method.ts';
import type { Question } from '../question.ts';
import type { NoteBody, RunVerdict } from '../record/event.ts';
import { EMPTY_READING } from '../reply/reading.ts';
import { judge } from './judge.ts';

/** What a model imagined that its program prints, beside what it printed. */
export type Prediction = Extract<NoteBody, { type: 'prediction' }>;

/**
 * Of a program whose output was imagined and printed: what either comes to, the one that is the run's answer as it was judged. Null
 * where there was no program.
 */
export async function bothRoutes(
	question: Question,
	{ execution }: FinalReply,
	{ verdict }: RunVerdict,
	{ turn, codeId, predicted, printed }: Prediction,
	judging: (question: Question, reply: FinalReply) => RunVerdict | Promise<RunVerdict> = judge,
): Promise<RunVerdict['routes'] | null> {
	if (codeId === null) return null;
	const text = (execution === null ? printed : predicted) ?? '';
	const ran = { stdout: text, stderr: '', output: text, truncated: false, figures: [], ms: 0 };
	const other = await judging(question, {
		turn,
		text,
		reading: execution === null ? EMPTY_READING : { ...EMPTY_READING, prose: text },
		execution: execution === null ? { kind: 'finished', ...ran } : null,
	});
	return execution === null
		? { imagined: verdict.kind, printed: other.verdict.kind }
		: { imagined: other.verdict.kind, printed: verdict.kind };
}
