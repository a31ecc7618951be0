/**
 * What a coach is told by CodeSteer and its relatives, in our own words. The scripted model recognises prompts by their
 * exact text.
 */

/** The last part of a coach's message: how its reply may end. Stands once in a message. */
export function endings(...options: readonly string[]): string {
	return `End with exactly one of these:\n${options.map((option) => `- ${option}`).join(',\n')}.`;
}

export const ASK_FOR_CODE = '<<<Code>>> to ask for a program in the usual words';
export const ASK_FOR_TEXT = '<<<Text>>> to ask for reasoning in words';
export const OWN_GUIDANCE = 'your own guidance for the model between <<< and >>>';
export const ACCEPT =
	'<<<Return Answer>>> if the latest answer is right, for example because its test says Correct and nothing speaks against it';
export const GIVE_UP = '<<<Terminate>>> if going on is hopeless';

/** How a coach's first reply may end, and how a later one may. */
export const CHOICE_ENDINGS = endings(
	ASK_FOR_CODE,
	ASK_FOR_TEXT,
	`${OWN_GUIDANCE}, for example which method to program and how to set it up`,
);
export const NEXT_ENDINGS = endings(ACCEPT, ASK_FOR_CODE, ASK_FOR_TEXT, OWN_GUIDANCE, GIVE_UP);

/** The coach's first message stands before the question. */
export const COACH_CHOICE_INSTRUCTION =
	'You coach another model that will answer the question below; you do not answer it yourself. That model can reason ' +
	'in words, or write a Python program that is run for it. Decide which of the two suits this question: exact ' +
	'arithmetic, counting, long strings and searching through many possibilities usually call for a program; meaning, ' +
	`common sense and very small cases usually do not. Say briefly why. Then choose. ${CHOICE_ENDINGS}`;

/** Stands at the end of every report to the coach. */
export const COACH_NEXT_INSTRUCTION =
	'Now decide how to go on. The model sees only the guidance you write, none of the above, so put into words whatever ' +
	'it needs to know about what went wrong. You may ask for words or for a program from now on, for another line of ' +
	'thought, or for a program that really searches or computes instead of printing a finished result. If a program ' +
	`looks too simple for the question, ask for a richer one. ${NEXT_ENDINGS}`;
