import { describe, expect, it } from 'vitest';
import { ALL_TEXT_INSTRUCTION, CODE_COT_INSTRUCTION } from '../../../src/core/methods/kit/ways.ts';
import { withInstruction } from '../../../src/core/methods/steps.ts';
import { checkMessage } from '../../../src/core/methods/kit/self-check.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { demoReply } from '../../../src/core/demo/demo-reply.ts';
import type { Temperament } from '../../../src/core/demo/temperament.ts';
import { publishedRate } from '../../../src/core/tasks/published-rates.ts';
import type { ModelRequest, Role } from '../../../src/core/model.ts';
import type { Question } from '../../../src/core/question.ts';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import type { AnyFamily } from '../../../src/core/tasks/family.ts';
import type { FamilyId } from '../../../src/core/tasks/family-id.ts';
import { families, familyById } from '../../../src/core/tasks/registry.ts';
import { runPython } from '../../support/pyodide.ts';

function instanceOf(
	family: AnyFamily,
	level: string,
	seed: number,
): { question: Question; instance: unknown } {
	const found = family.levels.find(({ id }) => id === level)!;
	const instance = family.generate(found, createRng('demo test', family.id, level, seed));
	return {
		question: {
			text: family.question(instance),
			source: { kind: 'instance', family: family.id, level, seed: String(seed), instance },
		},
		instance,
	};
}

function request(role: Role, question: Question, content: string): ModelRequest {
	return { role, question, messages: [{ role: 'user', content }] };
}

function reply(question: Question, instruction: string, temperament: Temperament): string {
	return demoReply(request('task', question, withInstruction(instruction, question.text)), temperament).text;
}

/** Share of right answers over seeds spread over the levels; a program counts as right when it is the family's own. */
function measuredRate(
	id: FamilyId,
	instruction: string,
	levels: readonly string[],
	temperament: Temperament,
): number {
	const family = familyById(id)!;
	let right = 0;
	for (let seed = 0; seed < 300; seed++) {
		const { question, instance } = instanceOf(family, levels[seed % levels.length]!, seed);
		const { program, prose } = readReply(reply(question, instruction, temperament));
		const code = program?.code ?? null;
		const isRight =
			code === null
				? family.verify(instance, lastMarked(prose) ?? '').kind === 'correct'
				: code === family.python(instance).trimEnd();
		if (isRight) right++;
	}
	return right / 300;
}

/** Three standard errors of 300 draws. */
const band = (rate: number): number => 3 * Math.sqrt((rate * (1 - rate)) / 300) + 0.01;

const publishedLevels = (id: FamilyId): string[] =>
	familyById(id)!
		.levels.filter(({ published }) => published)
		.map((level) => level.id);

