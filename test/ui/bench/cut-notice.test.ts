import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../../src/core/bench/results.ts';
import CutNotice from '../../../src/ui/bench/CutNotice.svelte';
import { benchOf, designOf, methodsOf } from '../../support/bench-runs.ts';
import { drawn, textOf } from '../timeline/drawn.ts';

const design = designOf({ methods: methodsOf('all-text', 'all-code') });

/** What is said when so many of ten runs of the first method, and none of the second, had a reply cut off. */
function said(cut: number, limit: number | null): string {
	const results = resultsOf(
		benchOf(design, (cell, round) =>
			cell.condition.method.id === 'all-text' && round < cut ? { flags: ['cut'] } : {},
		),
	);
	return textOf(drawn(CutNotice, { results, limit }));
}

describe('a rate whose replies were cut off', () => {
	it('is said to be about the limit from one in five, with the limit and the method', () => {
		expect(said(2, 256)).toBe(
			'Many replies were cut off before their end: 2 of 10 runs of All text. Such a rate says more about the limit on a reply ' +
				'(256 tokens) than about the method. Raise “Most tokens of one reply” under Settings and ask in a new experiment.',
		);
	});

	it('is left to the table where it is rarer', () => {
		expect(said(1, 256)).toBe('');
	});

	it('names the host’s limit where none was set here', () => {
		expect(said(10, null)).toContain(
			'10 of 10 runs of All text. Such a rate says more about the limit on a reply (the host’s own)',
		);
	});
});
