import { describe, expect, it } from 'vitest';
import { families } from '../../src/core/tasks/registry.ts';
import { judgeTyped, makeInstance, sourceOf } from '../../src/state/shown-instance.ts';

const family = (id: string) => families.find((candidate) => candidate.id === id)!;

describe('makeInstance', () => {
	it('opens Game 24 with its classic four numbers', () => {
		const status = makeInstance(family('game-24'), null, null);
		expect(status).toMatchObject({ kind: 'ready', shown: { instance: { target: 24 }, seed: '1' } });
		expect(status.kind === 'ready' && (status.shown.instance as { numbers: number[] }).numbers).toHaveLength(
			4,
		);
	});

	it('says what is wrong with a level or a seed', () => {
		expect([
			makeInstance(family('letters'), 'huge', '1'),
			makeInstance(family('letters'), null, ' '),
		]).toEqual([
			{
				kind: 'invalid',
				message: expect.stringMatching(/^Letters has no level “huge”\. Its levels are /) as string,
			},
			{
				kind: 'invalid',
				message: expect.stringMatching(/^A seed is any text of 1 to 40 characters/) as string,
			},
		]);
	});

	it('takes the decoration off a typed answer and says what it read', () => {
		const status = makeInstance(
			families.find(({ id }) => id === 'web-of-lies')!,
			null,
			'7',
		);
		if (status.kind !== 'ready') throw new Error(status.message);
		const right = status.shown.family.solve(status.shown.instance);
		const reads = [right, ` ${right} `, `**${right}**`, `I say <<<\\boxed{${right}}>>>.`, '**'].map(
			(typed) => {
				const { verdict, readAs } = judgeTyped(status.shown, typed);
				return [verdict.kind, readAs];
			},
		);
		expect(reads).toEqual([
			['correct', null],
			['correct', null],
			['correct', right],
			['correct', right],
			['no-answer', ''],
		]);
	});

	it('opens every family, and its reference answer is right with and without markers', () => {
		for (const each of families) {
			const status = makeInstance(each, null, '7');
			if (status.kind !== 'ready') throw new Error(status.message);
			const answer = each.solve(status.shown.instance);
			expect([each.id, judgeTyped(status.shown, answer).verdict.kind]).toEqual([each.id, 'correct']);
			expect(judgeTyped(status.shown, `<<<${answer}>>>`).verdict.kind).toBe('correct');
			expect(each.parse(sourceOf(status.shown).instance)).toEqual(status.shown.instance);
		}
	});
});
