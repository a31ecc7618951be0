/** Judgement of one answer. `malformed` and `no-answer` are told apart from `incorrect`; none of the three is accepted. */
export interface Verdict {
	kind: 'correct' | 'incorrect' | 'malformed' | 'no-answer';
	/** One sentence a student understands, no trailing full stop needed by callers. */
	why: string;
	/** Partial-credit ratios in [0, 1] where a task specification names them, beside the verdict, never instead of it. */
	credit?: Readonly<Record<string, number>>;
}

/** `why` may add what is worth knowing of a right answer. */
export function correct(why = 'The answer is right', credit?: Verdict['credit']): Verdict {
	return make('correct', why, credit);
}

/** Readable, and wrong: `why` names the first rule that is broken. */
export function incorrect(why: string, credit?: Verdict['credit']): Verdict {
	return make('incorrect', why, credit);
}

/** Not readable as an answer at all. */
export function malformed(why: string): Verdict {
	return { kind: 'malformed', why };
}

/** The reply ends without naming one. */
export function noAnswer(why = 'No answer was found'): Verdict {
	return { kind: 'no-answer', why };
}

function make(kind: 'correct' | 'incorrect', why: string, credit: Verdict['credit']): Verdict {
	return credit === undefined ? { kind, why } : { kind, why, credit };
}
