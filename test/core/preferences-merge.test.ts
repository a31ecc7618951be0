import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionalFields } from '../../src/core/hosts/optional-field.ts';
import { DEFAULT_PREFERENCES, type ModelConfig, type Preferences } from '../../src/core/preferences.ts';
import { mergePreferences } from '../../src/core/preferences-merge.ts';

const config = (id: string): ModelConfig => ({
	id,
	host: 'custom',
	baseUrl: 'http://localhost:1/v1',
	model: id,
});

const refused = fc.subarray([...optionalFields], { minLength: 1 });
const rates = fc.record({ input: fc.nat(9), output: fc.nat(9) });
const models: fc.Arbitrary<readonly ModelConfig[]> = fc
	.subarray(['a', 'b', 'c', 'd'])
	.chain((ids) =>
		fc.tuple(
			...ids.map((id) =>
				fc.record({ rates, refused }, { requiredKeys: [] }).map((more) => ({ ...config(id), ...more })),
			),
		),
	);
const options = fc.dictionary(fc.constantFrom('guidances', 'turns'), fc.nat(3));
const preferences: fc.Arbitrary<Preferences> = fc
	.record({
		theme: fc.constantFrom('system', 'light', 'dark'),
		methods: fc.subarray(['all-text', 'all-code', 'codesteer'] as const),
		methodOptions: fc.record({ codesteer: options, 'all-code': options }, { requiredKeys: [] }),
		models,
		model: fc.constantFrom('demo:bold', 'a', 'b'),
		spendingCap: fc.option(fc.nat(5)),
		budget: fc.record({
			calls: fc.option(fc.nat(3)),
			tokens: fc.option(fc.nat(3)),
			cost: fc.constant(null),
			seconds: fc.constant(900),
		}),
	})
	.map((part) => ({ ...DEFAULT_PREFERENCES, ...part }));

describe('mergePreferences', () => {
	it('gives what the other tab has when I changed nothing, and what I have when it changed nothing', () => {
		fc.assert(
			fc.property(preferences, preferences, (before, other) => {
				expect(mergePreferences(before, before, other)).toEqual(other);
				expect(sorted(mergePreferences(before, other, before))).toEqual(sorted(other));
			}),
		);
	});

	it('keeps every model that one of the two added, and none that one of them removed', () => {
		fc.assert(
			fc.property(preferences, preferences, preferences, (before, mine, theirs) => {
				const has = (held: Preferences, id: string) => held.models.some((model) => model.id === id);
				const merged = mergePreferences(before, mine, theirs);
				for (const id of ['a', 'b', 'c', 'd']) {
					const isKept = has(before, id)
						? has(mine, id) && has(theirs, id)
						: has(mine, id) || has(theirs, id);
					expect({ id, is: has(merged, id) }).toEqual({ id, is: isKept });
				}
				expect(new Set(merged.models.map(({ id }) => id)).size).toBe(merged.models.length);
			}),
		);
	});

	it('takes each field, limit and option that I changed from me and every other from the other tab', () => {
		fc.assert(
			fc.property(preferences, preferences, preferences, (before, mine, theirs) => {
				const merged = mergePreferences(before, mine, theirs);
				const pick = <T>(was: T, own: T, other: T) => (was === own ? other : own);
				for (const field of ['theme', 'model', 'spendingCap'] as const) {
					expect(merged[field]).toBe(pick(before[field], mine[field], theirs[field]));
				}
				for (const limit of ['calls', 'tokens'] as const) {
					expect(merged.budget[limit]).toBe(
						pick(before.budget[limit], mine.budget[limit], theirs.budget[limit]),
					);
				}
			}),
		);
	});

	it('joins a price set in one tab with what a host refused in another', () => {
		const before = { ...DEFAULT_PREFERENCES, models: [config('a')] };
		const mine = { ...before, models: [{ ...config('a'), refused: ['tools' as const] }] };
		const theirs = {
			...before,
			models: [{ ...config('a'), rates: { input: 1, output: 2 }, refused: ['seed' as const] }],
		};
		expect(mergePreferences(before, mine, theirs).models).toEqual([
			{
				...config('a'),
				rates: { input: 1, output: 2 },
				refused: optionalFields.filter((field) => field === 'tools' || field === 'seed'),
			},
		]);
	});

	it('joins options of one method that were changed in two tabs', () => {
		const before = { ...DEFAULT_PREFERENCES, methodOptions: { codesteer: { guidances: 1, turns: 1 } } };
		const mine = { ...before, methodOptions: { codesteer: { guidances: 2, turns: 1 } } };
		const theirs = { ...before, methodOptions: { codesteer: { guidances: 1 }, 'all-code': { turns: 3 } } };
		expect(mergePreferences(before, mine, theirs).methodOptions).toEqual({
			codesteer: { guidances: 2 },
			'all-code': { turns: 3 },
		});
	});
});

/** Without the order of lists that are shown in an order of their own. */
function sorted(held: Preferences): Preferences {
	return {
		...held,
		methods: [...held.methods].sort(),
		models: [...held.models].sort((a, b) => (a.id < b.id ? -1 : 1)),
	};
}
