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
