import { CLAIM_HEAD, CONSISTENCY_INSTRUCTION, CONSISTENCY_REQUEST } from '../methods/voting/tool-filter.ts';
import { VERIFY_REQUEST } from '../methods/voting/verify-vote.ts';
import type { ModelRequest } from '../model.ts';
import { lastMarked } from '../reply/answer.ts';
import { createRng } from '../rng.ts';
import { pythonString } from '../tasks/kit/python.ts';
import { endingWith } from './check-program.ts';
import { readConversation } from './conversation.ts';
import { codeReply } from './phrases.ts';
import type { Subject } from './subject.ts';
import { subjectOf } from './subject-of.ts';
import type { Temperament } from './temperament.ts';

/**
 * Tests that end with one word: of the tool filter's checker, and of a model that tests its own answer. The small model now and then
 * only compares its answer with itself. Null for any other request.
 */
export function wordTestReply(request: ModelRequest, temperament: Temperament): string | null {
	const asked = request.messages.at(-1)?.content ?? '';
	const test = asked.startsWith(CONSISTENCY_INSTRUCTION) ? claimedIn(asked) : verifiedIn(request, asked);
	if (test === null) return null;
	const subject = subjectOf(readConversation(request).question);
	if (subject === null) {
		return codeReply('print("I am a scripted demo model and have no test for this question.")', '').text;
	}
	const { answer, holds, fails, isOwn } = test;
	if (isOwn && comparesWithItself(subject, temperament, request.seed)) {
		const literal = pythonString(answer);
		const program = `answer = ${literal}\nprint("${holds}" if answer == ${literal} else "${fails}")\n`;
		return codeReply(program, 'I test the answer:').text;
	}
	const program = endingWith(subject.checkProgram(answer), holds, fails);
	return codeReply(program, 'This program tests the answer against the question.').text;
}

interface WordTest {
	answer: string;
	holds: string;
	fails: string;
	isOwn: boolean;
}

function claimedIn(asked: string): WordTest {
	const claim = asked.slice(asked.lastIndexOf(CLAIM_HEAD) + CLAIM_HEAD.length);
	const answer = claim.slice(0, claim.lastIndexOf(CONSISTENCY_REQUEST)).trim();
	return { answer, holds: 'CONSISTENT', fails: 'INCONSISTENT', isOwn: false };
}

function verifiedIn({ messages }: ModelRequest, asked: string): WordTest | null {
	if (!asked.endsWith(VERIFY_REQUEST)) return null;
	const printed = asked.slice(0, -VERIFY_REQUEST.length);
	const said = messages.findLast(({ role }) => role === 'assistant')?.content ?? '';
	const answer = lastMarked(printed) ?? lastMarked(said) ?? '';
	return { answer, holds: 'TRUE', fails: 'FALSE', isOwn: true };
}

/** Assumption: nothing is published of how often a small model tests nothing. */
const COMPARES_WITH_ITSELF = 0.25;

function comparesWithItself(subject: Subject, temperament: Temperament, seed = 0): boolean {
	if (temperament === 'bold' || subject.outcome === 'likelier') return false;
	return createRng('compares with itself', subject.key, seed).chance(COMPARES_WITH_ITSELF);
}
