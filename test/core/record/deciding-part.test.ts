import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnalysisMark } from '../../../src/core/execution.ts';
import { decidingPart } from '../../../src/core/record/deciding-part.ts';

const mark = (kind: AnalysisMark['kind'], line: number): AnalysisMark => ({
	kind,
	line,
	column: 1,
	endLine: line,
	endColumn: 5,
});
const program = (lines: number): string =>
	Array.from({ length: lines }, (_, at) => `line_${String(at + 1)} = 0`).join('\n');

describe('the deciding part of a program', () => {
	it('is the whole of a short one', () => {
		const lines = ['a = 1', 'print(a)'];
		expect(decidingPart('a = 1\nprint(a)\n\n', [])).toEqual({ lines, above: 0, below: 0 });
		expect(decidingPart(program(9), [])).toMatchObject({ above: 0, below: 0 });
	});

	it.each([
		['ends shortly behind what prints a finished answer', [mark('loop', 2), mark('disguise', 20)], 13, 9],
		[
			'begins shortly before the most of its loops',
			[mark('loop', 3), mark('loop', 15), mark('loop', 17)],
			13,
			9,
		],
		['takes the first of equal places', [mark('search', 5), mark('recursion', 25)], 3, 19],
		['keeps to the lines there are', [mark('solver', 1)], 0, 22],
		[
			'ignores operators, branches and lines that are not there',
			[mark('branch', 25), mark('loop', 99)],
			0,
			22,
		],
	])('%s', (_, marks, above, below) => {
		const excerpt = decidingPart(program(30), marks);
		expect([excerpt.above, excerpt.below, excerpt.lines.length]).toEqual([above, below, 8]);
	});

	it('takes loops that stand alone before those inside expressions', () => {
		const code = `${program(4)}\nfor a in b:\n    for c in d:\n        pass\n${program(9)}\nx = [e for e in f for g in h]\n${program(9)}`;
		const inside = { ...mark('loop', 17), column: 6 };
		const marks = [mark('loop', 5), { ...mark('loop', 6), column: 5 }, inside, inside, inside];
		expect(decidingPart(code, marks).lines.slice(0, 3)).toEqual([
			'line_4 = 0',
			'for a in b:',
			'    for c in d:',
		]);
	});

	it('is where the last value is printed, without any mark', () => {
		const code = `${program(20)}\nprint(line_1)\n${program(6)}`;
		expect(decidingPart(code, []).lines[6]).toBe('print(line_1)');
	});

	it('is always eight lines of the program, in their order, with the rest counted', () => {
		const kind = fc.constantFrom<AnalysisMark['kind']>('loop', 'disguise', 'search', 'branch');
		const marks = fc.array(
			fc.tuple(kind, fc.integer({ min: -2, max: 60 })).map(([k, line]) => mark(k, line)),
		);
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 50 }), marks, (count, some) => {
				const { lines, above, below } = decidingPart(program(count), some);
				expect(above + lines.length + below).toBe(count);
				expect(lines).toEqual(
					program(count)
						.split('\n')
						.slice(above, above + lines.length),
				);
				expect(lines.length).toBe(count <= 9 ? count : 8);
			}),
		);
	});
});
