import fc from 'fast-check';
import type { LanesLesson, RatesLesson } from '../../src/core/lessons/lesson.ts';
import { conditionsOf } from '../../src/core/lessons/planned-runs.ts';
import type { Asked, Ending, Trial, TrialRun } from '../../src/core/lessons/trial.ts';
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

/** A run that ended so; one told to use code by a program, others in words, unless something else is said. */
export function trial(condition: string, ending: Ending, run: Partial<TrialRun> = {}): Trial {
	const answered = ending === 'right' || ending === 'wrong' || ending === 'unjudged';
	return {
		condition,
		run: {
			method: condition.split('|')[0] as MethodId,
			answer: answered ? `answer of ${condition}` : null,
			way: answered ? (condition.startsWith('all-code') ? 'code' : 'text') : null,
			family: null,
			level: null,
			instance: null,
			calls: 1,
			executions: condition.startsWith('all-code') ? 1 : 0,
			tokens: 100,
			ms: 1000,
			flags: [],
			rated: null,
			guidances: condition === 'codesteer' ? 2 : 0,
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

/** What else may be true of a run, however it ended. */
const ANY_RUN = {
	instance: fc.integer({ min: 1, max: 20 }),
	ending: fc.constantFrom(...ENDINGS),
	way: fc.constantFrom('text' as const, 'code' as const, null),
	calls: fc.integer({ min: 1, max: 4 }),
	executions: fc.integer({ min: 0, max: 3 }),
	guidances: fc.integer({ min: 0, max: 4 }),
	/** Seldom others than these, so that ties are common. */
	tokens: fc.oneof(fc.constantFrom(0, 100, 200, 400), fc.integer({ min: 1, max: 9000 })),
	flags: fc.subarray(['cut', 'disguise', 'limit'] as const),
	rated: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
	routes: fc.option(fc.record({ imagined: fc.boolean(), printed: fc.boolean() })),
};
type AnyRun = { [K in keyof typeof ANY_RUN]: (typeof ANY_RUN)[K] extends fc.Arbitrary<infer T> ? T : never };

function ended(condition: string, { instance, ending, way, rated, routes, ...run }: AnyRun): Trial {
	const answered = ending === 'right' || ending === 'wrong';
	return trial(condition, ending, {
		...run,
		instance: `instance ${String(instance)}`,
		rated: rated === null ? null : { value: rated, by: 'model' },
		...(answered ? { way } : {}),
		...(routes === null ? {} : { routes }),
	});
}

/** The lanes of a lesson, ended anyhow; some may not have run. */
export function anyLanes({ setup }: LanesLesson): fc.Arbitrary<readonly Trial[]> {
	const lanes = setup.choices.methods.map((method) => fc.record(ANY_RUN).map((run) => ended(method, run)));
	return fc.oneof({ weight: 9, arbitrary: fc.tuple(...lanes) }, { weight: 1, arbitrary: fc.constant([]) });
}

/** Some runs of a lesson that counts, ended anyhow. */
export function anyTrials(
	{ rates }: RatesLesson,
	asked: Asked,
	minLength = 0,
): fc.Arbitrary<readonly Trial[]> {
	const one = fc
		.record({
			...ANY_RUN,
			condition: fc.constantFrom(...conditionsOf(rates, asked)),
			part: fc.constantFrom(...rates.parts),
		})
		.map(({ condition, part, ...run }) => {
			const { family, level } = part;
			const made = ended(condition.key, run);
			return { ...made, run: { ...made.run, method: condition.method, family, level } };
		});
	const some = fc.uniqueArray(one, {
		minLength,
		maxLength: 60,
		selector: ({ condition, run }) => JSON.stringify([condition, run.family, run.level, run.instance]),
	});
	/** A host says what tokens its runs took, or it does not; it may say so of some. */
	const says = fc.constantFrom('all', 'all', 'some', 'none');
	return fc.tuple(some, says).map(([trials, said]) =>
		trials.map(({ condition, run }, at) => {
			const isSaid = said === 'all' || (said === 'some' && at % 2 === 0);
			return { condition, run: { ...run, tokens: isSaid ? run.tokens : null } };
		}),
	);
}
