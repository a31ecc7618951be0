import { describe, expect, test } from 'vitest';
import { costOf, withCost } from '../../../src/core/hosts/cost.ts';
import { createSpending } from '../../../src/core/hosts/spending.ts';
import type { Price } from '../../../src/core/hosts/host.ts';
import type { ModelRequest } from '../../../src/core/model.ts';

const price: Price = { input: 2, output: 8, asOf: '2026-01-01', source: 'https://example.org' };

describe('costOf', () => {
	test('is what the host charged, else tokens times price, else unknown', () => {
		expect([
			costOf({ inputTokens: 1000, outputTokens: 500, cost: 0.5 }, price),
			costOf({ inputTokens: 1000, outputTokens: 500 }, price),
			costOf({ inputTokens: 0, outputTokens: 0 }, price),
			costOf({ inputTokens: 1000 }, price),
			costOf({ inputTokens: 1000, outputTokens: 500 }, null),
		]).toEqual([0.5, 0.006, 0, null, null]);
	});

	test('is left out of the counts when unknown', () => {
		expect(withCost({ outputTokens: 5 }, price)).toEqual({ outputTokens: 5 });
	});
});

describe('createSpending', () => {
	const ask = (letters: number): ModelRequest => ({
		role: 'task',
		messages: [{ role: 'user', content: 'x'.repeat(letters) }],
	});

	test('lets everything pass without a cap', () => {
		const spending = createSpending(() => null);
		spending.add(1000);
		expect(spending.stop(ask(10), price)).toBeNull();
	});

	test('goes on from what the ledger holds and writes it there', () => {
		const ledger = { amount: 0.75 };
		const spending = createSpending(() => 1, ledger);
		spending.add(0.5);
		expect([ledger.amount, spending.spent(), spending.stop(ask(1), price)]).toEqual([
			1.25,
			1.25,
			'The spending cap of $1.00 is reached.',
		]);
	});

	test('stops once the cap is reached, and before a call that must pass it', () => {
		const spending = createSpending(() => 1);
		expect(spending.stop(ask(10), price)).toBeNull();
		spending.add(0.999);
		expect(spending.stop(ask(8000), price)).toBe(
			'This call would cost at least $0.0040 and pass the spending cap of $1.00.',
		);
		expect(spending.stop(ask(8000), null)).toBeNull();
		spending.add(0.001);
		expect(spending.stop(ask(1), null)).toBe('The spending cap of $1.00 is reached.');
		expect(spending.spent()).toBeCloseTo(1);
	});
});
