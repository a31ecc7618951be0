import { describe, expect, test } from 'vitest';
import { DEFAULT_PREFERENCES, parsePreferences } from '../../src/core/preferences.ts';

const model = { id: 'custom:m', host: 'custom', baseUrl: 'https://models.example/v1', model: 'm' };

describe('money in stored preferences', () => {
	test('keeps a cap and own prices, free of charge included', () => {
		const kept = {
			...DEFAULT_PREFERENCES,
			spendingCap: 0,
			models: [{ ...model, rates: { input: 0, output: 2.5 } }],
		};
		expect(parsePreferences(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
	});

	test.each([
		['a word', 'ten'],
		['a negative amount', -1],
		['nothing', null],
	])('has no cap where %s is stored', (_what, spendingCap) => {
		expect(parsePreferences({ spendingCap })).toEqual(DEFAULT_PREFERENCES);
	});

	test.each([[{ input: 1 }], [{ input: 1, output: -1 }], [{ input: '1', output: 2 }], ['cheap']])(
		'leaves a price unknown rather than half known: %j',
		(rates) => {
			expect(parsePreferences({ models: [{ ...model, rates }] }).models).toEqual([model]);
		},
	);
});
