import { undecorate } from '../../reply/decoration.ts';
import { noAnswer } from '../../verdict.ts';
import type { TaskFamily } from '../family.ts';
import { deniedSolution, saysNoSolution } from './no-solution.ts';

/** The same family, which sees answers without decoration; one of which nothing is left is no answer. */
export function withPlainAnswers<I, P>(family: TaskFamily<I, P>): TaskFamily<I, P> {
	const canonical = family.canonical?.bind(family);
	return {
		...family,
		...(canonical === undefined
			? {}
			: {
					canonical: (instance: I, answer: string) =>
						canonical(instance, undecorate(answer, family.ownSigns)),
				}),
		verify(instance, answer) {
			const plain = undecorate(answer, family.ownSigns ?? []);
			const verdict = family.verify(instance, plain);
			// Where nothing may be left of a text, an empty answer can be the right one.
			if (plain === '' && verdict.kind !== 'correct') return noAnswer('The answer is empty');
			return (verdict.kind === 'malformed' ? deniedSolution(family, instance, plain) : null) ?? verdict;
		},
		fits(instance, answer) {
			const plain = undecorate(answer, family.ownSigns ?? []);
			return (
				!(family.seeksSolution === true && saysNoSolution(plain)) && (family.fits?.(instance, plain) ?? true)
			);
		},
	};
}

/** Whether a text is an answer of the asked form, right or wrong: what unmarked texts are chosen by. */
export function inForm<I, P>(family: TaskFamily<I, P>, instance: I, text: string): boolean {
	const { kind } = family.verify(instance, text);
	return (kind === 'correct' || kind === 'incorrect') && (family.fits?.(instance, text) ?? true);
}
