import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { DEFAULT_PREFERENCES, parsePreferences, type Preferences } from '../../src/core/preferences.ts';

describe('parsePreferences', () => {
	it('gives back what was stored', () => {
		const stored: Preferences = {
			...DEFAULT_PREFERENCES,
			theme: 'dark',
			methods: ['codesteer'],
			methodOptions: { codesteer: { guidances: 3 } },
			model: 'openai:gpt-4o',
			coach: 'same',
			models: [
				{ id: 'openai:gpt-4o', host: 'openai', baseUrl: 'https://api.openai.com/v1', model: 'gpt-4o' },
			],
			pythonSeconds: 30,
			budget: { calls: 5, tokens: 1000, cost: 0.5, seconds: null },
			replyTokens: null,
			answerSentence: false,
			readOut: false,
			blocks: 'all',
			logprobs: true,
			demoPace: 0,
		};
		expect(parsePreferences(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
	});

	it('takes the default for each field that does not fit, and keeps the rest', () => {
		const stored = {
			theme: 'pink',
			pythonSeconds: 1e9,
			demoPace: -1,
			replyTokens: 0,
			blocks: 'last',
			logprobs: 'yes',
			models: [{ id: 'x' }, null],
			coach: 'same',
		};
		expect(parsePreferences(stored)).toEqual({ ...DEFAULT_PREFERENCES, models: [], coach: 'same' });
	});

	it('never throws, whatever was stored', () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				expect(parsePreferences(value).version).toBe(1);
			}),
		);
	});
});
