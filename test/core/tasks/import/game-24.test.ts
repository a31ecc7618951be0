import { describe, expect, it } from 'vitest';
import { game24 } from '../../../../src/core/tasks/game-24/family.ts';
import type { Game24Instance } from '../../../../src/core/tasks/game-24/instance.ts';
import { importer } from '../../../../src/core/tasks/game-24/import.ts';

const HEAD = 'Rank,Puzzles,Solutions';

describe('game24Importer', () => {
	it('reads target and numbers, and the witness where there is one', () => {
		const path = 'game24_dataset/36/36_3_number.csv';
		expect(importer.recognises(path)).toBe(true);
		expect(importer.read([{ path, text: `${HEAD}\n1,3 4 3,((3*4)*3)\n` }])).toEqual({
			samples: [
				{ name: `${path} row 1`, instance: { target: 36, numbers: [3, 4, 3] }, storedAnswer: '((3*4)*3)' },
			],
			rejected: [],
		});
		const classic = 'game24_dataset/24/24.csv';
		const text = 'Rank,Puzzles,AMT (s),Solved rate\r\n1,2 3 4 1,5.5,99%\r\n';
		expect(importer.read([{ path: classic, text }]).samples).toEqual([
			{ name: `${classic} row 1`, instance: { target: 24, numbers: [2, 3, 4, 1] } },
		]);
	});

	it('rejects a row without numbers', () => {
		const { samples, rejected } = importer.read([{ path: '24/24_2_number.csv', text: `${HEAD}\n1,many,x` }]);
		expect(samples).toEqual([]);
		expect(rejected).toEqual([{ name: '24/24_2_number.csv row 1', why: 'The row has no list of numbers' }]);
	});

	it('hands over a witness that only nearly reaches the target, which our verifier refuses', () => {
		const text = `${HEAD}\n1,24 100000 1 99999,(24*(100000/99999))*1`;
		const { samples } = importer.read([{ path: '24/24_4_number.csv', text }]);
		const { instance, storedAnswer } = samples[0]!;
		expect(game24.verify(instance as Game24Instance, storedAnswer!).kind).toBe('incorrect');
	});
});
