import { beforeAll, describe, expect, it } from 'vitest';
import { chainOfCode } from '../../../src/core/methods/chain-of-code/chain-of-code.ts';
import { codeInterpreter } from '../../../src/core/methods/code-interpreter/code-interpreter.ts';
import { codeSteer } from '../../../src/core/methods/steering/codesteer.ts';
import { codeTextSum } from '../../../src/core/methods/code-text-sum.ts';
import { confidenceGate } from '../../../src/core/methods/confidence-gate.ts';
import { mentalCode } from '../../../src/core/methods/mental-code.ts';
import { methods } from '../../../src/core/methods/registry.ts';
import { readRating, selfEstimate } from '../../../src/core/methods/self-estimate.ts';
import type { Question } from '../../../src/core/question.ts';
import { createRng } from '../../../src/core/rng.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { judge } from '../../../src/core/run/judge.ts';
import { familyById } from '../../../src/core/tasks/registry.ts';
import { printed } from '../../support/fake-python.ts';
import { execute, play } from './play.ts';

// Starts Python, which takes longer than one test may.
beforeAll(() => execute('pass'), 60_000);

const typed = (text: string, expected?: string): Question => ({
	text,
	source: expected === undefined ? { kind: 'typed' } : { kind: 'typed', expected },
});

const SIGNATURE = typed('Make 24 from 3, 7, 8 and 9, using each number once and + − × ÷.');
const DECIMALS = typed('Which is larger, 9.11 or 9.9?', '9.9');

/** An instance of the task's first published level. */
function instance(id: string, seed: number): Question {
	const family = familyById(id)!;
	const found = family.levels.find(({ published }) => published)!;
	const made = family.generate(found, createRng('methods', id, seed));
	return {
		text: family.question(made),
		source: { kind: 'instance', family: family.id, level: found.id, seed: String(seed), instance: made },
	};
}

describe('the scripted model under every method', () => {
	for (const method of methods) {
		it(`comes to an answer: ${method.id}`, { timeout: 60_000 }, async () => {
			for (const question of [DECIMALS, SIGNATURE, instance('letters', 1), instance('navigate', 1)]) {
				for (const temperament of ['bold', 'careful'] as const) {
					const { final } = await play(method, question, temperament);
					const { answer, verdict } = judge(question, final);
					expect(answer, `${question.text} ${temperament} ${final.text}`).not.toBeNull();
					expect(['correct', 'incorrect', 'not-checked', 'malformed']).toContain(verdict.kind);
				}
			}
		});
	}

	it('follows the rules of a coach without a model just as well', { timeout: 60_000 }, async () => {
		const { decisions, checks } = await play(codeSteer, SIGNATURE, 'bold', {}, true);
		expect([decisions, checks]).toEqual([
			['code', 'improve', 'return'],
			['incorrect', 'correct'],
		]);
	});

	it('rates both ways where the method reads its ratings', async () => {
		const { said } = await play(selfEstimate, DECIMALS, 'bold');
		const { text } = said[0]!;
		expect([readRating(text, 'code')! > readRating(text, 'text')!, readRating(text, 'code')]).toEqual([
			true,
			10,
		]);
	});

	it('lets the summary follow the right one of two typed answers', async () => {
		const { final } = await play(codeTextSum, DECIMALS, 'bold');
		expect(judge(DECIMALS, final)).toMatchObject({ verdict: { kind: 'correct' }, answer: { text: '9.9' } });
	});

	it('uses the interpreter for a big product and answers with its output', async () => {
		const question = typed('71830465 x 6204983', '445706814207095');
		const { final, outputs } = await play(codeInterpreter, question, 'bold');
		expect([judge(question, final).verdict.kind, outputs]).toEqual(['correct', ['<<<445706814207095>>>']]);
	});

	it('states confidences that a gate can tell apart on average', { timeout: 60_000 }, async () => {
		const kept = { right: 0, wrong: 0 };
		const all = { right: 0, wrong: 0 };
		for (let seed = 0; seed < 60; seed++) {
			const question = instance('navigate', seed);
			const { said, decisions } = await play(confidenceGate, question, 'careful');
			const { text } = said[0]!;
			const first = { turn: 1, text, reading: readReply(text), execution: null };
			const kind = judge(question, first).verdict.kind === 'correct' ? 'right' : 'wrong';
			all[kind]++;
			if (decisions[0] === 'return') kept[kind]++;
		}
		expect(kept.right / all.right).toBeGreaterThan(kept.wrong / Math.max(1, all.wrong));
	});

	it('imagines outputs as often right as words are, and programs that print more often right', async () => {
		const counts = { imagined: 0, printed: 0 };
		for (let seed = 0; seed < 40; seed++) {
			const question = instance('letters', seed);
			const { final, outputs } = await play(mentalCode, question, 'bold');
			if (judge(question, final).verdict.kind === 'correct') counts.imagined++;
			const [stdout = ''] = outputs;
			const run = { ...final, reading: readReply(''), execution: printed(stdout) };
			if (judge(question, run).verdict.kind === 'correct') counts.printed++;
		}
		expect(counts.printed).toBeGreaterThan(counts.imagined);
	});

	it.each(['web-of-lies', 'navigate'])(
		'has its program of %s ask what each sentence says, and mostly gets it right',
		{ timeout: 60_000 },
		async (id) => {
			let right = 0;
			for (let seed = 0; seed < 12; seed++) {
				const question = instance(id, seed);
				const { final, said } = await play(chainOfCode, question, 'bold');
				expect(said[0]?.text).toContain('think(ASK, sentence)');
				expect(said.length).toBeGreaterThan(2);
				if (judge(question, final).verdict.kind === 'correct') right++;
			}
			expect(right).toBeGreaterThanOrEqual(8);
			expect(right).toBeLessThanOrEqual(12);
		},
	);
});
