import { type ModelRequest, openTextOf } from '../model.ts';
import { answerSpan, otherAnswers, withAnswer } from './other-answers.ts';
import type { DemoReply } from './reply.ts';
import type { Subject } from './subject.ts';
import type { Temperament } from './temperament.ts';

/**
 * How the script goes on with a reply that was begun for it: its own reply from there, with another of the answers it knows where
 * the beginning leads to that. A beginning that it knows no end of gets a plain one. Null where no reply is begun.
 * @param usual its reply to the same messages without the beginning
 */
export function begunReply(
	request: ModelRequest,
	usual: (request: ModelRequest) => DemoReply,
	subject: Subject | null,
	temperament: Temperament,
): DemoReply | null {
	const begun = openTextOf(request);
	if (begun === null) return null;
	const reply = usual({ ...request, messages: request.messages.slice(0, -1) });
	const span = answerSpan(reply.text);
	const answers = subject === null || !span.isMarked ? [] : otherAnswers(subject, temperament);
	const ends = [reply.text, ...answers.map((answer) => withAnswer(reply.text, span, answer))];
	const end = ends.find((text) => text.startsWith(begun));
	if (end !== undefined) return { ...reply, text: end.slice(begun.length) };
	const isOpen = begun.lastIndexOf('<<<') > begun.lastIndexOf('>>>');
	if (isOpen) return { text: `>>>${span.isMarked ? reply.text.slice(span.to + 3) : ''}` };
	return { text: subject === null ? '' : `\n\n<<<${subject.right}>>>` };
}
