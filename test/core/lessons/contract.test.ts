import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LESSON_IDS, type LessonId } from '../../../src/core/lessons/lesson-id.ts';
import type { Told } from '../../../src/core/lessons/lesson.ts';
import { quiz } from '../../../src/core/lessons/quiz.ts';
import { lessonById, lessons } from '../../../src/core/lessons/registry.ts';
import { laneFact } from '../../../src/core/lessons/telling.ts';
import { familyById } from '../../../src/core/tasks/registry.ts';
import { anyTrials, everyEnding } from '../../support/lesson-trials.ts';
import { NodePython } from '../../support/node-python.ts';
import { performLesson } from '../../support/perform-lesson.ts';

const JUDGED = ['right', 'wrong', 'no-answer'];

/** One sentence without a hole in it, and counts that are possible. */
function expectSentence({ sentence, claim, bet }: Told, bets: readonly string[]): void {
	expect(sentence).toMatch(/^\S.*\.$/s);
	expect(sentence).not.toMatch(/undefined|NaN|null|Infinity|\.\.|\s{2}| ,|\. [A-Z]/);
	for (const [, part, whole] of sentence.matchAll(/\b(\d+) of (\d+)\b/g)) {
		expect(Number(part)).toBeLessThanOrEqual(Number(whole));
	}
	if (claim === 'open') expect(bet).toBe(null);
	else expect([...bets, null]).toContain(bet);
}

describe('the registry', () => {
	it('has a lesson for every id, in the order of the course', () => {
		expect(lessons.map(({ id }) => id)).toEqual(LESSON_IDS);
		expect([lessonById('letters')?.id, lessonById('spelling')]).toEqual(['letters', null]);
	});
});

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_id, lesson) => {
	const bets = lesson.bet.choices.map(({ id }) => id);

	it('has one claim in one sentence, published evidence with its source, and a bet of some choices', () => {
		expect(lesson.claim).toMatch(/^[^.]+\.$/);
		expect(lesson.evidence.says).not.toBe('');
		expect(lesson.evidence.source).toMatch(/arXiv \d{4}\.\d{5}/);
		expect(lesson.bet.asks).toMatch(/\?$/);
		expect(new Set(bets).size).toBe(bets.length);
		expect(bets.length).toBeGreaterThan(2);
	});

	it('has a check question with just one right choice, and an explanation for each', () => {
		const { choices } = lesson.check;
		expect(choices.filter(({ right }) => right)).toHaveLength(1);
		expect(choices.length).toBeGreaterThan(2);
		for (const { says, why } of choices) expect([says, why]).not.toContain('');
	});

	it('asks levels that there are', () => {
		const parts = lesson.kind === 'rates' ? lesson.rates.parts : [];
		const ladder = 'ladder' in lesson ? lesson.ladder : undefined;
		const asked = [
			...parts.map(({ family, level }) => ({ family, level })),
			...(ladder?.levels ?? []).map((level) => ({ family: ladder!.family, level })),
		];
		const unknown = asked.filter(
			({ family, level }) => familyById(family)?.levels.every(({ id }) => id !== level) ?? true,
		);
		expect(unknown).toEqual([]);
	});

	if (lesson.kind === 'lanes') {
		it('has a sentence for every way its lanes can end, with what each lane really came to', () => {
			for (const [trials, endings] of everyEnding(lesson)) {
				const told = lesson.tell(trials);
				expectSentence(told, bets);
				for (const { condition, run } of trials) {
					expect(told.sentence).toContain(laneFact({ method: condition, run }));
				}
				const isJudged = Object.values(endings).every((ending) => JUDGED.includes(ending));
				expect(told.claim === 'open').toBe(!isJudged);
			}
		});

		it('says of lanes that have not run that they have not', () => {
			expect(lesson.tell([])).toEqual({
				sentence: expect.stringContaining('has not run') as string,
				claim: 'open',
				bet: null,
			});
		});
	}

	if (lesson.kind === 'rates') {
		it.each(['demo', 'own'] as const)(
			'has a sentence for whatever its runs come to, asked of %s models',
			(asked) => {
				fc.assert(
					fc.property(anyTrials(lesson, asked), (trials) => expectSentence(lesson.tell(trials, asked), bets)),
				);
			},
		);

		it('claims nothing where nothing is counted', () => {
			expect(lesson.tell([], 'demo').claim).toBe('open');
		});
	}
});

describe('end to end on the demo model, with real Python', () => {
	const python = new NodePython();
	beforeAll(async () => {
		await python.run({ code: 'pass' }, () => undefined);
	}, 300_000);
	afterAll(() => python.close());

	/** What everybody sees who takes the course on the demo model. */
	const CAME: Readonly<Record<LessonId, string>> = {
		decimals: 'code',
		letters: 'code',
		'three-bands': 'middle',
		'inverse-scaling': 'careful',
		'disguised-code': 'coached',
		'code-worse': 'strings',
		'no-best-method': 'none',
		'two-answers': 'worse',
		'another-look': 'code',
		confidence: 'bold',
		guide: 'plan',
		'staying-power': 'text',
		'endless-text': 'none',
		cost: 'all-code',
		'mental-code': 'executed',
		'two-view': 'always',
		peeking: 'twenty',
		'error-bars': 'clusters',
	};

	it.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
		'%s shows its claim',
		{ timeout: 300_000 },
		async (id, lesson) => {
			const { told } = await performLesson(lesson, python);
			expect({ claim: told.claim, bet: told.bet }).toEqual({ claim: 'shown', bet: CAME[id] });
		},
	);
});

describe('the questions before and after the course', () => {
	it('ask the same five ideas with other words, each with just one right choice', () => {
		expect(quiz).toHaveLength(5);
		for (const { before, after } of quiz) {
			for (const { choices } of [before, after]) {
				expect(choices.filter(({ right }) => right)).toHaveLength(1);
			}
			expect(before.asks).not.toBe(after.asks);
		}
	});
});
