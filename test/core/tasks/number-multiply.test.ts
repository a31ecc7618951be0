import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { numberMultiply } from '../../../src/core/tasks/number-multiply/family.ts';

const example = ['-8', '37', '-506']; // 8 * 37 = 296, 296 * 506 = 149776, two minus signs cancel

function judge(reply: string, factors = example): string {
	return numberMultiply.verify({ factors }, lastMarked(reply) ?? 'no marker').kind;
}

describe('number-multiply: checking', () => {
	it('solves a product computed by hand', () => {
		expect(numberMultiply.solve({ factors: example })).toBe('149776');
		expect(numberMultiply.solve({ factors: ['-3', '12'] })).toBe('-36');
	});

	it.each([
		'<<<149776>>>',
		'<<< 149,776 >>>',
		'<<<149_776>>>',
		'<<<149 776>>>',
		'<<<149\u2009776>>>',
		'<<<+149776>>>',
		'<<<149776.0>>>',
		'<<<149,776.00>>>',
		'<<<$149776$>>>',
		'<<<0149776>>>',
		'<<<-8*37*-506 = 149776>>>',
		'<<<1>>> sorry, <<<149776>>>',
	])('accepts %j', (reply) => {
		expect(judge(reply)).toBe('correct');
	});

	it.each([
		['the wrong sign', '<<<-149776>>>', 'sign is wrong'],
		['a digit behind', '<<<1497760>>>', 'has 6 digits, the answer has 7'],
		['a digit before', '<<<9149776>>>', 'has 6 digits, the answer has 7'],
		['a fraction', '<<<149776.5>>>', 'fraction'],
		['one digit changed', '<<<149786>>>', 'in digit 5'],
	])('rejects %s and says so', (_, reply, fault) => {
		const verdict = numberMultiply.verify({ factors: example }, lastMarked(reply)!);
		expect(verdict.kind).toBe('incorrect');
		expect(verdict.why).toContain(fault);
	});

	it.each([
		'<<<1.49776e5>>>',
		'<<<14,97,76>>>',
		'<<<149,77>>>',
		'<<<149,776_000>>>',
		'<<<-8*37*-506>>>',
		'<<<149776 or 149777>>>',
		'<<<149776 = -8*37*-506>>>',
		'<<<about 149776>>>',
		'<<<>>>',
		'<<<-−149776>>>',
		'149776 without markers',
	])('calls %j malformed', (reply) => {
		expect(judge(reply)).toBe('malformed');
	});

	it('compares forty digits exactly', () => {
		const nines = ['99999999999999999999', '99999999999999999999'];
		expect(judge('<<<9999999999999999999800000000000000000001>>>', nines)).toBe('correct');
		expect(judge('<<<9999999999999999999800000000000000000011>>>', nines)).toBe('incorrect');
		expect(judge('<<<10000000000000000000000000000000000000000>>>', nines)).toBe('incorrect');
		expect(judge('<<<1e40>>>', nines)).toBe('malformed');
	});

	it('takes both minus signs', () => {
		expect(judge('<<<-36>>>', ['-3', '12'])).toBe('correct');
		expect(judge('<<<−36>>>', ['-3', '12'])).toBe('correct');
		expect(judge('<<<36>>>', ['-3', '12'])).toBe('incorrect');
	});

	it('accepts the answer, grouped and behind an equation, of the longest instance it parses', () => {
		const factors = Array.from({ length: 12 }, () => '-' + '7'.repeat(200));
		expect(numberMultiply.parse({ factors })).toEqual({ factors });
		const product = numberMultiply.solve({ factors });
		const grouped = product.replace(/\B(?=(?:\d{3})+$)/g, ',');
		expect(judge(`<<<${factors.join(' * ')} = ${grouped}>>>`, factors)).toBe('correct');
	});

	it('rejects every single fault in a right answer, on every level', () => {
		const mutations: ((product: string, at: number) => string)[] = [
			(product) => (product.startsWith('-') ? product.slice(1) : `-${product}`),
			(product) => `${product}0`,
			(product) => product.slice(0, -1),
			(product, at) => {
				const place = at % product.replace('-', '').length;
				const digits = Array.from(product.replace('-', ''));
				digits[place] = String((Number(digits[place]) + 1) % 10);
				return (product.startsWith('-') ? '-' : '') + digits.join('');
			},
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...numberMultiply.levels),
				fc.nat(),
				fc.constantFrom(...mutations),
				fc.nat(),
				(level, seed, mutate, at) => {
					const instance = numberMultiply.generate(level, createRng('multiply test', level.id, seed));
					const wrong = mutate(numberMultiply.solve(instance), at);
					expect(numberMultiply.verify(instance, wrong).kind).toBe('incorrect');
				},
			),
		);
	});

	it('refuses factors that are not plain integers', () => {
		for (const factors of [['3'], ['3', '04'], ['3', '0'], ['3', 4], ['3', '1'.repeat(201)], ['3', '2.5']]) {
			expect(numberMultiply.parse({ factors })).toBeNull();
		}
	});
});

describe('number-multiply: generating', () => {
	it('draws exactly the digits of the level, both signs, nothing trivial', () => {
		for (const level of numberMultiply.levels) {
			const signs = new Set<boolean>();
			for (let seed = 0; seed < 40; seed++) {
				const { factors } = numberMultiply.generate(level, createRng(level.id, seed));
				expect(factors.map((text) => text.replace('-', '').length)).toEqual(level.params.digits);
				for (const text of factors) {
					signs.add(text.startsWith('-'));
					expect(text).not.toMatch(/^-?1$|00$/);
				}
			}
			expect([...signs].sort()).toEqual([false, true]);
		}
	});

	it('grows by the number of digits in all factors', () => {
		const sizes = numberMultiply.levels.map(({ params }) => params.digits.reduce((sum, d) => sum + d, 0));
		expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
	});

	it('puts negative factors in brackets', () => {
		expect(numberMultiply.question({ factors: example })).toContain('(-8) * 37 * (-506)');
	});
});
