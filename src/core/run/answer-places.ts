import type { AnswerPlace, ExtractedAnswer } from '../answer.ts';
import type { ExecutionResult } from '../execution.ts';
import { withoutStopWord } from '../methods/kit/stop-word.ts';
import type { FinalReply } from '../methods/method.ts';
import type { Question } from '../question.ts';
import { candidates, quotedFrom } from '../reply/answer.ts';
import { withoutAsides } from '../reply/asides.ts';
import { proseAfter, type Reading } from '../reply/reading.ts';

export type OwnSigns = Parameters<typeof candidates>[1];

/** Where an answer can stand in a reply and what its program printed, in the order in which they are tried. */
export function placesOf(
	question: Question,
	{ reading, execution }: FinalReply,
	ownSigns?: OwnSigns,
): readonly ExtractedAnswer[] {
	const ran = execution === null || execution.kind === 'unavailable' ? null : execution;
	const { value, variable } = ran?.kind === 'finished' ? ran : {};
	const found = candidates(
		{
			stdout: ran?.stdout ?? null,
			prose: wordsOf(reading.prose),
			proseAfter: wordsOf(proseAfter(reading)),
			...(hasPrinted(execution) ? {} : { claims: claimsOf(reading, execution) }),
			isCut: reading.isCut,
			question: question.text,
			quoted: quotedFrom(question.text, reading.prose),
			...(value === undefined ? {} : { value }),
			...(variable === undefined ? {} : { variable }),
		},
		ownSigns,
	);
	// Where a program was stopped, what stands there without marks is progress, not an answer; where its output was cut, the end is not
	// its own.
	const isPart = ran !== null && ((ran.kind !== 'finished' && ran.kind !== 'raised') || ran.truncated);
	return found.filter(({ from }) => !(isPart && UNMARKED_OUTPUT.has(from)));
}

/** The words in which an announced answer counts: all of them unless a program printed one. */
export function claimsOf(reading: Reading, execution: ExecutionResult | null): string {
	return wordsOf(hasPrinted(execution) ? proseAfter(reading) : reading.prose);
}

function hasPrinted(execution: ExecutionResult | null): boolean {
	return execution?.kind === 'finished' && execution.stdout.trim() !== '';
}

function wordsOf(prose: string): string {
	return withoutAsides(withoutStopWord(prose));
}

/** The likeliest place, whether or not what stands there is in the asked form. */
export function likeliestOf(
	places: readonly ExtractedAnswer[],
	execution: ExecutionResult | null,
): ExtractedAnswer | null {
	// Before an exception unmarked output counts in the asked form only.
	const left =
		execution?.kind === 'raised' ? places.filter(({ from }) => !UNMARKED_OUTPUT.has(from)) : places;
	// What is announced comes before what merely stands last.
	const [announced] = left.filter(({ from }) => UNMARKED_PROSE.has(from));
	for (const place of LIKELIEST) {
		const found = left.find(({ from }) => from === place);
		if (found === undefined) continue;
		return announced?.from === 'prose-said' && UNMARKED_PROSE.has(place) ? announced : found;
	}
	return null;
}

const LIKELIEST: readonly AnswerPlace[] = [
	'output-marker',
	'prose-marker',
	'output-line',
	'output-block',
	'output',
	'value',
	'variable',
	'prose-line',
	'prose-block',
	'prose-said',
];

const UNMARKED_OUTPUT: ReadonlySet<AnswerPlace> = new Set(['output', 'output-block', 'output-line']);
/** Places in words without any sign that the answer stands there: the weakest readings. */
export const UNMARKED_PROSE: ReadonlySet<AnswerPlace> = new Set(['prose-said', 'prose-block', 'prose-line']);
