import fc from 'fast-check';
import { expect, it } from 'vitest';
import { METHOD_IDS } from '../../../src/core/method-id.ts';
import { looksOf } from '../../../src/ui/bench/pictures/look.ts';

it.each([
	['the methods of the papers’ tables', METHOD_IDS.slice(0, 14).map((id) => `${id}|a`)],
	[
		'seven methods with two models',
		['a', 'b'].flatMap((model) => METHOD_IDS.slice(0, 7).map((id) => `${id}|${model}`)),
	],
	['one method with six models', ['a', 'b', 'c', 'd', 'e', 'f'].map((model) => `codesteer|${model}`)],
])('tells %s apart by symbol and dash, and by symbol and colour where there is no line', (_, conditions) => {
	const lookOf = looksOf(conditions);
	const looks = conditions.map(lookOf);
	expect(new Set(looks.map(({ symbol, dash }) => `${symbol} ${dash}`)).size).toBe(conditions.length);
	expect(new Set(looks.map(({ symbol, colour }) => `${symbol} ${colour}`)).size).toBe(conditions.length);
});

it('tells every method there is apart by symbol and dash', () => {
	const looks = METHOD_IDS.map(looksOf(METHOD_IDS));
	expect(new Set(looks.map(({ symbol, dash }) => `${symbol} ${dash}`)).size).toBe(METHOD_IDS.length);
});

it('tells any number of methods apart by symbol and dash, those that are not here too, and none changes for those after it', () => {
	const method = fc.oneof(fc.constantFrom(...METHOD_IDS), fc.string({ minLength: 1 }));
	fc.assert(
		fc.property(fc.uniqueArray(method, { minLength: 30, maxLength: 120 }), fc.nat(), (all, at) => {
			const looks = all.map(looksOf(all));
			expect(new Set(looks.map(({ symbol, dash }) => `${symbol} ${dash}`)).size).toBe(all.length);
			const first = all.slice(0, at % all.length);
			expect(first.map(looksOf(first))).toEqual(looks.slice(0, first.length));
		}),
	);
});
