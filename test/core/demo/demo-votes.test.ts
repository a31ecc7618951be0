import { beforeAll, describe, expect, it } from 'vitest';
import { checkProgram, endingWith } from '../../../src/core/demo/check-program.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { saidWord } from '../../../src/core/methods/kit/said-word.ts';
import { certifiedVote } from '../../../src/core/methods/voting/certified-vote.ts';
import { toolFilter } from '../../../src/core/methods/voting/tool-filter.ts';
import { twoView } from '../../../src/core/methods/voting/two-view.ts';
import { verifyVote } from '../../../src/core/methods/voting/verify-vote.ts';
import type { Question } from '../../../src/core/question.ts';
import { createRng } from '../../../src/core/rng.ts';
import { judge } from '../../../src/core/run/judge.ts';
import { families, familyById } from '../../../src/core/tasks/registry.ts';
import { execute, play } from './play.ts';

// Starts Python, which takes longer than one test may.
beforeAll(() => execute('pass'), 60_000);

function instance(id: string, seed: number): Question {
	const family = familyById(id)!;
	const found = family.levels.find(({ published }) => published)!;
	const made = family.generate(found, createRng('methods', id, seed));
	return {
		text: family.question(made),
		source: { kind: 'instance', family: family.id, level: found.id, seed: String(seed), instance: made },
	};
}

const SEEDS = [1, 2, 3, 4, 5, 6];

describe('the scripted model', () => {
	it(
		'tests with one word at the end in every family, right answers and wrong ones',
		{ timeout: 120_000 },
		async () => {
			for (const family of families) {
				const level = family.levels[0]!;
				const made = family.generate(level, createRng('words', family.id));
				const word = async (answer: string): Promise<string | null> => {
					const program = endingWith(checkProgram(family, made, answer), 'TRUE', 'FALSE');
					return saidWord(await execute(program), ['TRUE', 'FALSE']);
				};
				const slip = family.slip(made, createRng('slip', family.id));
				expect([family.id, await word(family.solve(made)), await word(slip)]).toEqual([
					family.id,
					'TRUE',
					'FALSE',
				]);
			}
		},
	);

	it(
		'has text and code agree at once on some questions, and asks on about others',
		{ timeout: 60_000 },
		async () => {
			const [one, other] = [new Set<number>(), new Set<number>()];
			for (const seed of SEEDS) {
				one.add((await play(twoView, instance('navigate', seed), 'bold')).said.length);
				other.add((await play(twoView, instance('letters', seed), 'bold')).said.length);
			}
			expect(one.has(2)).toBe(true);
			expect(Math.max(...other)).toBeGreaterThan(2);
		},
	);

	it('refutes wrong answers of its own and repairs some', { timeout: 60_000 }, async () => {
		const checks = new Set<string>();
		for (const seed of SEEDS) {
			const played = await play(verifyVote, instance('reversi', seed), 'bold');
			for (const check of played.checks) checks.add(check);
		}
		expect(checks).toEqual(new Set(['correct', 'incorrect']));
	});

	it('as a small model sometimes compares its answer with itself', { timeout: 60_000 }, async () => {
		const tests: string[] = [];
		for (const seed of SEEDS) {
			const { said } = await play(verifyVote, instance('letters', seed), 'careful');
			tests.push(...said.filter(({ role }) => role === 'checker').map(({ text }) => text));
		}
		const empty = tests.filter((text) =>
			/^answer = .*\nprint\("TRUE" if/.test(readReply(text).program?.code ?? ''),
		);
		expect(empty.length).toBeGreaterThan(0);
		expect(empty.length).toBeLessThan(tests.length / 2);
	});

	it(
		'loses wrong text answers to their tests, and answers in code when none is left',
		{ timeout: 60_000 },
		async () => {
			const ends = new Set<string>();
			for (const seed of SEEDS) {
				for (const id of ['letters', 'navigate']) {
					const question = instance(id, seed);
					const { decisions, final } = await play(toolFilter, question, 'bold');
					ends.add(`${decisions.join()} ${judge(question, final).verdict.kind}`);
				}
			}
			expect(ends).toContain('return correct');
			expect(ends).toContain('code correct');
			expect(ends).not.toContain('return incorrect');
		},
	);

	it(
		'is certified where it mostly says one thing, and is not where it does not',
		{ timeout: 60_000 },
		async () => {
			const ends = new Set<string>();
			for (const seed of SEEDS) {
				for (const id of ['navigate', 'letters']) {
					ends.add((await play(certifiedVote, instance(id, seed), 'bold')).votes.at(-1)!);
				}
			}
			expect(ends).toEqual(
				new Set(['This is what this model mostly says', 'Not certified: the most votes count']),
			);
		},
	);
});
