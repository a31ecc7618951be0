import type { QuestionSigns } from '../kit/question-signs.ts';

/** What the rule coach says to the task model, besides the instructions for text and code. */
export const UNREADABLE =
	'Python could not read your program: {error}. Write the whole program again in one ```python block, with plain and complete statements.';
export const STOPPED =
	'Your program stopped with {error}. Find out why this line can fail, correct it, and write the whole program again.';
export const SIMPLER = 'Two programs have failed now: choose a simpler structure.';
export const TOO_SLOW =
	'Your program did not finish within {seconds} seconds. Make sure every loop ends, cut off hopeless branches early, and remember what has been worked out already.';
export const TOO_BIG =
	'Your program used more memory or depth than there is. Generate candidates one at a time instead of storing them all.';
export const DISGUISED =
	'Your program only prints an answer that was thought up before. Do not print a guess: let the program find the answer. {hint} Test every candidate in the program and print only one that passes.';
export const SILENT =
	'Your program printed nothing. Write it again so that it prints the final answer in the form the question asks for, also when a search finds no candidate.';
export const NO_ANSWER = 'Your last reply named no answer.';
export const CUT_OFF =
	'Your last reply broke off before it named an answer: it was too long. Be brief this time.';
export const TEST_FAILED = 'A test of your answer failed. What the test reported: {report}';
export const TEST_UNSURE = 'A test could not confirm your answer. What the test reported: {report}';
export const GO_THROUGH =
	'Go through the question again from the start, condition by condition, and correct the step that went wrong.';
export const COMPARE =
	'Compare the program with the question sentence by sentence, put every condition into code, and write it again.';
export const PLAIN_HINT = 'Compute the answer from the facts given in the question.';

/** How to program a kind of question. */
export const HINTS: Readonly<Record<NonNullable<QuestionSigns['kind']>, string>> = {
	arithmetic: 'Use exact integers, or fractions or decimals from the standard library, never rounded floats.',
	counting:
		'Walk through the text one character at a time and keep the position, counted from where the question counts.',
	strings: 'Build the result character by character in a loop and follow the rules in the order given.',
	search:
		'Enumerate all candidates systematically, for example every order and every choice of operator with itertools or by recursion, and test each against all conditions.',
	simulation:
		'Keep everything that changes in variables and carry out the rules round by round in a loop, exactly in the order given.',
	planning:
		'Describe a situation as a value, list the moves allowed in it, and use a breadth-first search that remembers the situations seen.',
};
