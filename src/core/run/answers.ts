import type { Answers } from '../methods/method.ts';
import type { Question } from '../question.ts';
import { undecorate } from '../reply/decoration.ts';
import { answerKey } from '../same-answer.ts';
import type { AnyFamily } from '../tasks/family.ts';
import { familyById } from '../tasks/registry.ts';
import { likeliestOf, placesOf } from './answer-places.ts';

/** How a method reads and compares the answers to this question. A verifier is never asked. */
export function answersOf(
	question: Question,
	familyOf: (id: string) => AnyFamily | null = familyById,
): Answers {
	const { source } = question;
	const checked = source.kind === 'instance' ? source : source.check;
	const family = checked === undefined ? null : familyOf(checked.family);
	const ownSigns = family?.ownSigns ?? [];
	const instance = checked === undefined ? null : (family?.parse(checked.instance) ?? null);
	const form =
		family === null || instance === null || family.canonical === undefined
			? null
			: (answer: string) => family.canonical?.(instance, answer) ?? null;
	return {
		by: form === null ? 'text' : 'family',
		of(reply) {
			const place = likeliestOf(placesOf(question, reply, family?.ownSigns), reply.execution);
			const answer = place === null ? '' : undecorate(place.text, ownSigns);
			return answer === '' ? null : answer;
		},
		key(answer) {
			const plain = undecorate(answer, ownSigns);
			const same = form?.(plain) ?? null;
			return same === null ? `text ${answerKey(plain, source)}` : `family ${same}`;
		},
	};
}
