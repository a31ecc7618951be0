/**
 * The instructions that more than one method uses, in our own words. They stand before the question, or alone as a later
 * message of a dialogue that already holds it. The scripted model recognises them by their exact text.
 */

/** Ends a dialogue of several turns; the model is asked to put it alone on the last line. */
export const STOP_WORD = 'FINISHED';

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

/** The last part of a coach's message: how its reply may end. Stands once in a message. */
function endings(...options: readonly string[]): string {
	return `End with exactly one of these:\n${options.map((option) => `- ${option}`).join(',\n')}.`;
}

const ASK_FOR_CODE = '<<<Code>>> to ask for a program in the usual words';
const ASK_FOR_TEXT = '<<<Text>>> to ask for reasoning in words';
const OWN_GUIDANCE = 'your own guidance for the model between <<< and >>>';
const ACCEPT =
	'<<<Return Answer>>> if the latest answer is right, for example because its test says Correct and nothing speaks against it';
const GIVE_UP = '<<<Terminate>>> if going on is hopeless';

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

/** Before the endings of this turn, when a coach's reply held neither a decision nor guidance. */
export const COACH_SILENT_INSTRUCTION = 'Your reply held neither a decision nor guidance. Please decide now.';

/** The self-answer checker's message: this, the question, the answer with what its program printed. */
export const CHECK_INSTRUCTION =
	'Another model answered the question below. Do not trust its answer; test it. Write one complete Python program in ' +
	'a single ```python block that takes the given answer and checks it against every rule and number of the question, ' +
	'by an independent calculation where possible. The last line it prints must begin with the word Correct if ' +
	'everything holds, or with the word Incorrect followed by a colon and the reason. It must print nothing after that.';

/** The general assistant's instruction of AutoGen Conca. and AutoGen System (P1), in our words. */
export const AUTOGEN_INSTRUCTION =
	'You are a helpful assistant who solves tasks with language and with Python. Use a program when facts have to be ' +
	'gathered or a step has to be calculated, and your own words where understanding is needed; say for each step which ' +
	'of the two it uses. Put a program into one ```python block, at most one in a reply, and make it complete: the user ' +
	'cannot change it, only run it and return what it prints, so print what you want to see. If a run shows an error, ' +
	'repair the program and send it whole. When you have an answer, check it and give the evidence. When all is done, ' +
	`put the word ${STOP_WORD} alone on the last line.`;

/** Code interpreter without tool calls: how to have programs run, before the question. */
export const INTERPRETER_INSTRUCTION =
	'A Python interpreter is at your disposal. To use it, write one ```python block; what it prints is sent back to you, ' +
	'and names stay defined for the next block. Use it as often as you need, or not at all. When you are done, give the ' +
	'final answer in the form the question asks for, in a reply without a block.';

/** The summariser's message begins with this; question, answers and outputs follow. */
export const SUMMARISE_INSTRUCTION =
	'Two others have answered the question below, one in words and one with a program. You are to weigh both answers: ' +
	'check them against the question, name the better one, or find a new answer if both look wrong.';

/** The summariser's message ends with this. */
export const SUMMARISE_REQUEST =
	'Now weigh the two answers, say which one holds and why, and end with the final answer in the form the question asks ' +
	'for. You may write one ```python block if a calculation settles it; it is run as written and must print the final answer.';

/** Self-estimate Score (P1): four steps in one reply. */
export const SELF_ESTIMATE_INSTRUCTION =
	'Solve the question below in four steps, all in one reply.\n' +
	'1. Say how confident you are to solve it with a Python program and how confident to solve it in words, with ' +
	'reasons. Give two lines of this form, from 0 to 10: "Code confidence: N" and "Text confidence: N".\n' +
	'2. Take the way with the clearly higher number. If they are close, begin in words and add a program if needed.\n' +
	'3. Solve the question that way; a program goes into one ```python block, is run as written and must print the ' +
	'final answer in the form the question asks for.\n' +
	'4. Look back and say whether the other way would have been better.';

/** Code/Text Choice (P2): one decision, nothing else. */
export const CODE_OR_TEXT_INSTRUCTION =
	'Another model will answer the question below, either with a Python program or by reasoning in words. Decide which ' +
	'way is more likely to give the right answer. Reply with <<<Code>>> or <<<Text>>> and nothing else.';

/** Code/Text Choice: after a reply that named neither way and said nothing else. */
export const CODE_OR_TEXT_REMINDER =
	'Your reply held no decision. Reply with <<<Code>>> or <<<Text>>> and nothing else.';

/** Code-First-Agent (P2): stands in place of the choice instruction. */
export const CODE_FIRST_COACH_INSTRUCTION =
	'You coach another model that will answer the question below; you do not answer it yourself. Follow this plan: in ' +
	'the first three rounds ask for a Python program, each time for a richer one with more real searching or ' +
	'computing; only if three programs have failed, ask for reasoning in words. Begin with the first round. ' +
	endings(OWN_GUIDANCE, ASK_FOR_CODE);

/** Code-First-Agent: how a reply in round `round` of the plan may end; the first round has the instruction above. */
export function codeFirstEndings(round: number): string {
	if (round === 1) return endings(OWN_GUIDANCE, ASK_FOR_CODE);
	return endings(ACCEPT, OWN_GUIDANCE, round <= CODE_FIRST_PROGRAMS ? ASK_FOR_CODE : ASK_FOR_TEXT, GIVE_UP);
}

const CODE_FIRST_PROGRAMS = 3;

/** Code-First-Agent: stands at the end of the report that leads to round `round` (2 or more) of the plan. */
export function codeFirstNextInstruction(round: number): string {
	const what =
		round <= CODE_FIRST_PROGRAMS
			? 'unless the latest answer is right, ask for a richer program than the one before: real searching or computing, every condition tested in code'
			: 'unless the latest answer is right, programs have had their three rounds, so ask for reasoning in words';
	return (
		`Now go on with your plan. This is round ${String(round)}: ${what}. The model sees only the guidance you write, none ` +
		`of the above, so put into words whatever it needs to know about what went wrong. ${codeFirstEndings(round)}`
	);
}

/** Symbolic Agent: the first guidance is put into fresh words. */
export const REWORD_INSTRUCTION =
	'Put the following instruction for another model into your own words. Keep everything it asks for, add nothing, and ' +
	'reply with the new wording only.';

/** Confidence gate: asked after the answer when the host gives no token probabilities. */
export const RATE_INSTRUCTION =
	'How likely is it that this answer is right? Reply with one line of this form and nothing else, from 0 (certainly ' +
	'wrong) to 100 (certainly right): "Confidence: N".';

/** Put before the question: one blank line between the two. */
export function withInstruction(instruction: string, question: string): string {
	return instruction === '' ? question : `${instruction}\n\n${question}`;
}
