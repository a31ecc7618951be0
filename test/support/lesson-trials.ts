import fc from 'fast-check';
import type { LanesLesson, RatesLesson } from '../../src/core/lessons/lesson.ts';
import type { Ending, Trial, TrialRun } from '../../src/core/lessons/trial.ts';
import type { MethodId } from '../../src/core/method-id.ts';

const ENDINGS: readonly Ending[] = ['right', 'wrong', 'no-answer', 'unjudged', 'stopped', 'failed'];

const OUTCOMES: Readonly<Record<Ending, Pick<TrialRun, 'outcome' | 'verdict'>>> = {
	right: { outcome: 'finished', verdict: 'correct' },
	wrong: { outcome: 'finished', verdict: 'incorrect' },
	'no-answer': { outcome: 'finished', verdict: 'no-answer' },
	unjudged: { outcome: 'finished', verdict: 'not-checked' },
	stopped: { outcome: 'cancelled', verdict: null },
	failed: { outcome: 'failed', verdict: null },
};

/** A run that ended so, in words unless something else is said. */
export function trial(condition: string, ending: Ending, run: Partial<TrialRun> = {}): Trial {
	const answered = ending === 'right' || ending === 'wrong' || ending === 'unjudged';
	return {
		condition,
		run: {
			method: condition.split('|')[0] as MethodId,
			answer: answered ? `answer of ${condition}` : null,
			way: answered ? 'text' : null,
			family: null,
			level: null,
			instance: null,
			calls: 1,
			executions: 0,
			tokens: 100,
			ms: 1000,
			flags: [],
			rated: null,
			...OUTCOMES[ending],
			...run,
		},
	};
}

/** Every way the lanes of a lesson can end. */
export function everyEnding({
	setup,
}: LanesLesson): readonly (readonly [Trial[], Readonly<Record<string, Ending>>])[] {
	return setup.choices.methods.reduce<(readonly [Trial[], Readonly<Record<string, Ending>>])[]>(
		(all, method) =>
			all.flatMap(([trials, endings]) =>
				ENDINGS.map(
					(ending) => [[...trials, trial(method, ending)], { ...endings, [method]: ending }] as const,
				),
			),
		[[[], {}]],
	);
}

/** Some runs of a lesson that counts, ended anyhow. */
export function anyTrials({ rates }: RatesLesson, minLength = 0): fc.Arbitrary<readonly Trial[]> {
	const one = fc
		.record({
			condition: fc.constantFrom(...rates.conditions),
			part: fc.constantFrom(...rates.parts),
			instance: fc.integer({ min: 1, max: 20 }),
			ending: fc.constantFrom(...ENDINGS),
			way: fc.constantFrom('text' as const, 'code' as const),
			calls: fc.integer({ min: 1, max: 9 }),
			tokens: fc.option(fc.integer({ min: 1, max: 9000 })),
			isCut: fc.boolean(),
			rated: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
			routes: fc.option(fc.record({ imagined: fc.boolean(), printed: fc.boolean() })),
		})
		.map(({ condition, part, instance, ending, way, calls, tokens, isCut, rated, routes }) =>
			trial(condition.key, ending, {
				method: condition.method,
				family: part.family,
				level: part.level,
				instance: `${rates.seed}-${String(instance)}`,
				calls,
				tokens,
				flags: isCut ? ['cut'] : [],
				rated: rated === null ? null : { value: rated, by: 'model' },
				...(ending === 'right' || ending === 'wrong' ? { way } : {}),
				...(routes === null ? {} : { routes }),
			}),
		);
	return fc.uniqueArray(one, {
		minLength,
		maxLength: 60,
		selector: ({ condition, run }) => JSON.stringify([condition, run.family, run.level, run.instance]),
	});
}
