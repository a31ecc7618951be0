import { readReply } from '../reply/read.ts';
import type { ModelRequest } from '../model.ts';
import { createRng } from '../rng.ts';
import { readConversation } from './conversation.ts';
import { HONEST_REPLY } from './phrases.ts';
import { expectedRate } from './expected-rate.ts';
import type { Subject } from './subject.ts';
import { subjectOf } from './subject-of.ts';
import type { Temperament } from './temperament.ts';

/**
 * The summariser's side: follows one of the answers it was shown, and does not always follow the right one. How often it
 * ends up right is the published rate of Code + Text + Sum.1; now and then that needs an answer neither of the two gave.
 */
export function summaryReply(request: ModelRequest, temperament: Temperament): string {
	const { question } = readConversation(request);
	const subject = subjectOf(question);
	if (!subject) return HONEST_REPLY;
	const content = request.messages.findLast(({ role }) => role === 'user')?.content ?? '';
	// What stands after the question are the two answers. Outputs and words count, program texts do not.
	const at = content.lastIndexOf(question.text);
	const { prose } = readReply(content.slice(at < 0 ? 0 : at + question.text.length));
	const candidates = [...prose.matchAll(/<<<([\s\S]*?)>>>/g)]
		.map(([, inside = '']) => inside.trim())
		.filter((answer) => answer !== '');
	const right = candidates.find((answer) => subject.isRight(answer));
	const wrong = candidates.find((answer) => !subject.isRight(answer));
	const picksRight = isRightDraw(subject, temperament, request.seed);
	// A typed question gets no answer of the summariser's own: it demonstrates the choice between the two.
	const chosen = picksRight
		? (right ?? (subject.outcome === 'likelier' ? wrong : undefined))
		: (wrong ?? right);
	if (chosen !== undefined) {
		const words = candidates.every((answer) => answer === chosen)
			? 'Both solvers arrive at the same answer, and I see nothing against it.'
			: 'The two solvers disagree. Going through both, I find this one better founded.';
		return `${words}\n\n<<<${chosen}>>>`;
	}
	const answer = picksRight ? subject.right : subject.wrong(createRng('summary', subject.key, temperament));
	return `Neither of the two answers convinces me, so I give one of my own.\n\n<<<${answer}>>>`;
}

function isRightDraw(subject: Subject, temperament: Temperament, seed: number | undefined): boolean {
	// A typed question takes the likelier outcome, and among two answers that is the better founded one.
	if (subject.outcome === 'likelier' || subject.family === null) return true;
	const rate = expectedRate(subject.family, 'sum1') * (temperament === 'bold' ? 1 : 0.85);
	return createRng('summary', subject.key, temperament, seed ?? 0).next() < rate;
}
