import { SUMMARISE_INSTRUCTION } from '../methods/code-text-sum.ts';
import type { ModelRequest } from '../model.ts';
import { checkerReply } from './checker-reply.ts';
import { coachReply } from './coach-turn.ts';
import { mixReply } from './mix-reply.ts';
import type { DemoReply } from './reply.ts';
import { scriptedLogprobs } from './scripted-logprobs.ts';
import { summaryReply } from './summary-reply.ts';
import { taskReply } from './task-reply.ts';
import type { Temperament } from './temperament.ts';
import { wordTestReply } from './word-test-reply.ts';

/**
 * The scripted model: what it says follows from the conversation and, for benchmark questions, from the instance. No
 * clock, no chance: the same request gives the same reply. It is not a language model and says so when asked anything
 * outside its repertoire.
 */
export function demoReply(request: ModelRequest, temperament: Temperament): DemoReply {
	const reply = replyFor(request, temperament);
	return request.logprobs === true
		? { ...reply, logprobs: scriptedLogprobs(reply.text, request, temperament) }
		: reply;
}

function replyFor(request: ModelRequest, temperament: Temperament): DemoReply {
	const mixed = mixReply(request, temperament);
	if (mixed !== null) return { text: mixed };
	switch (request.role) {
		case 'task':
			// Code + Text + Sum. of P1 has the task model weigh both answers itself.
			return request.messages[0]?.content.startsWith(SUMMARISE_INSTRUCTION) === true
				? { text: summaryReply(request, temperament) }
				: taskReply(request, temperament);
		case 'coach':
			return { text: coachReply(request, temperament) };
		case 'checker':
			return { text: wordTestReply(request, temperament) ?? checkerReply(request) };
		case 'summariser':
			return { text: summaryReply(request, temperament) };
		case 'reader':
			throw new Error('Scripted replies need no reader');
	}
}
