import { CHECK_REQUEST } from '../methods/kit/self-check.ts';
import { readReply } from '../reply/read.ts';
import type { ModelRequest } from '../model.ts';
import { pythonString } from '../tasks/kit/python.ts';
import { lastLine, lastMarked } from '../reply/answer.ts';
import { readConversation, without } from './conversation.ts';
import { codeReply } from './phrases.ts';
import { subjectOf } from './subject-of.ts';

/** The self-answer checker's side: an honest program that tests the answer in the message. */
export function checkerReply(request: ModelRequest): string {
	const { question } = readConversation(request);
	const subject = subjectOf(question);
	const asked = request.messages.findLast(
		({ role, content }) => role === 'user' && content.includes(ANSWER_HEAD),
	);
	const content = asked?.content ?? request.messages.findLast(({ role }) => role === 'user')?.content ?? '';
	const tested = content.includes(ANSWER_HEAD) ? testedIn(content) : without(content, question.text);
	const answer = answerIn(tested);
	if (!subject) {
		return codeReply(
			`print(${pythonString('Unclear: the scripted demo model cannot test answers to this question.')})`,
			'I am a scripted demo model and have no test for this question.',
		).text;
	}
	if (answer === null) {
		return codeReply('print("Incorrect: no answer was given")', 'There is no answer to test.').text;
	}
	return codeReply(subject.checkProgram(answer), 'This program tests the answer against the question.').text;
}

function testedIn(content: string): string {
	const tested = content.slice(content.lastIndexOf(ANSWER_HEAD) + ANSWER_HEAD.length);
	const end = tested.lastIndexOf(CHECK_REQUEST);
	return end < 0 ? tested : tested.slice(0, end);
}

const ANSWER_HEAD = 'Answer to be tested:\n';
const RUN_HEAD = 'What running the program gave:\n';

/** What the program printed goes before what the words claim; a program's text is no answer. */
function answerIn(copy: string): string | null {
	const at = copy.lastIndexOf(RUN_HEAD);
	if (at < 0) {
		const { prose } = readReply(copy);
		return lastMarked(prose) ?? lastLine(prose);
	}
	const output = copy.slice(at + RUN_HEAD.length);
	const hasFailed =
		/^(?:It then stopped with an error|It was stopped|The interpreter broke down|The program printed nothing)/m.test(
			output,
		);
	return lastMarked(output) ?? (hasFailed ? null : lastLine(output));
}
