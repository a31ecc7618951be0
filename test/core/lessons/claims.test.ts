import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LessonId } from '../../../src/core/lessons/lesson-id.ts';
import { lessonById } from '../../../src/core/lessons/registry.ts';
import type { Trial } from '../../../src/core/lessons/trial.ts';
import { anyTrials, trial } from '../../support/lesson-trials.ts';

/** Share of right answers, counted anew. */
function rate(trials: readonly Trial[], is: (one: Trial) => boolean): number {
	const judged = trials.filter(
		(one) => is(one) && one.run.outcome === 'finished' && one.run.verdict !== 'not-checked',
	);
	return judged.filter(({ run }) => run.verdict === 'correct').length / judged.length;
}

const by =
	(condition: string, of: Partial<Trial['run']> = {}) =>
	(one: Trial) =>
		one.condition === condition &&
		(of.family === undefined || one.run.family === of.family) &&
		(of.level === undefined || one.run.level === of.level);

/** What must have happened where a lesson says that its claim showed. */
const HAPPENED: Partial<Record<LessonId, (trials: readonly Trial[]) => boolean>> = {
	'three-bands': (trials) => {
		const ends = ['2-2', '8-8'];
		const middle = rate(trials, ({ run }) => !ends.includes(run.level!));
		return ends.every((level) => middle < rate(trials, ({ run }) => run.level === level));
	},
	'inverse-scaling': (trials) =>
		rate(trials, by('code-interpreter|careful')) > rate(trials, by('code-interpreter|bold')),
	'code-worse': (trials) => {
		const gap = (family: 'date-understanding' | 'string-insertion') =>
			rate(trials, by('all-code', { family })) - rate(trials, by('all-text', { family }));
		return gap('date-understanding') * gap('string-insertion') < 0;
	},
	'no-best-method': (trials) => {
		const methods = ['all-text', 'all-code', 'autogen-conca'];
		const families = ['game-24', 'letters', 'navigate'] as const;
		const leads = (method: string) =>
			families.every((family) =>
				methods.every((other) => rate(trials, by(method, { family })) >= rate(trials, by(other, { family }))),
			);
		return !methods.some(leads);
	},
	'two-answers': (trials) =>
		trials.some(
			(one) =>
				by('all-code')(one) &&
				one.run.verdict === 'correct' &&
				trials.some(
					(other) =>
						by('code-text-sum', { family: one.run.family, level: one.run.level })(other) &&
						other.run.instance === one.run.instance &&
						other.run.verdict !== 'correct',
				),
		),
	'another-look': (trials) => rate(trials, by('all-code|2')) > rate(trials, by('all-code')),
	'staying-power': (trials) =>
		rate(trials, by('all-text', { level: '6-10' })) > rate(trials, by('all-text', { level: '350-400' })),
	cost: (trials) => {
		const methods = ['only-question', 'all-code', 'code-text-sum', 'codesteer'];
		const tokens = (method: string) => {
			const known = trials.filter(by(method)).flatMap(({ run }) => run.tokens ?? []);
			return known.reduce((sum, one) => sum + one, 0) / known.length;
		};
		const dearest = methods.toSorted((a, b) => tokens(b) - tokens(a))[0]!;
		return methods.every((method) => rate(trials, by(dearest)) >= rate(trials, by(method)));
	},
	'mental-code': (trials) => {
		const counted = trials.filter(({ run }) => ['correct', 'incorrect', 'no-answer'].includes(run.verdict!));
		const right = (route: 'imagined' | 'printed') =>
			counted.filter(({ run }) => run.routes?.[route] === true).length;
		return right('printed') > right('imagined');
	},
	'two-view': (trials) => rate(trials, ({ run }) => run.calls === 2) >= 0.9,
};

describe('a lesson that counts says that its claim showed only where that happened', () => {
	it.each(Object.entries(HAPPENED))('%s', (id, happened) => {
		const lesson = lessonById(id);
		if (lesson?.kind !== 'rates') throw new Error(`${id} does not count`);
		let shown = 0;
		fc.assert(
			fc.property(fc.oneof(anyTrials(lesson, 8), anyTrials(lesson, 40)), (trials) => {
				if (lesson.tell(trials).claim !== 'shown') return;
				shown += 1;
				expect(happened(trials)).toBe(true);
			}),
			{ numRuns: 800 },
		);
		expect(shown).toBeGreaterThan(0);
	});
});

function tell(id: LessonId, ...trials: readonly Trial[]): string {
	const lesson = lessonById(id);
	if (lesson === null || lesson.kind === 'simulated') throw new Error(`${id} has no runs`);
	return lesson.tell(trials).sentence;
}

describe('the sentence of what was seen', () => {
	it('says what each lane came to and what follows', () => {
		const [text, code] = ['all-text', 'all-code'];
		expect(
			tell('decimals', trial(text, 'wrong', { answer: '7.13' }), trial(code, 'right', { answer: '7.8' })),
		).toBe(
			'All text said “7.13” (wrong) and All code said “7.8” (right): the same model, and only the way made the difference.',
		);
		expect(tell('decimals', trial(text, 'right', { answer: '7.8' }), trial(code, 'failed'))).toBe(
			'All text said “7.8” (right) and All code failed before it could answer: so nothing can be said of the claim yet.',
		);
	});

	it('says that a program was in disguise only where the checker found so', () => {
		const others = [trial('all-text', 'wrong'), trial('codesteer', 'right')];
		const disguised = tell(
			'disguised-code',
			...others,
			trial('all-code-cot', 'wrong', { flags: ['disguise'] }),
		);
		expect(disguised).toContain('only printed what was thought up');
		expect(tell('disguised-code', ...others, trial('all-code-cot', 'wrong'))).toContain('found no disguise');
	});

	it('says that words ran into the limit only where they were cut off', () => {
		const others = [trial('all-code', 'wrong'), trial('codesteer', 'right')];
		expect(tell('endless-text', ...others, trial('all-text', 'no-answer', { flags: ['cut'] }))).toContain(
			'ran into the limit',
		);
		expect(tell('endless-text', ...others, trial('all-text', 'no-answer'))).toContain('nothing cut them off');
	});

	it('names the runs that came to nothing that can be judged', () => {
		const level = { family: 'letters', level: '6-10' } as const;
		const runs = [trial('two-view', 'right', { ...level, calls: 2 }), trial('two-view', 'failed', level)];
		expect(tell('two-view', ...runs)).toBe(
			'Words and code agreed at once on 1 of 1 questions, and 1 of 1 of these were right; no question needed more answers: agreement could be trusted here (1 run came to no answer that can be judged).',
		);
	});

	it('compares nothing where a person’s own model is alone', () => {
		const run = trial('code-interpreter|bold', 'right', { family: 'game-24', level: 'n2', way: 'code' });
		expect(tell('inverse-scaling', run)).toBe(
			'This model made 1 of 1 and used code in 1 of 1: one model alone cannot show who wins, so compare it with the counts of the demo models.',
		);
	});
});
