import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTyped } from '../../../../src/core/reply/typed/compare.ts';

const AFTER = 'Which date is 45 days after 20 January 2024?';
const FILM = 'A film starts at 19:45 and lasts 2 h 40 min. When does it end?';

function verdict(expected: string, text: string, question?: string): string {
	return compareTyped(expected, { text, from: 'prose-marker' }, question).kind;
}

describe('a date', () => {
	it.each([
		'2024-03-05',
		'2024-03-05 00:00:00',
		'2024-03-05T00:00:00Z',
		'2024/3/5',
		'05.03.2024',
		'5.3.2024',
		'March 5, 2024',
		'March 5th, 2024.',
		'Tuesday, March 5, 2024',
		'Mar 5 2024',
		'5 March 2024',
		'the 5th of March 2024',
		'5. März 2024',
		'5 mars 2024',
		'5 de marzo de 2024',
		'2024年3月5日',
		'datetime.date(2024, 3, 5)',
		'datetime.datetime(2024, 3, 5, 0, 0)',
		'45 days after 20 January 2024 is March 5, 2024.',
		'The date is **March 5**.',
	])('is the same however it is written: %s', (text) => {
		expect([verdict('5 March 2024', text, AFTER), verdict('2024-03-05', text, AFTER)]).toEqual([
			'correct',
			'correct',
		]);
	});

	it.each(['2024-03-06', 'March 6, 2024', '2023-03-05', '20 January 2024', '4 March'])(
		'is another one where day, month or year differs: %s',
		(text) => {
			expect(verdict('5 March 2024', text, AFTER)).toBe('incorrect');
		},
	);

	it.each([
		['5 March 2024', '03/05/2024'],
		['5 March 2024', '5/3/2024'],
		['05/06/2024', '5 June 2024'],
		['5 March 2024', 'It is not March 5, 2024.'],
		['5 March 2024', 'March 4, 2024 or March 5, 2024'],
		['5 March 2024', 'From March 5, 2024 to March 6, 2024'],
	])('is left open where it can be read otherwise: %s for %s', (expected, text) => {
		expect(verdict(expected, text)).toBe('not-checked');
	});

	it('needs its year only where the question names it', () => {
		expect([verdict('5 March 2024', '5 March', AFTER), verdict('5 March 2024', '5 March')]).toEqual([
			'correct',
			'not-checked',
		]);
	});

	it('is the same as itself, and as no other, in any two writings', () => {
		const day = fc.record({
			year: fc.integer({ min: 1900, max: 2100 }),
			month: fc.integer({ min: 1, max: 12 }),
			day: fc.integer({ min: 1, max: 28 }),
		});
		const writing = fc.constantFrom(...WRITINGS);
		fc.assert(
			fc.property(day, day, writing, writing, (one, other, write, writeOther) => {
				const isSame = one.year === other.year && one.month === other.month && one.day === other.day;
				expect(verdict(write(one), writeOther(one))).toBe('correct');
				expect(verdict(write(one), writeOther(other))).toBe(isSame ? 'correct' : 'incorrect');
			}),
		);
	});
});

describe('a time of day', () => {
	it.each([
		'22:25',
		'22:25:00',
		'10:25 PM',
		'10:25 p.m.',
		'10.25 pm',
		'22h25',
		'22:25 Uhr',
		'The film ends at 22:25.',
	])('is the same however it is written: %s', (text) => {
		expect([verdict('22:25', text, FILM), verdict('10:25 PM', text, FILM)]).toEqual(['correct', 'correct']);
	});

	it.each(['22:26', '10:25 AM', '19:45', '21:25'])('is another one: %s', (text) => {
		expect(verdict('22:25', text, FILM)).toBe('incorrect');
	});

	it.each(['10:25', '22:25 or 22:40', 'It does not end at 22:25.'])('is left open: %s', (text) => {
		expect(verdict('22:25', text, FILM)).toBe('not-checked');
	});
});

interface Day {
	year: number;
	month: number;
	day: number;
}

const NAMES = 'January February March April May June July August September October November December'.split(
	' ',
);
const WRITINGS: readonly ((day: Day) => string)[] = [
	({ year, month, day }) => `${String(year)}-${two(month)}-${two(day)}`,
	({ year, month, day }) => `${two(day)}.${two(month)}.${String(year)}`,
	({ year, month, day }) => `${String(day)} ${NAMES[month - 1] ?? ''} ${String(year)}`,
	({ year, month, day }) => `${NAMES[month - 1] ?? ''} ${String(day)}, ${String(year)}`,
	({ year, month, day }) => `${(NAMES[month - 1] ?? '').slice(0, 3)} ${String(day)} ${String(year)}`,
];

function two(number: number): string {
	return String(number).padStart(2, '0');
}
