import { describe, expect, it } from 'vitest';
import { importer } from '../../../../src/core/tasks/logical-deduction/import.ts';
import { logicalDeduction } from '../../../../src/core/tasks/logical-deduction/family.ts';
import type { LogicalDeductionInstance } from '../../../../src/core/tasks/logical-deduction/instance.ts';

function drop(...examples: unknown[]) {
	const path = 'bbh/logical_deduction_seven_objects.json';
	return importer.read([{ path, text: JSON.stringify({ examples }) }]);
}

const vehicles = `A paragraph follows. It is consistent. In a yard, there are three vehicles: a wagon, a station wagon, and a tram. The station wagon is older than the wagon. The tram is the oldest.
Options:
(A) The wagon is the second-newest
(B) The station wagon is the second-newest
(C) The tram is the second-newest`;

const golf = `A paragraph follows. In a tournament, there were four golfers: Tarja, Milo, Yuna, and Oriol. Milo finished above Yuna. Tarja finished below Yuna. Oriol finished second-to-last.
Options:
(A) Tarja finished third
(B) Milo finished third
(C) Yuna finished third
(D) Oriol finished third`;

const fruits = `A paragraph follows. A stall sells three fruits: figs, limes, and dates. The figs are less expensive than the limes. The dates are the cheapest.
Options:
(A) The figs are the most expensive
(B) The limes are the most expensive
(C) The dates are the most expensive`;

const books = `A paragraph follows. On a shelf, there are three books: a red book, an amber book, and a grey book. The red book is to the right of the amber book. The grey book is the second from the left.
Options:
(A) The red book is the leftmost
(B) The amber book is the leftmost
(C) The grey book is the leftmost`;

describe('logicalDeductionImporter', () => {
	it.each([
		['vehicles', vehicles, '(B)', 2],
		['golf', golf, '(D)', 3],
		['fruits', fruits, '(B)', 1],
		['shelf', books, '(B)', 1],
	])('reads %s, and the stored option verifies', (domain, input, target, askPosition) => {
		const { samples, rejected } = drop({ input, target });
		expect(rejected).toEqual([]);
		expect(samples[0]!.instance).toMatchObject({ domain, askPosition });
		const { instance, storedAnswer } = samples[0]!;
		expect(logicalDeduction.verify(instance as LogicalDeductionInstance, storedAnswer!).kind).toBe('correct');
	});

	it('keeps names apart that contain one another', () => {
		const { samples } = drop({ input: vehicles, target: '(B)' });
		expect(samples[0]!.instance).toEqual({
			domain: 'vehicles',
			objects: ['wagon', 'station wagon', 'tram'],
			clues: [
				{ kind: 'before', a: 'wagon', b: 'station wagon' },
				{ kind: 'at', a: 'tram', position: 3 },
			],
			askPosition: 2,
			options: ['wagon', 'station wagon', 'tram'],
		});
	});

	it('returns a sample whose stored option is wrong', () => {
		const { samples } = drop({ input: books, target: '(A)' });
		const { instance, storedAnswer } = samples[0]!;
		expect(logicalDeduction.verify(instance as LogicalDeductionInstance, storedAnswer!).kind).toBe(
			'incorrect',
		);
	});

	it('rejects unknown settings, sentences, mixed options, and clues that leave several orders', () => {
		const { samples, rejected } = drop(
			{ input: vehicles.replace('vehicles', 'planets'), target: '(B)' },
			{ input: vehicles.replace('is the oldest', 'is blue'), target: '(B)' },
			{
				input: vehicles.replace('(C) The tram is the second-newest', '(C) The tram is the newest'),
				target: '(B)',
			},
			{ input: golf.replace('Tarja finished below Yuna. ', ''), target: '(D)' },
			{ input: '', target: '' },
		);
		expect(samples).toEqual([]);
		expect(rejected).toHaveLength(5);
	});
});
