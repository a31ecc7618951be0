import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Count, type Vote } from '../../../src/core/methods/kit/ballots.ts';
import { votePicture } from '../../../src/core/record/vote-picture.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { answersOf } from '../../../src/core/run/answers.ts';
import { typed } from '../../support/run-spec.ts';

const answers = answersOf(typed('How much is it?'));

function pictureOf(votes: readonly [who: string, answer: string, weight?: number, tested?: string][]) {
	const count = new Count(
		votes.map(([who, answer, weight = 1, tested]): Vote => {
			const text = `<<<${answer}>>>`;
			const reply = { turn: 1, text, reading: readReply(text), execution: null };
			const way = who.startsWith('code') ? 'code' : 'text';
			return { who, way, reply, weight, ...(tested === undefined ? {} : { tested }) };
		}),
		answers,
	);
	return votePicture(count.note(1, count.camps[0] ?? null, false, 'So far'));
}

test('text and code that say the same stand on either side of a bridge', () => {
	const text = [{ who: 'text 1', way: 'text', tested: null }];
	const code = [{ who: 'code 1', way: 'code', tested: null }];
	expect(
		pictureOf([
			['text 1', '7'],
			['code 1', '7.0'],
		]),
	).toEqual({
		bridge: { answer: '7', text, code },
		camps: [
			{
				answer: '7',
				isLeading: true,
				weight: 2,
				share: { text: 0.5, code: 0.5 },
				voters: [...text, ...code],
			},
		],
		silent: [],
		mayBeSame: false,
	});
});

test('without agreement the one ahead comes first, with bars by weight and way; who is silent is named', () => {
	const picture = pictureOf([
		['text 1', 'a', 0.5, 'untested'],
		['text 2', 'b', 1, 'consistent'],
		['code 1', 'c', 0],
		['text 3', 'a', 0.5],
		['text 4', 'b'],
		['text 5', ''],
	]);
	expect(picture.bridge).toBeNull();
	expect(
		picture.camps.map(({ answer, isLeading, weight, share }) => [answer, isLeading, weight, share]),
	).toEqual([
		['b', true, 2, { text: 1, code: 0 }],
		['a', false, 1, { text: 0.5, code: 0 }],
		['c', false, 0, { text: 0, code: 0 }],
	]);
	expect(picture.camps[1]?.voters).toEqual([
		{ who: 'text 1', way: 'text', tested: 'untested' },
		{ who: 'text 3', way: 'text', tested: null },
	]);
	expect([picture.silent, picture.mayBeSame]).toEqual([['text 5'], true]);
});

test('every ballot stands in one camp or is silent, and no bar is longer than the longest', () => {
	const ballots = fc.array(
		fc.record({
			way: fc.constantFrom('text' as const, 'code' as const),
			group: fc.option(fc.integer({ min: 0, max: 3 })),
			weight: fc.constantFrom(0, 0.2, 0.5, 1),
		}),
		{ maxLength: 12 },
	);
	fc.assert(
		fc.property(ballots, fc.option(fc.integer({ min: 0, max: 3 })), (drawn, leading) => {
			const { camps, silent } = votePicture({
				...{ type: 'votes', turn: 1, by: 'text', leading, isSettled: false, text: '' },
				ballots: drawn.map(({ way, group, weight }, at) => {
					const answer = group === null ? null : String(group);
					return { who: String(at), way, turn: 1, answer, group, weight };
				}),
			});
			const named = [...camps.flatMap(({ voters }) => voters.map(({ who }) => who)), ...silent];
			expect(named.sort()).toEqual(drawn.map((_, at) => String(at)).sort());
			for (const { share } of camps) expect(share.text + share.code).toBeLessThanOrEqual(1 + 1e-9);
		}),
	);
});
