import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldSides, type Mark, textDifference } from '../../../src/core/record/text-difference.ts';

/** Each side with its own in brackets; null where the texts are not marked. */
function drawn(one: string, other: string, by: 'words' | 'lines' = 'words'): string[] | null {
	const difference = textDifference(one, other, by);
	if (difference.kind === 'first') return null;
	return difference.sides.map((marks) =>
		marks.map(({ kind, text }) => (kind === 'own' ? `[${text}]` : text)).join(''),
	);
}

const same = (text: string): Mark => ({ kind: 'same', text });
const own = (text: string): Mark => ({ kind: 'own', text });

describe('two texts by words', () => {
	it.each([
		['It is 9.11', 'It is 9.9', ['It is [9.11]', 'It is [9.9]']],
		['a b c', 'a c', ['a [b ]c', 'a c']],
		['', 'new', ['', '[new]']],
		['The sum is 7.', 'The sum is 8!', ['The sum is [7.]', 'The sum is [8!]']],
		['Größe é', 'Größe e', ['Größe [é]', 'Größe [e]']],
		['same', 'same', ['same', 'same']],
	])('marks in %j and %j what only one has', (one, other, sides) => {
		expect(drawn(one, other)).toEqual(sides);
	});

	it('marks a single shared word in the middle of what is rewritten with it, two of them not', () => {
		expect(drawn('x one the two y', 'x three the four y')).toEqual([
			'x [one the two] y',
			'x [three the four] y',
		]);
		expect(drawn('x one as is two y', 'x three as is four y')).toEqual([
			'x [one] as is [two] y',
			'x [three] as is [four] y',
		]);
	});
});

describe('two texts by lines', () => {
	it('marks whole lines, and no line for how its text ends', () => {
		expect(drawn('a = 1\nprint(a)', 'a = 2\r\nprint(a)\n', 'lines')).toEqual([
			'[a = 1\n]print(a)\n',
			'[a = 2\n]print(a)\n',
		]);
		expect(drawn('a\n', '', 'lines')).toEqual(['[a\n]', '']);
	});
});

describe('the pieces of two sides', () => {
	const texts = fc
		.array(fc.constantFrom('the ', 'sum ', 'is ', '7', '.', '\n', 'é', '\u{1f600}'))
		.map((words) => words.join(''));

	it('are the texts, and what is the same on one is the same on the other', () => {
		fc.assert(
			fc.property(texts, texts, fc.constantFrom('words', 'lines'), (one, other, by) => {
				const difference = textDifference(one, other, by);
				if (difference.kind === 'first') throw new Error('Short texts are marked');
				const [a, b] = difference.sides.map((marks) => ({
					all: marks.map(({ text }) => text).join(''),
					same: marks.filter(({ kind }) => kind === 'same').map(({ text }) => text),
				}));
				const whole = (text: string) =>
					by === 'words' || text === '' ? text : `${text.replace(/\n$/, '')}\n`;
				expect([a!.all, b!.all]).toEqual([whole(one), whole(other)]);
				expect(a!.same).toEqual(b!.same);
				const isMarked = difference.sides.some((marks) => marks.some(({ kind }) => kind === 'own'));
				expect(isMarked).toBe(whole(one) !== whole(other));
			}),
		);
	});

	it('fold on both sides at the same lines', () => {
		fc.assert(
			fc.property(texts, texts, (one, other) => {
				const difference = textDifference(one, other, 'lines');
				if (difference.kind === 'first') throw new Error('Short texts are marked');
				const [a, b] = foldSides(difference.sides, 1).map((marks) =>
					marks.flatMap((mark) =>
						mark.kind === 'own' ? [] : mark.kind === 'folded' ? [String(mark.lines)] : [mark.text],
					),
				);
				expect(a).toEqual(b);
			}),
		);
	});

	it('lose what is far from a difference, but no fewer than three lines', () => {
		const lines = (from: number, to: number) =>
			Array.from({ length: to - from + 1 }, (_, at) => `${String(from + at)}\n`).join('');
		const sides = [
			[same(lines(1, 9)), own('x\n'), same(lines(10, 20)), own('z\n')],
			[same(lines(1, 9)), same(lines(10, 20))],
		] as const;
		expect(foldSides(sides, 3)[0]).toEqual([
			{ kind: 'folded', lines: 6 },
			same(lines(7, 9)),
			own('x\n'),
			same(lines(10, 12)),
			{ kind: 'folded', lines: 5 },
			same(lines(18, 20)),
			own('z\n'),
		]);
		const near = [[same(lines(1, 5)), own('x')], [same(lines(1, 5))]] as const;
		expect(foldSides(near, 3)).toEqual(near);
	});
});

describe('texts that are too long or too different', () => {
	const megabyte = 'line of output 0123456789\n'.repeat(40_000);

	it('are not marked as a whole: where they first differ is shown', () => {
		const difference = textDifference(`${megabyte}left`, `${megabyte}right`, 'lines');
		expect(difference).toMatchObject({ kind: 'first', sides: [{ mark: 'l' }, { mark: 'r' }] });
		const numbers = (from: number) => Array.from({ length: 1000 }, (_, at) => String(from + at)).join('\n');
		expect(textDifference(numbers(0), numbers(5000), 'lines').kind).toBe('first');
	});

	it('may differ in blanks at their ends alone', () => {
		expect(textDifference(megabyte, `${megabyte}  `, 'lines')).toEqual({ kind: 'first', sides: null });
	});
});
