import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	endOfRun,
	filterChoices,
	filterCount,
	filterTest,
	formatFilter,
	isBackwards,
	parseFilter,
	type RunFilter,
} from '../../../src/core/record/run-filter.ts';
import { summarise, type RunSummary } from '../../../src/core/record/summary.ts';
import { runAll } from '../../support/run-spec.ts';

const base = summarise(await runAll({}));
const run = (of: Partial<RunSummary>): RunSummary => ({ ...base, ...of });
const always = { since: Number.NEGATIVE_INFINITY, before: Number.POSITIVE_INFINITY };

const runs = [
	run({ family: 'letters', method: 'codesteer', outcome: 'finished', verdict: 'correct', startedAt: 10 }),
	run({ family: 'game-24', method: 'all-text', outcome: 'finished', verdict: 'malformed', startedAt: 20 }),
	run({
		family: null,
		method: 'all-text',
		outcome: 'interrupted',
		verdict: null,
		startedAt: 30,
		models: null,
	}),
];

describe('what a filter offers', () => {
	it('is what occurs among the runs, in the order of the page; models by their labels', () => {
		expect(filterChoices(runs)).toEqual({
			task: ['own', 'game-24', 'letters'],
			method: ['all-text', 'codesteer'],
			verdict: ['correct', 'incorrect', 'stopped'],
			model: new Map([['test:model', 'test:model']]),
		});
		expect(filterChoices([])).toEqual({ task: [], method: [], verdict: [], model: new Map() });
	});

	it('keeps at the end what is no method any more', () => {
		const old = run({ method: 'gone' as RunSummary['method'] });
		expect(filterChoices([old, ...runs]).method).toEqual(['all-text', 'codesteer', 'gone']);
	});
});

describe('how a run ended', () => {
	it.each([
		['finished', 'correct', 'correct'],
		['finished', 'malformed', 'incorrect'],
		['finished', null, 'no-answer'],
		['finished', 'not-checked', 'not-checked'],
		['failed', 'correct', 'failed'],
		['cancelled', null, 'stopped'],
		['interrupted', 'correct', 'stopped'],
		['running', null, 'running'],
	] as const)('%s with %s is %s', (outcome, verdict, end) => {
		expect(endOfRun({ outcome, verdict })).toBe(end);
	});
});

describe('a filter', () => {
	const found = (filter: RunFilter, span = always) => {
		const test = filterTest(filter, span);
		return test === null ? 'all' : runs.flatMap((each, at) => (test(each) ? [at] : []));
	};

	it('lets through the runs that have all that is asked', () => {
		expect([
			found({}),
			found({ task: 'own' }),
			found({ method: 'all-text' }),
			found({ method: 'all-text', verdict: 'incorrect' }),
			found({ model: 'test:model', task: 'letters' }),
			found({ method: 'codesteer', verdict: 'stopped' }),
		]).toEqual(['all', [2], [1, 2], [1], [0], []]);
	});

	it('takes the first moment of a span and not the last one', () => {
		expect(found({ from: '2026-01-01' }, { since: 10, before: 30 })).toEqual([0, 1]);
	});

	it('is counted by what is asked; days are one thing', () => {
		expect(
			[{}, { when: '7d' }, { from: '2026-01-01', to: '2026-01-02', task: 'own' }].map((each) =>
				filterCount(each as RunFilter),
			),
		).toEqual([0, 1, 2]);
	});
});

describe('a filter in an address', () => {
	const known = (_name: string, value: string) => value !== 'nonsense';

	it('comes back as it was', () => {
		const day = fc
			.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
			.map((date) => date.toISOString().slice(0, 10));
		const text = fc.string({ minLength: 1, unit: 'grapheme' });
		const filters = fc
			.record(
				{
					task: text,
					method: text,
					model: text,
					verdict: text,
					when: fc.constantFrom('today', '7d', '30d'),
					from: day,
					to: day,
				},
				{ requiredKeys: [] },
			)
			.filter(({ from, to }) => from === undefined || to === undefined || from <= to);
		fc.assert(
			fc.property(filters, (filter) => {
				const query = formatFilter(filter);
				expect(parseFilter(query, () => true)).toEqual({ filter, faults: [] });
			}),
		);
	});

	it('is left out where there is no such thing, and the rest holds', () => {
		const query = 'task=nonsense&method=codesteer&colour=red&when=9d&from=2026-02-30&to=2026-02-01';
		expect(parseFilter(query, known)).toEqual({
			filter: { method: 'codesteer', to: '2026-02-01' },
			faults: [
				{ kind: 'unknown', name: 'colour' },
				{ kind: 'none', name: 'task', value: 'nonsense' },
				{ kind: 'span', value: '9d' },
				{ kind: 'date', value: '2026-02-30' },
			],
		});
		expect(parseFilter('from=2026-02-02&to=2026-02-01', known)).toEqual({
			filter: { from: '2026-02-02', to: '2026-02-01' },
			faults: [{ kind: 'backwards' }],
		});
		expect(filterCount({ from: '2026-02-02', to: '2026-02-01' })).toBe(0);
	});

	it('fails for no text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (query) => {
				const { filter } = parseFilter(query, () => true);
				const faults = isBackwards(filter) ? [{ kind: 'backwards' }] : [];
				expect(parseFilter(formatFilter(filter), () => true)).toEqual({ filter, faults });
			}),
		);
	});
});
