import { describe, expect, it } from 'vitest';
import { importer } from '../../../../src/core/tasks/mahjong/import.ts';
import { mahjong } from '../../../../src/core/tasks/mahjong/family.ts';
import type { MahjongInstance } from '../../../../src/core/tasks/mahjong/instance.ts';
import { droppedSample } from '../../../support/dropped.ts';

const FOLDER = 'mahjong_pattern_dataset';
const sample = {
	initial_cards: Array.from('BCCGGKMPRTVXZ'),
	rounds: [
		{ add: 'A', remove: 'A' },
		{ add: 'Q', remove: 'Q' },
		{ add: 'D', remove: 'B' },
	],
	solution: 2,
	complexity: 3,
};

describe('mahjongImporter', () => {
	it('reads a sample, leaving out the removal that is never shown', () => {
		const { samples } = importer.read(droppedSample(FOLDER, sample));
		expect(samples).toEqual([
			{
				name: `my-copy/dataset_gather/${FOLDER}/sample_0`,
				instance: {
					hand: 'BCCGGKMPRTVXZ',
					rounds: [...sample.rounds.slice(0, 2), { add: 'D', remove: null }],
					chi: true,
				},
				storedAnswer: '2',
			},
		]);
	});

	it('keeps samples whose stored result is wrong: a run hidden by a doubled letter, a Chi where there is none', () => {
		const hidden = { ...sample, solution: 0 };
		const noChi = { ...sample, rounds: sample.rounds.slice(1), complexity: 2 };
		const { samples } = importer.read([
			...droppedSample(FOLDER, hidden, undefined, 1),
			...droppedSample(FOLDER, noChi, undefined, 2),
		]);
		const kinds = samples.map(
			({ instance, storedAnswer }) => mahjong.verify(instance as MahjongInstance, storedAnswer!).kind,
		);
		expect(kinds).toEqual(['incorrect', 'malformed']);
	});

	it('rejects cards that are no letters, cards not in the hand, and broken files', () => {
		const files = [
			...droppedSample(FOLDER, { ...sample, rounds: [{ add: '[', remove: 'B' }] }, undefined, 1),
			...droppedSample(
				FOLDER,
				{ ...sample, rounds: [{ add: 'A', remove: 'Y' }, ...sample.rounds] },
				undefined,
				2,
			),
			...droppedSample(FOLDER, 'not json', undefined, 3),
		];
		const { samples, rejected } = importer.read(files);
		expect(samples).toEqual([]);
		expect(rejected[0]!.why).toBe('A card of this sample is not a letter from A to Z');
		expect(rejected).toHaveLength(3);
	});
});