describe('demoReply to questions of the tasks', () => {
	for (const id of ['web-of-lies', 'navigate', 'eight-queens', 'light-puzzles'] as const) {
		it(`is as often right over the published levels as GPT-4o was: ${id}`, { timeout: 60_000 }, () => {
			for (const [instruction, column] of [
				['', 'onlyQuestion'],
				[ALL_TEXT_INSTRUCTION, 'allText'],
				[CODE_COT_INSTRUCTION, 'allCode'],
			] as const) {
				const published = publishedRate(id, column);
				const rate = measuredRate(id, instruction, publishedLevels(id), 'bold');
				expect(Math.abs(rate - published), `${id} ${column} ${String(rate)}`).toBeLessThanOrEqual(
					band(published),
				);
			}
		});
	}

	it('follows the published curves of Game 24 and of products', { timeout: 60_000 }, () => {
		const rates: [string, number, number][] = [
			['game-24 n3 text', measuredRate('game-24', ALL_TEXT_INSTRUCTION, ['n3'], 'bold'), 0.746],
			['game-24 n4 text', measuredRate('game-24', ALL_TEXT_INSTRUCTION, ['n4'], 'bold'), 0.233],
			['game-24 n4 code', measuredRate('game-24', CODE_COT_INSTRUCTION, ['n4'], 'bold'), 0.051],
			['number-multiply 4-4 code', measuredRate('number-multiply', CODE_COT_INSTRUCTION, ['4-4'], 'bold'), 1],
			['number-multiply 8-8 text', measuredRate('number-multiply', ALL_TEXT_INSTRUCTION, ['8-8'], 'bold'), 0],
		];
		for (const [name, rate, published] of rates) {
			expect(Math.abs(rate - published), `${name} ${String(rate)}`).toBeLessThanOrEqual(band(published));
		}
	});

	it(
		'shows inverse scaling on Game 24 with an interpreter: the careful one codes and wins',
		{ timeout: 60_000 },
		() => {
			const shares = (temperament: Temperament): { code: number; right: number } => {
				let [code, right] = [0, 0];
				const family = familyById('game-24')!;
				for (let seed = 0; seed < 300; seed++) {
					const { question, instance } = instanceOf(family, 'n4', seed);
					const tools = [{ name: 'python', description: '', parameters: { properties: { code: {} } } }];
					const made = demoReply({ ...request('task', question, question.text), tools }, temperament);
					const [call] = made.toolCalls ?? [];
					if (call) code++;
					const isRight = call
						? (JSON.parse(call.arguments) as { code: string }).code === family.python(instance)
						: family.verify(instance, lastMarked(made.text) ?? '').kind === 'correct';
					if (isRight) right++;
				}
				return { code: code / 300, right: right / 300 };
			};
			const [bold, careful] = [shares('bold'), shares('careful')];
			// P1 figure 4 at four numbers: GPT-4o 18.2 without any code, GPT-4o-mini 62.1 with code throughout.
			expect(bold.code).toBe(0);
			expect(Math.abs(bold.right - 0.182)).toBeLessThanOrEqual(band(0.182));
			expect(careful.code).toBeGreaterThan(0.9);
			expect(Math.abs(careful.right - 0.621)).toBeLessThanOrEqual(band(0.621));
		},
	);

	it('is weaker in words when careful, and better than words in code', { timeout: 60_000 }, () => {
		const text = measuredRate('navigate', ALL_TEXT_INSTRUCTION, publishedLevels('navigate'), 'careful');
		expect(text).toBeLessThan(publishedRate('navigate', 'allText') - 0.03);
	});

	for (const family of families) {
		// A family that no paper has, has no published level: its first, then.
		const level = (family.levels.find(({ published }) => published) ?? family.levels[0]!).id;

		it(`gives a usable reply in every role, twice the same: ${family.id}`, () => {
			for (let seed = 0; seed < 10; seed++) {
				const { question } = instanceOf(family, level, seed);
				const requests: ModelRequest[] = [
					request('task', question, question.text),
					request('task', question, withInstruction(ALL_TEXT_INSTRUCTION, question.text)),
					request('task', question, withInstruction(CODE_COT_INSTRUCTION, question.text)),
					request('coach', question, `Choose <<<Code>>> or <<<Text>>>.\n\nQuestion:\n${question.text}`),
					request('checker', question, checkMessage(question.text, 'I think so.\n\n<<<7>>>')),
					request('summariser', question, `${question.text}\n\nFirst: <<<7>>>\n\nSecond: <<<8>>>`),
				];
				for (const temperament of ['bold', 'careful'] as const) {
					const replies = requests.map((one) => demoReply(one, temperament));
					expect(replies).toEqual(requests.map((one) => demoReply(one, temperament)));
					const [free, text, code, coach, checker, summary] = replies.map((one) => one.text) as [
						string,
						string,
						string,
						string,
						string,
						string,
					];
					expect(readReply(free).program?.code ?? lastMarked(free)).not.toBeNull();
					expect([readReply(text).program, lastMarked(text) === null]).toEqual([null, false]);
					expect(readReply(code).program).not.toBeNull();
					expect(coach).toMatch(/<<<(?:Code|Text)>>>$/);
					expect(readReply(checker).program?.code).toContain('Correct');
					expect(lastMarked(summary)).not.toBeNull();
				}
			}
		});

		it(`writes tests that tell right from wrong: ${family.id}`, { timeout: 120_000 }, async () => {
			for (let seed = 0; seed < 3; seed++) {
				const { question, instance } = instanceOf(family, level, seed);
				const programAnswer = lastMarked(await runPython(family.python(instance))) ?? '';
				const slip = family.slip(instance, createRng('slip', seed));
				const words: string[] = [];
				for (const answer of [family.solve(instance), programAnswer, slip]) {
					const message = checkMessage(question.text, `Some words.\n\n<<<${answer}>>>`);
					const { text } = demoReply(request('checker', question, message), 'bold');
					words.push(await runPython(readReply(text).program?.code ?? ''));
				}
				expect(
					words.map((line) => line.trim().split('\n').at(-1)?.split(/[:\s]/)[0]),
					`${JSON.stringify(instance)}\n${words.join('')}`,
				).toEqual(['Correct', 'Correct', 'Incorrect']);
			}
		});
	}
});
