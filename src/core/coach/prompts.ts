/**
 * The instructions that more than one method uses, in our own words. They stand before the question, or alone as a later
 * message of a dialogue that already holds it. The scripted model recognises them by their exact text.
 */

/** All Text (P1), All Text + CoT (P2): steps in words, no program. */
export const ALL_TEXT_INSTRUCTION =
	'Solve this by reasoning in words only. Work through it step by step, name the points where a slip is likely and ' +
	'take care of them, and state the final answer at the very end. Do not write program code.';

/** All Code (P1): a program, no request to reason first. */
export const ALL_CODE_INSTRUCTION =
	'Solve this by writing a Python program. Reply with one complete program in a single ```python block. It is run ' +
	'exactly as written and must print the final answer in the form the question asks for.';

/** All Code + CoT: plan in words, then exactly one program. */
export const CODE_COT_INSTRUCTION =
	'Solve this with a Python program, but think first: describe in words what has to be computed and which method ' +
	'finds it. Then write exactly one complete program in a single ```python block. Let the program work the answer ' +
	'out instead of printing one you already have in mind, and let it print the final answer in the form the question ' +
	'asks for. It is run exactly as written; nothing is edited or copied by hand.';

/** Ends a dialogue of several turns; it must stand alone on the last line. */
export const STOP_WORD = 'FINISHED';

/** The coach's first message stands before the question. */
export const COACH_CHOICE_INSTRUCTION =
	'You coach another model that will answer the question below; you do not answer it yourself. That model can reason ' +
	'in words, or write a Python program that is run for it. Decide which of the two suits this question: exact ' +
	'arithmetic, counting, long strings and searching through many possibilities usually call for a program; meaning, ' +
	'common sense and very small cases usually do not. Say briefly why. Then end with exactly one of these:\n' +
	'- <<<Code>>> to ask for a program in the usual words,\n' +
	'- <<<Text>>> to ask for reasoning in words,\n' +
	'- or your own guidance for the model between <<< and >>>, for example which method to program and how to set it up.';

/** Stands at the end of every report to the coach. */
export const COACH_NEXT_INSTRUCTION =
	'Now decide how to go on. The model sees only the guidance you write, none of the above, so put into words whatever ' +
	'it needs to know about what went wrong. You may ask for words or for a program from now on, for another line of ' +
	'thought, or for a program that really searches or computes instead of printing a finished result. If every answer ' +
	'so far used the same way and failed, change the way. If a program looks too simple for the question, ask for a ' +
	'richer one. End with exactly one of these:\n' +
	'- <<<Code>>> or <<<Text>>> to switch with the usual words,\n' +
	'- <<<Return Answer>>> if the latest answer is right,\n' +
	'- <<<Terminate>>> if going on is hopeless,\n' +
	'- or your guidance for the model between <<< and >>>.';

/** The self-answer checker's message: this, the question, the answer with what its program printed. */
export const CHECK_INSTRUCTION =
	'Another model answered the question below. Do not trust its answer; test it. Write one complete Python program in ' +
	'a single ```python block that takes the given answer and checks it against every rule and number of the question, ' +
	'by an independent calculation where possible. The last line it prints must begin with the word Correct if ' +
	'everything holds, or with the word Incorrect followed by a colon and the reason. It must print nothing after that.';

/** Put before the question: one blank line between the two. */
export function withInstruction(instruction: string, question: string): string {
	return instruction === '' ? question : `${instruction}\n\n${question}`;
}
