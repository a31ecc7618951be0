import { describe, expect, it } from 'vitest';
import { mahjong } from '../../../src/core/tasks/mahjong/family.ts';
import type { MahjongInstance } from '../../../src/core/tasks/mahjong/instance.ts';
import { drawInstances, judgeReply, mean } from '../../support/judge.ts';

function last(hand: string, add: string, chi = true): MahjongInstance {
	return { hand, rounds: [{ add, remove: null }], chi };
}

const example: MahjongInstance = {
	hand: 'ABCCEHKKMPSVX',
	rounds: [
		{ add: 'K', remove: 'A' },
		{ add: 'D', remove: null },
	],
	chi: true,
};

/** The rules once more, over a list of cards instead of counts. */
function replay({ hand, rounds, chi }: MahjongInstance): number {
	const cards = Array.from(hand);
	let result = 0;
	for (const { add, remove } of rounds) {
		const near = [-2, -1, 1, 2].map((step) =>
			cards.includes(String.fromCodePoint(add.codePointAt(0)! + step)),
		);
		const isRun = (near[0]! && near[1]!) || (near[1]! && near[2]!) || (near[2]! && near[3]!);
		result = cards.filter((card) => card === add).length >= 2 ? 1 : chi && isRun ? 2 : 0;
		cards.push(add);
		if (remove !== null) cards.splice(cards.indexOf(remove), 1);
	}
	return result;
}

describe('mahjong judgement', () => {
	it.each([
		['a doubled letter inside the run', last('BCCGGKMPRTVXZ', 'D'), '2'],
		['the added card in the middle', last('ABDEGHKMPRTVX', 'C'), '2'],
		['the added card last', last('ABDEGHKMPRTVX', 'F'), '2'],
		['a gap before Z', last('ABDEGHKMPRTVX', 'Z'), '0'],
		['a run at the end of the alphabet', last('AYZBDFHJLNPRT', 'X'), '2'],
		['a run at its start', last('AYZBDFHJLNPRT', 'C'), '2'],
		['no wrap from Z to A', last('AYYDDFFHJLNPR', 'Z'), '0'],
		['three equal cards', last('KKKABDFHMPRTV', 'K'), '1'],
		['Peng before Chi', last('JKKLABDFHMPRT', 'K'), '1'],
		['no Chi in the game', last('BCDGKMPRTVXZZ', 'D', false), '0'],
		['the worked example', example, '2'],
	])('%s', (_, instance, expected) => {
		expect(mahjong.parse(instance)).toEqual(instance);
		expect(mahjong.solve(instance)).toBe(expected);
	});

	it('takes a removed card out before the next round', () => {
		const rounds = (remove: string): MahjongInstance => ({
			hand: 'AACEGIKMOQSUW',
			rounds: [
				{ add: 'A', remove },
				{ add: 'A', remove },
				{ add: 'A', remove: null },
			],
			chi: true,
		});
		// Removing what was added leaves both A, removing others leaves four.
		expect(mahjong.solve(rounds('A'))).toBe('1');
		const loses: MahjongInstance = {
			hand: 'AACEGIKMOQSUW',
			rounds: [
				{ add: 'Y', remove: 'A' },
				{ add: 'A', remove: null },
			],
			chi: true,
		};
		expect(mahjong.solve(loses)).toBe('0');
		expect(mahjong.verify(loses, '1')).toEqual({
			kind: 'incorrect',
			why: 'Before the last round the hand is ACEGIKMOQSUWY, so adding A is a Pass (0)',
		});
	});

	it('refuses a removed card that is not in the hand', () => {
		expect(mahjong.parse({ ...example, rounds: [{ add: 'K', remove: 'Z' }, example.rounds[1]] })).toBeNull();
		expect(mahjong.parse({ ...example, rounds: [example.rounds[0]] })).toBeNull();
	});
});

describe('mahjong.verify', () => {
	const peng = last('KKKABDFHMPRTV', 'K');

	it('reads the bare number only', () => {
		const replies = ['<<< 1 >>>', '<<<"1">>>', '<<<Peng>>>', '<<<1.0>>>', '<<<3>>>', '<<<0>>>', '<<<>>>'];
		expect(replies.map((reply) => judgeReply(mahjong, peng, reply))).toEqual([
			'correct',
			'correct',
			'malformed',
			'malformed',
			'malformed',
			'incorrect',
			'no-answer',
		]);
	});

	it('knows no 2 in a game without Chi', () => {
		expect(mahjong.verify(last('BCDGKMPRTVXZZ', 'D', false), '2').kind).toBe('malformed');
	});
});

describe('mahjong.generate', () => {
	const drawn = drawInstances(mahjong, 90);

	it('agrees with a replay over a list of cards, and rejects every other number', () => {
		for (const { instances } of drawn) {
			for (const instance of instances) {
				const right = String(replay(instance));
				const accepted = ['0', '1', '2', `${right}.0`, `${right}${right}`].filter(
					(answer) => mahjong.verify(instance, answer).kind === 'correct',
				);
				expect(accepted).toEqual([right]);
			}
		}
	});

	it('gives every result its share, and mostly needs the rounds in between', () => {
		for (const { instances } of drawn) {
			const results = ['0', '1', '2'].map((r) => instances.filter((i) => mahjong.solve(i) === r).length);
			expect(results[0]).toBeGreaterThan(15);
			expect(results[1]).toBeGreaterThan(15);
			if (instances[0]!.chi) expect(results[2]).toBeGreaterThan(15);
		}
		const tracking = instancesNeedingTracking(drawn.at(-1)!.instances);
		expect(tracking).toBeGreaterThan(0.6);
	});

	it('grows in rounds', () => {
		const rounds = drawn.map(({ instances }) => mean(instances.map((i) => i.rounds.length)));
		expect(rounds).toEqual([1, 1, 2, 3, 4, 5, 12, 25]);
	});
});

function instancesNeedingTracking(instances: readonly MahjongInstance[]): number {
	return mean(
		instances.map((instance) =>
			mahjong.solve(instance) === mahjong.solve({ ...instance, rounds: instance.rounds.slice(-1) }) ? 0 : 1,
		),
	);
}
