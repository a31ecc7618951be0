import { describe, expect, it } from 'vitest';
import { importer } from '../../../../src/core/tasks/web-of-lies/import.ts';
import { webOfLies } from '../../../../src/core/tasks/web-of-lies/family.ts';
import type { WebOfLiesInstance } from '../../../../src/core/tasks/web-of-lies/instance.ts';

function drop(...examples: unknown[]) {
	return importer.read([{ path: 'bbh/web_of_lies.json', text: JSON.stringify({ canary: 'x', examples }) }]);
}

const input =
	'Question: Mira lies. Tovi says Mira lies. Panu says Tovi lies. Orla says Panu tells the truth. Does Orla tell the truth?';

describe('webOfLiesImporter', () => {
	it('reads facts, claims and the question', () => {
		const { samples, rejected } = drop({ input, target: 'No' });
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: 'bbh/web_of_lies.json row 1',
				instance: {
					people: ['Mira', 'Tovi', 'Panu', 'Orla'],
					claims: [
						{ kind: 'fact', who: 'Mira', truthful: false },
						{ kind: 'says', who: 'Tovi', about: 'Mira', truthful: false },
						{ kind: 'says', who: 'Panu', about: 'Tovi', truthful: false },
						{ kind: 'says', who: 'Orla', about: 'Panu', truthful: true },
					],
					question: 'Orla',
				},
				storedAnswer: 'No',
			},
		]);
		const { instance, storedAnswer } = samples[0]!;
		expect(webOfLies.verify(instance as WebOfLiesInstance, storedAnswer!).kind).toBe('correct');
	});

	it('rejects what it cannot read', () => {
		const { samples, rejected } = drop(
			{ input: input.replace('Tovi says Mira lies', 'Tovi smiles'), target: 'No' },
			{ input: 'Mira lies.', target: 'No' },
			{ input: 'Mira lies. Mira tells the truth. Does Mira tell the truth?', target: 'No' },
			{ target: 'No' },
			7,
		);
		expect(samples).toEqual([]);
		expect(rejected).toHaveLength(5);
		expect(importer.read([{ path: 'web_of_lies.json', text: '[' }]).rejected).toHaveLength(1);
		expect(importer.recognises('bbh/web_of_lies.json')).toBe(true);
		expect(importer.recognises('bbh/navigate.json')).toBe(false);
	});
});
