import { CODE_FIRST_COACH_INSTRUCTION } from '../methods/steering/code-first-agent.ts';
import { CODE_OR_TEXT_INSTRUCTION } from '../methods/steering/code-text-choice.ts';
import { REWORD_INSTRUCTION } from '../methods/steering/coach-dialogue.ts';
import { signsOf } from '../methods/kit/question-signs.ts';
import type { ModelRequest } from '../model.ts';
import { readConversation } from './conversation.ts';
import type { Subject } from './subject.ts';
import { subjectOf } from './subject-of.ts';
import type { Temperament } from './temperament.ts';

/** The coach's side: a choice at the start, then decisions from what the reports really say. */
export function coachReply(request: ModelRequest, temperament: Temperament): string {
	const latest = request.messages.findLast(({ role }) => role === 'user')?.content ?? '';
	if (latest.startsWith(REWORD_INSTRUCTION)) return reworded(latest.slice(REWORD_INSTRUCTION.length));
	const { question } = readConversation(request);
	const subject = subjectOf(question);
	const earlier = request.messages.flatMap(({ role, content }) => (role === 'assistant' ? [content] : []));
	const report = readReport(latest);
	const followsPlan = request.messages[0]?.content.startsWith(CODE_FIRST_COACH_INSTRUCTION) === true;
	if (report) return next(report, subject, question.text, earlier, followsPlan);
	if (followsPlan) return 'The plan begins with a program. <<<Code>>>';
	const chosen = choice(subject, question.text, temperament);
	return latest.startsWith(CODE_OR_TEXT_INSTRUCTION) ? chosen.slice(chosen.indexOf('<<<')) : chosen;
}

interface Report {
	usedCode: boolean;
	check: 'correct' | 'incorrect' | 'none';
	checkWords: string;
	isDisguised: boolean;
	isSimple: boolean;
	ending: 'fine' | 'timeout' | 'error';
}

/** Reports are told from the first message by the answer they quote. */
function readReport(text: string): Report | null {
	const at = text.search(/^Answer of the model:/m);
	if (at < 0) return null;
	const body = text.slice(at);
	const checkWords =
		/test program says:\s*([\s\S]*?)(?=\n\n(?:What the program looks like|The program cannot be read|Every answer so far|Now decide|Now go on)|$)/
			.exec(body)?.[1]
			?.trim() ?? '';
	const lastWord = checkWords.split('\n').at(-1) ?? '';
	return {
		usedCode: /^\s*(?:```|~~~)/m.test(body) || body.includes('What running the program gave:'),
		check: /^\W*correct\b/i.test(lastWord)
			? 'correct'
			: /\b(?:in|not )correct\b|\bwrong\b/i.test(lastWord)
				? 'incorrect'
				: 'none',
		checkWords: lastWord,
		isDisguised: /only prints a finished answer|in disguise|prints a constant/i.test(body),
		isSimple: /may be too simple/i.test(body),
		ending: /was stopped after|timed? ?out/i.test(body)
			? 'timeout'
			: /stopped with an error|cannot be read|broke down/i.test(body)
				? 'error'
				: 'fine',
	};
}

function choice(subject: Subject | null, question: string, temperament: Temperament): string {
	// The careful coach asks for a program unless words are clearly better.
	const leansToCode = subject
		? subject.leansToCode ||
			(temperament === 'careful' && subject.rate('code', 'bold') >= subject.rate('text', 'bold') - 0.1)
		: signsOf(question).kind !== null;
	return leansToCode
		? 'This needs exact work on many small pieces, which a program does better than words. <<<Code>>>'
		: 'This is mostly a matter of reading and reasoning; words are enough. <<<Text>>>';
}

function next(
	report: Report,
	subject: Subject | null,
	question: string,
	earlier: readonly string[],
	followsPlan: boolean,
): string {
	const { usedCode, check, isDisguised, isSimple, ending, checkWords } = report;
	if (check === 'correct') return 'The test program confirms the answer. <<<Return Answer>>>';
	const codeTurns = earlier.filter((reply) => !/<<<Text>>>|words only/i.test(reply)).length;
	const triedWords = earlier.length > codeTurns;
	const pushes = earlier.filter((reply) => reply.includes(THOUGHT_UP)).length;
	if (usedCode && codeTurns >= 3 && !triedWords && (followsPlan || pushes >= 2)) {
		return 'Three programs have failed, so words get their turn. <<<Text>>>';
	}
	if (usedCode && ending === 'timeout') {
		const timeouts = earlier.filter((reply) => reply.includes(ENDS)).length;
		return timeouts >= 1
			? 'Programs keep running out of time here, so words get their turn. <<<Text>>>'
			: `The program ran out of time. <<<Your program did not finish in time. ${ENDS}, cut off what cannot lead to an answer, and print the answer. ${hint(subject, question)}>>>`;
	}
	if (usedCode && ending === 'error') {
		return earlier.length >= 3 && !triedWords
			? 'Several programs have failed; words may do better. <<<Text>>>'
			: `The program failed. <<<Your program stopped with an error. Write the whole program again, complete, with every function defined. ${hint(subject, question)}>>>`;
	}
	if (usedCode && (isDisguised || (isSimple && check === 'incorrect'))) {
		return (
			'The program only states a result, it does not look for one' +
			`${check === 'incorrect' ? ', and the test says that the result is wrong' : ''}. ` +
			`<<<Your program prints an answer that ${THOUGHT_UP}${check === 'incorrect' ? ', and a test shows that it is wrong' : ''}. ` +
			`Let a Python program find it. ${hint(subject, question)} Print only a candidate that passes.>>>`
		);
	}
	if (check === 'incorrect') {
		if (!usedCode) {
			return `The test rejects the answer found in words, so a program should work it out. <<<A test of your answer failed: ${checkWords} Now write a Python program that works the answer out. ${hint(subject, question)}>>>`;
		}
		return codeTurns >= 3 && !triedWords
			? 'Programs keep giving wrong answers; another way is due. <<<Text>>>'
			: `The test rejects the program's answer. <<<A test of your program's answer failed: ${checkWords} Compare the program with the question sentence by sentence and write it again. ${hint(subject, question)}>>>`;
	}
	return 'Nothing speaks against the answer. <<<Return Answer>>>';
}

const THOUGHT_UP = 'was thought up beforehand';
const ENDS = 'Make sure that every loop ends';

function hint(subject: Subject | null, question: string): string {
	if (subject !== null && subject.advice !== null) return subject.advice;
	switch (signsOf(question).kind) {
		case 'arithmetic':
			return 'Use exact integers, fractions or decimals.';
		case 'counting':
			return 'Go through the text character by character and keep the position.';
		case 'strings':
		case 'simulation':
			return 'Build the result step by step in the program, by the rules in their order.';
		case 'planning':
			return 'Search breadth-first over the situations and remember the ones already seen.';
		case 'search':
		case null:
			return 'Enumerate the possibilities systematically and test each against all conditions.';
	}
}

/** The Symbolic Agent has its first guidance put into fresh words. */
function reworded(instruction: string): string {
	return /not write (?:any )?(?:program )?code|words only/i.test(instruction)
		? 'Please reason in words only, one step after the other. Watch the places where a slip is easy, write no code, and put the final answer last.'
		: 'Please think about the method first and describe it in a few words. Then write one complete program in a single ```python block that works the answer out and prints it in the form the question asks for.';
}
