import { asTyped, type Question } from '../question.ts';
import { createRng, type Rng } from '../rng.ts';
import { familyById } from '../tasks/registry.ts';
import type { FamilyId } from '../tasks/family-id.ts';
import type { Temperament } from './demo-reply.ts';
import { drawnRate, type Way } from './success.ts';
import { textChain } from './prose.ts';
import { weakProgram } from './weak-program.ts';
import { checkProgram } from './check-program.ts';
import { typedSubject } from './typed-subject.ts';

/** What a question is about, with everything the scripted model can say about it. All of it comes from real solvers. */
export interface Subject {
	/** Seeds every draw: the same question has the same fate. */
	key: string;
	family: FamilyId | null;
	/** The reference answer in the asked form, without markers. */
	right: string;
	/** A careless answer in the same form. */
	wrong(rng: Rng): string;
	isRight(answer: string): boolean;
	/** The honest program, which prints the answer between markers. */
	program: string;
	/** A program that does not compute: prints what was thought up, never ends, or breaks. */
	weakProgram(wrong: string, rng: Rng): string;
	/** A program that tests a given answer and ends with Correct or Incorrect. */
	checkProgram(answer: string): string;
	/** Words that lead to the answer. */
	chain(answer: string, isRight: boolean, rng: Rng): string;
	/** Search that finds nothing: only words that never end are left. */
	endless: ((rng: Rng) => string) | null;
	/** Chance of a right answer, in [0, 1]. */
	rate(way: Way, temperament: Temperament): number;
	/**
	 * Benchmark questions draw their outcome from the published rate. A typed question has no rate of its own, so it
	 * always takes the likelier outcome: what a demonstration is expected to show, shown each time.
	 */
	outcome: 'drawn' | 'likelier';
	/** A program or a word in the first place, as the published guide would choose. */
	leansToCode: boolean;
}

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

function instanceSubject({ text, source }: Question): Subject | null {
	if (source.kind !== 'instance') return null;
	const family = familyById(source.family);
	const instance = family?.parse(source.instance) ?? null;
	if (!family || instance === null) return null;
	const rate: Subject['rate'] = (way, temperament) =>
		drawnRate({ family, instance, level: source.level }, way, temperament);
	let solution: string | undefined;
	let program: string | undefined;
	return {
		key: `${text}\u0000${source.seed}`,
		family: family.id,
		get right() {
			return (solution ??= family.solve(instance));
		},
		wrong: (rng) => family.slip(instance, rng),
		isRight: (answer) => family.verify(instance, answer).kind === 'correct',
		get program() {
			return (program ??= family.python(instance));
		},
		weakProgram: (wrong, rng) => weakProgram(family.id, instance, wrong, rng),
		checkProgram: (answer) => checkProgram(family, instance, answer),
		chain: (answer, isRight, rng) => textChain(family, instance, answer, isRight, rng),
		endless: null,
		rate,
		outcome: 'drawn',
		leansToCode: rate('code', 'bold') >= rate('text', 'bold'),
	};
}

/** One draw per question, temperament and way: a later turn compares the same number with another rate. */
export function succeeds(
	subject: Subject,
	way: Way,
	temperament: Temperament,
	seed: number | undefined,
	rate = subject.rate(way, temperament),
): boolean {
	if (subject.outcome === 'likelier') return rate >= 0.5;
	return createRng('outcome', subject.key, temperament, way, seed ?? 0).next() < rate;
}
