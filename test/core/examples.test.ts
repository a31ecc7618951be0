import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleCards, examples } from '../../src/core/examples.ts';
import { foldRun } from '../../src/core/record/fold.ts';
import type { RunView } from '../../src/core/record/view.ts';
import { NodePython } from '../support/node-python.ts';
import { performExample } from '../support/perform-example.ts';

const python = new NodePython();
beforeAll(async () => {
	await python.run({ code: 'pass' }, () => undefined);
}, 120_000);
afterAll(() => python.close());

/** What a lane shows: its verdict, its answer, and what the coach was told of each program. */
function shown({ verdict, turns, modeChain }: RunView) {
	const entries = turns.flatMap((turn) => turn.entries);
	return {
		verdict: verdict?.verdict.kind,
		answer: verdict?.answer?.text,
		disguised: entries.flatMap((entry) =>
			entry.kind === 'analysis' && entry.analysis.kind === 'analysed'
				? [entry.analysis.disguise !== null]
				: [],
		),
		coach: modeChain.flatMap(({ voice, label }) => (voice === 'coach' ? [label] : [])),
	};
}

async function lanesOf(id: string) {
	const example = examples.find((known) => known.id === id);
	if (example === undefined) throw new Error(`There is no example ${id}`);
	const [words, code, steered] = (await performExample(example, python)).map((run) => shown(foldRun(run)));
	return { words, code, steered };
}

describe('the examples show what they say to watch for, with everything as at a first visit', () => {
	it(
		'words fail: eleven passes for more than nine, and programs are right',
		{ timeout: 60_000 },
		async () => {
			expect(await lanesOf('decimals')).toEqual({
				words: { verdict: 'incorrect', answer: '9.11', disguised: [], coach: [] },
				code: { verdict: 'correct', answer: '9.9', disguised: [false], coach: [] },
				steered: { verdict: 'correct', answer: '9.9', disguised: [false], coach: ['code', 'return'] },
			});
		},
	);

	it(
		'code fails too: a printed guess, which the coach notices and has searched for',
		{ timeout: 60_000 },
		async () => {
			const { words, code, steered } = await lanesOf('make-24');
			expect([words?.verdict, code?.verdict, code?.disguised]).toEqual(['incorrect', 'incorrect', [true]]);
			expect(code?.answer).toBe('(9 - 7) * 3 * 8 = 24');
			expect(steered).toEqual({
				verdict: 'correct',
				answer: expect.any(String) as string,
				disguised: [true, false],
				coach: ['code', 'improve', 'return'],
			});
		},
	);

	it(
		'counting: the double letter counts as one in words, and a program is right',
		{ timeout: 60_000 },
		async () => {
			const { words, code, steered } = await lanesOf('letters');
			expect([words, code?.answer, steered?.answer]).toEqual([
				{ verdict: 'incorrect', answer: '2', disguised: [], coach: [] },
				'3',
				'3',
			]);
			expect([code?.verdict, steered?.verdict]).toEqual(['correct', 'correct']);
		},
	);

	it('too long for words: a lost carry, and a program is exact', { timeout: 60_000 }, async () => {
		const { words, code, steered } = await lanesOf('product');
		expect([words?.verdict, code?.verdict, steered?.verdict]).toEqual(['incorrect', 'correct', 'correct']);
	});

	it('stand on the first screen, three of them, each with an id of its own', () => {
		expect([exampleCards.length, new Set(examples.map(({ id }) => id)).size]).toEqual([3, examples.length]);
		expect(examples.slice(0, 3)).toEqual(exampleCards);
	});
});
