import { answerShown } from '../../core/record/answer-shown.ts';

const MAX_SHOWN = 400;

/** An answer as people read it, as far as it fits into a verdict. */
export function short(text: string): string {
	const shown = answerShown(text);
	return shown.length > MAX_SHOWN ? `${shown.slice(0, MAX_SHOWN)}…` : shown;
}
