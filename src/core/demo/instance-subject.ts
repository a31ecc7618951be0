import type { Question } from '../question.ts';
import type { AnyFamily } from '../tasks/family.ts';
import { familyById } from '../tasks/registry.ts';
import { checkProgram } from './check-program.ts';
import { textChain } from './prose.ts';
import type { Subject } from './subject.ts';
import { codeUse, drawnRate } from './success.ts';
import { weakProgram } from './weak-program.ts';

/** The subject of a benchmark question; null when its family or its instance is unknown. */
export function instanceSubject({ text, source }: Question): Subject | null {
	if (source.kind !== 'instance') return null;
	const family = familyById(source.family);
	const instance = family?.parse(source.instance) ?? null;
	if (!family || instance === null) return null;
	const general = familySubject(family, instance, source.level);
	let solution: string | undefined;
	let program: string | undefined;
	return {
		...general,
		key: `${text}\u0000${source.seed}`,
		get right() {
			return (solution ??= family.solve(instance));
		},
		get program() {
			return (program ??= family.python(instance));
		},
		endless: null,
		outcome: 'drawn',
		leansToCode: general.rate('code', 'bold') >= general.rate('text', 'bold'),
		codesWhenBig: false,
	};
}

/** What a subject has from its family; a typed question replaces what it knows better. */
export function familySubject(
	family: AnyFamily,
	instance: unknown,
	level: string,
): Omit<Subject, 'key' | 'right' | 'program' | 'endless' | 'outcome' | 'leansToCode' | 'codesWhenBig'> {
	const { demo } = family;
	return {
		family: family.id,
		wrong: (rng) => family.slip(instance, rng),
		isRight: (answer) => family.verify(instance, answer).kind === 'correct',
		weakProgram: (wrong, rng) => weakProgram(family, instance, wrong, rng),
		guessProgram: demo?.guessProgram ?? null,
		failsAgain: demo?.failsAgain ?? false,
		checkProgram: (answer) => checkProgram(family, instance, answer),
		chain: (answer, isRight, rng) => textChain(family, instance, answer, isRight, rng),
		rate: (way, temperament) => drawnRate({ family, instance, level }, way, temperament),
		codeUse: (temperament) => codeUse(family, instance, temperament),
		advice: demo?.advice ?? null,
	};
}
