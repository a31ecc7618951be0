import { describe, expect, it } from 'vitest';
import { constrainedLinearArrangement as family } from '../../../src/core/tasks/constrained-linear-arrangement/family.ts';
import type { LinearArrangementInstance } from '../../../src/core/tasks/constrained-linear-arrangement/instance.ts';
import { cardGame, outcome } from '../../../src/core/tasks/constrained-linear-arrangement/card-games.ts';
import { drawInstances, judgeReply } from '../../support/judge.ts';

const example: LinearArrangementInstance = {
	game: 'cycle',
	moves: ['A', 'C', 'D', 'B'],
	results: ['win', 'draw', 'loss', 'draw'],
};

function judge(answer: string, instance = example): string {
	return judgeReply(family, instance, `<<<${answer}>>>`);
}

function one(
	game: LinearArrangementInstance['game'],
	move: string,
	result: 'win' | 'draw' | 'loss',
	elementRule?: 'directed' | 'symmetric',
): LinearArrangementInstance {
	return { game, moves: [move], results: [result], ...(elementRule === undefined ? {} : { elementRule }) };
}

function accepted(instance: LinearArrangementInstance): string[] {
	return Array.from('ABCDEFGH').filter((card) => judge(card, instance) === 'correct');
}

/** All sequences of different cards, tried one by one through the verifier. */
function allAnswers(instance: LinearArrangementInstance): string[] {
	const { cards } = cardGame(instance.game, instance.elementRule ?? 'directed');
	const extend = (prefix: readonly string[]): string[] =>
		prefix.length === instance.moves.length
			? [prefix.join(',')]
			: cards.filter((card) => !prefix.includes(card)).flatMap((card) => extend([...prefix, card]));
	return extend([]).filter((answer) => family.verify(instance, answer).kind === 'correct');
}

describe('constrainedLinearArrangement.verify', () => {
	it('accepts the only answer of the worked example in both layouts', () => {
		expect(allAnswers(example)).toEqual(['B,A,C,D']);
		expect(judge('B,A,C,D')).toBe('correct');
		expect(judge('[ "B", "A", "C", "D" ]')).toBe('correct');
		expect(family.verify(example, 'B,C,C,D')).toEqual({
			kind: 'incorrect',
			why: 'The opponent would play C twice',
		});
	});

	it('accepts every consistent sequence', () => {
		const draws: LinearArrangementInstance = {
			game: 'cycle',
			moves: ['A', 'C'],
			results: ['draw', 'draw'],
		};
		expect([judge('A,C', draws), judge('C,A', draws), judge('A,A', draws)]).toEqual([
			'correct',
			'correct',
			'incorrect',
		]);
	});

	it('lets the mouse beat the elephant, and only the elephant', () => {
		const both: LinearArrangementInstance = {
			game: 'animals',
			moves: ['A', 'H'],
			results: ['loss', 'win'],
		};
		expect(allAnswers(both)).toEqual(['H,A']);
		expect(accepted(one('animals', 'A', 'win'))).toEqual(['B', 'C', 'D', 'E', 'F', 'G']);
		expect(accepted(one('animals', 'H', 'loss'))).toEqual(['B', 'C', 'D', 'E', 'F', 'G']);
		expect(family.verify(one('animals', 'A', 'win'), 'H').why).toBe(
			'In round 1 your A against H is a loss, not a win',
		);
	});

	it('keeps the two readings of the elements apart', () => {
		expect(accepted(one('elements', 'A', 'draw', 'directed'))).toEqual(['A', 'D', 'E']);
		expect(accepted(one('elements', 'A', 'draw', 'symmetric'))).toEqual(['A']);
		expect(accepted(one('elements', 'A', 'win', 'directed'))).toEqual(['C']);
		expect(accepted(one('elements', 'A', 'win', 'symmetric'))).toEqual(['C', 'E']);
		expect(accepted(one('elements', 'D', 'loss', 'symmetric'))).toEqual(['B', 'E']);
	});

	it('reads capitals separated by commas only', () => {
		expect(['b,a,c,d', 'BACD', '?,?,?,?'].map((answer) => judge(answer))).toEqual(
			Array.from({ length: 3 }, () => 'malformed'),
		);
		expect(['E,A,C,D', 'B,A,C', 'B,A,C,D,A'].map((answer) => judge(answer))).toEqual(
			Array.from({ length: 3 }, () => 'incorrect'),
		);
	});
});

describe('card games', () => {
	it('are fair where both cards act: your win is my loss', () => {
		const games = [
			cardGame('elements', 'symmetric'),
			cardGame('cycle', 'directed'),
			cardGame('animals', 'directed'),
		];
		const mirror = { win: 'loss', loss: 'win', draw: 'draw' };
		for (const game of games) {
			for (const a of game.cards) {
				for (const b of game.cards) expect(outcome(game, b, a)).toBe(mirror[outcome(game, a, b)]);
			}
		}
	});
});

describe('constrainedLinearArrangement.parse', () => {
	it('refuses results that no opponent explains, repeated cards and missing rules', () => {
		const values = [
			{ game: 'cycle', moves: ['A', 'B'], results: ['win', 'win', 'win'] },
			{ game: 'cycle', moves: ['A', 'A'], results: ['win', 'win'] },
			{ game: 'elements', moves: ['A'], results: ['win'] },
			{ game: 'cycle', moves: ['E'], results: ['win'] },
			{ game: 'animals', moves: ['H', 'G'], results: ['win', 'win'].slice(0, 1) },
			{ game: 'animals', moves: ['A', 'B'], results: ['loss', 'loss', 'loss'] },
		];
		expect(values.map((value) => family.parse(value))).toEqual(values.map(() => null));
		// Only the elephant is larger than the lion, and only the mouse beats the elephant.
		const once = { game: 'animals', moves: ['B', 'H'], results: ['loss', 'win'] };
		expect(family.parse(once)).toBeNull();
	});
});

describe('constrainedLinearArrangement.generate', () => {
	const drawn = drawInstances(family, 15);

	it('solves with an answer among all answers, accepts the others, and never draws throughout', () => {
		let several = 0;
		for (const { level, instances } of drawn) {
			for (const instance of instances.slice(0, level === 'animals-8' ? 2 : 15)) {
				const answers = allAnswers(instance);
				expect(answers).toContain(family.solve(instance));
				if (answers.length > 1) several++;
				expect(instance.results.some((result) => result !== 'draw')).toBe(true);
				if (/symmetric|-6|-8/.test(level)) expect(answers.length).toBeLessThanOrEqual(3);
			}
		}
		expect(several).toBeGreaterThan(20);
	});

	it('rejects single faults of a right answer', () => {
		for (const { instances } of drawn) {
			for (const instance of instances) {
				const right = family.solve(instance).split(',');
				const faults = [
					right.slice(1),
					[...right, right[0]!],
					[right[1]!, ...right.slice(1)],
					['Z', ...right.slice(1)],
				];
				for (const fault of faults) {
					expect(family.verify(instance, fault.join(',')).kind).toBe('incorrect');
				}
			}
		}
	});

	it('grows in rounds within each game', () => {
		for (const game of ['cycle', 'elements', 'animals']) {
			const rounds = drawn
				.filter(({ instances }) => instances[0]!.game === game)
				.map(({ instances }) => instances[0]!.moves.length);
			expect(rounds).toEqual([...rounds].sort((a, b) => a - b));
		}
	});
});
