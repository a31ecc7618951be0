import { describe, expect, it } from 'vitest';
import { importer as boxliftImporter } from '../../../../src/core/tasks/boxlift/import.ts';

const folder = 'BoxLift_dataset/BoxLift_10_3/BoxLift4';

function read(text: string) {
	const path = `${folder}/BoxLift.json`;
	expect(boxliftImporter.recognises(path)).toBe(true);
	return boxliftImporter.read([{ path, text }]);
}

describe('importing box lift', () => {
	it('takes the step limit from the greedy rule in stored order', () => {
		expect(read('{"boxes":[70,30,45],"lifters":[40,50]}')).toEqual({
			samples: [{ name: folder, instance: { boxes: [70, 30, 45], lifters: [40, 50], maxSteps: 3 } }],
			rejected: [],
		});
		expect(read('{"boxes":[70,30,45],"lifters":[50,40]}').samples[0]?.instance).toMatchObject({
			maxSteps: 2,
		});
	});

	it('rejects broken samples', () => {
		expect(read('{"boxes":[100],"lifters":[40,50]}').rejected).toEqual([
			{ name: folder, why: 'One box is too heavy for the whole team' },
		]);
		expect(read('{"boxes":["70"],"lifters":[40,50]}').rejected).toHaveLength(1);
		expect(read('').rejected).toEqual([{ name: folder, why: 'The file is not a JSON object' }]);
	});
});
