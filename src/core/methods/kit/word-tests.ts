import type { ExecuteResult, Step } from '../method.ts';
import { askAll, executeAll, note, type Steps } from '../steps.ts';
import type { NoteBody } from '../../record/event.ts';
import { describeExecution } from './describe-execution.ts';
import { saidWord } from './said-word.ts';

type Call = Omit<Extract<Step, { kind: 'ask' }>, 'kind' | 'steer' | 'purpose'>;
type Verdict = Extract<NoteBody, { type: 'self-check' }>['verdict'];

/** What the test of one answer came to. */
export interface WordTest<W extends string> {
	/** Null where the program failed, said none of the words, or tests nothing. */
	word: W | null;
	/** It works nothing out, whatever the answer is: prints its word, or compares the answer with itself. */
	isDisguised: boolean;
	/** The reply that held the program. */
	text: string;
	/** What running it gave, as a model is told. */
	printed: string;
}

/**
 * Programs that test answers, each to end with one of the words of `verdicts`; all at once, in the order of the calls. Whether
 * they are disguised is found out by the symbolic checker.
 */
export function* wordTests<W extends string>(
	calls: readonly Call[],
	verdicts: Readonly<Record<W, Verdict>>,
): Steps<readonly WordTest<W>[]> {
	if (calls.length === 0) return [];
	const replies = yield* askAll(
		calls.map((call) => ({ ...call, steer: 'code' as const, purpose: 'writes a check' })),
	);
	const programs = replies.flatMap(({ callId, reading: { program } }, at) => {
		if (program === null) return [];
		const { code, note: remark } = program;
		const step = { turn: turnOf(calls, at), callId, purpose: 'check' as const, code, analyse: { prose: '' } };
		return [{ ...step, ...(remark === null ? {} : { note: remark }) }];
	});
	const runs = yield* executeAll(programs);
	const tests: WordTest<W>[] = [];
	for (const [at, { callId, text }] of replies.entries()) {
		const run = runs[programs.findIndex((program) => program.callId === callId)];
		const isDisguised = run !== undefined && isDisguise(run);
		const said = run === undefined ? null : saidWord(run.result, Object.keys(verdicts) as W[]);
		const word = isDisguised ? null : said;
		const printed = run === undefined ? 'No checking program was written' : describeExecution(run.result);
		tests.push({ word, isDisguised, text, printed });
		yield* note({
			type: 'self-check',
			turn: turnOf(calls, at),
			verdict: word === null ? 'unclear' : verdicts[word],
			explanation: isDisguised ? `${TESTS_NOTHING}\n${printed}` : printed,
			codeId: run?.codeId ?? null,
		});
	}
	return tests;
}

/** Of a vote whose answer was tested so. */
export const DISGUISED = 'disguised check';
const TESTS_NOTHING =
	'A disguised check: it works nothing out, whatever the answer is, so it says nothing of it.';

function isDisguise({ analysis }: ExecuteResult): boolean {
	return analysis?.kind === 'analysed' && analysis.disguise !== null;
}

function turnOf(calls: readonly Call[], at: number): number {
	const call = calls[at];
	if (call === undefined) throw new Error('A reply that nobody asked for');
	return call.turn;
}
