import { beforeAll, describe, expect, it } from 'vitest';
import { disguised, weakProgram } from '../../../src/core/demo/weak-program.ts';
import { codeSteer } from '../../../src/core/methods/steering/codesteer.ts';
import { createRng } from '../../../src/core/rng.ts';
import { judge } from '../../../src/core/run/judge.ts';
import { familyById } from '../../../src/core/tasks/registry.ts';
import type { Question } from '../../../src/core/question.ts';
import { execute, play, type Played } from './play.ts';

beforeAll(() => execute('pass'), 60_000);

const rng = createRng('weak');

async function outcome(program: string): Promise<string> {
	const result = await execute(program);
	return result.kind === 'finished' ? result.stdout : result.kind;
}

describe('weakProgram', () => {
	it('prints what was thought up, whatever the answer looks like', async () => {
		for (const answer of ['[[1, 2], [3, 4]]', 'two\nlines', 'quotes " and \\ and {braces}', 'é ☃ 𝄞', '']) {
			expect(await outcome(disguised(answer, rng))).toBe(`<<<${answer}>>>\n`);
		}
	});

	it('never ends for boxes that are too heavy for each single lifter, and is an honest guess otherwise', () => {
		const boxlift = familyById('boxlift')!;
		const heavy = weakProgram(boxlift, { boxes: [95, 40], lifters: [50, 45], maxSteps: 3 }, 'x', rng);
		const light = weakProgram(boxlift, { boxes: [40, 30], lifters: [50, 45], maxSteps: 3 }, 'x', rng);
		expect([heavy.includes('while remaining:'), light.includes('while')]).toEqual([true, false]);
	});

	it('asks the computer for the date, as was published of date questions', async () => {
		const instance = { ask: { unit: 'week', amount: -3 }, options: [] };
		expect(await outcome(weakProgram(familyById('date-understanding')!, instance, 'x', rng))).toMatch(
			/^<<<\d\d\/\d\d\/\d{4}>>>\n$/,
		);
	});

	it(
		'plays the published course of BoxLift: programs that never end, then words',
		{ timeout: 60_000 },
		async () => {
			const courses: Played[] = [];
			const family = familyById('boxlift')!;
			const levels = family.levels.filter(({ published }) => published);
			for (let seed = 0; seed < 60 && courses.length === 0; seed++) {
				const level = levels[seed % levels.length]!;
				const instance = family.generate(level, createRng('course', seed));
				const question: Question = {
					text: family.question(instance),
					source: { kind: 'instance', family: 'boxlift', level: level.id, seed: String(seed), instance },
				};
				const played = await play(codeSteer, question, 'bold');
				const isRight = judge(question, played.final).verdict.kind === 'correct';
				if (isRight && played.decisions[0] === 'code' && played.decisions.includes('text'))
					courses.push(played);
			}
			expect(courses.map(({ decisions, checks }) => [decisions, checks])).toEqual([
				[
					['code', 'improve', 'text', 'return'],
					['incorrect', 'incorrect', 'correct'],
				],
			]);
		},
	);
});
