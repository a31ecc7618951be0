import { describe, expect, it } from 'vitest';
import { dateUnderstanding } from '../../../../src/core/tasks/date-understanding/family.ts';
import type { DateInstance } from '../../../../src/core/tasks/date-understanding/instance.ts';
import { importer } from '../../../../src/core/tasks/date-understanding/import.ts';

function drop(input: string, target: string) {
	const text = JSON.stringify({ examples: [{ input, target }] });
	return importer.read([{ path: 'bbh/date_understanding.json', text }]);
}

const ask = (phrase: string) =>
	`The fair opened on May 6, 2021, which is today. What is the date ${phrase} in MM/DD/YYYY?
Options:
(A) 05/07/2021
(B) 04/06/2021
(C) 05/06/2020`;

describe('dateUnderstandingImporter', () => {
	it('reads context, shift, options and the stored option', () => {
		const { samples, rejected } = drop(ask('a month ago'), '(B)');
		expect(rejected).toEqual([]);
		const { instance, storedAnswer } = samples[0]!;
		expect(instance).toEqual({
			context: 'The fair opened on May 6, 2021, which is today.',
			ask: { unit: 'month', amount: -1 },
			options: [
				{ label: 'A', date: '05/07/2021' },
				{ label: 'B', date: '04/06/2021' },
				{ label: 'C', date: '05/06/2020' },
			],
			reference: { label: 'B', date: '04/06/2021' },
		});
		expect(dateUnderstanding.verify(instance as DateInstance, storedAnswer!).kind).toBe('correct');
	});

	it.each([
		['today', 'day', 0],
		['tomorrow', 'day', 1],
		['yesterday', 'day', -1],
		['24 hours later', 'day', 1],
		['10 days ago', 'day', -10],
		['one week ago from today', 'week', -1],
		['one week from today', 'week', 1],
		['one year ago from today', 'year', -1],
	])('understands "%s"', (phrase, unit, amount) => {
		expect(drop(ask(phrase), '(A)').samples[0]!.instance).toMatchObject({ ask: { unit, amount } });
	});

	it('rejects an unknown question, option or date', () => {
		expect(drop(ask('at Easter'), '(A)').rejected).toHaveLength(1);
		expect(drop(ask('today'), '(D)').rejected).toHaveLength(1);
		expect(drop(ask('today').replace('04/06', '04/31'), '(A)').rejected).toHaveLength(1);
	});
});
