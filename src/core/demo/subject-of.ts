import { asTyped, type Question } from '../question.ts';
import { instanceSubject } from './instance-subject.ts';
import type { Subject } from './subject.ts';
import { typedSubject } from './typed-subject.ts';

/**
 * Null for a question the scripted model knows nothing about. One run asks about the same question many times and solving
 * it may take a while, so the subject is kept as long as the question is.
 */
export function subjectOf(question: Question): Subject | null {
	const known = knownSubjects.get(question);
	if (known !== undefined) return known;
	const subject =
		question.source.kind === 'instance' ? instanceSubject(question) : typedSubject(asTyped(question));
	knownSubjects.set(question, subject);
	return subject;
}

const knownSubjects = new WeakMap<Question, Subject | null>();
