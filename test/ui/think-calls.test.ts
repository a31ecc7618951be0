import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinkCalls } from '../../src/ui/code/think-calls.ts';

/** What stands in each place that was found. */
function found(code: string): string[] {
	const lines = code.split('\n');
	return thinkCalls(code, []).map(({ line, column, endLine, endColumn }) => {
		const part = lines.slice(line - 1, endLine);
		const last = part.length - 1;
		return part
			.map((text, at) => text.slice(at === 0 ? column - 1 : 0, at === last ? endColumn - 1 : undefined))
			.join('\n');
	});
}

describe('calls of think()', () => {
	it.each([
		['x = think("Fruit? (yes)", w)', ['think("Fruit? (yes)", w)']],
		['if think("a", f(1)) and think("b"):', ['think("a", f(1))', 'think("b")']],
		['think("a",\n  [1,\n  2])', ['think("a",\n  [1,\n  2])']],
		['think("a", think("b", 1))', ['think("a", think("b", 1))', 'think("b", 1)']],
		['# think("a")\n"think(1)"\nrethink(2)\nmodel.think(3)', []],
		['def think(a, b): pass', []],
		['think("open', ['think']],
		['"ä😀"; think("ü", 1)', ['think("ü", 1)']],
	])('are found in %j', (code, calls) => {
		expect(found(code)).toEqual(calls);
	});

	it('have the answers of their lines', () => {
		const code = 'a = think("a", 1)\nb = [think("b",\n  w) for w in ws]';
		const thoughts = [
			{ line: 2, answer: 'True' },
			{ line: 1, answer: '7' },
			{ line: null, answer: '0' },
			{ line: 2, answer: 'False' },
			{ line: 99, answer: '1' },
		];
		expect(thinkCalls(code, thoughts).map(({ answers }) => answers)).toEqual([['7'], ['True', 'False']]);
	});

	it('lie inside the program, whatever that holds', () => {
		const piece = fc.constantFrom(
			'think(',
			')',
			'"',
			"'",
			'#',
			'\n',
			'x',
			'(',
			' ',
			'"""',
			'.',
			'😀',
			'def ',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
				const lines = pieces.join('').split('\n');
				for (const { line, column, endLine, endColumn } of thinkCalls(pieces.join(''), [])) {
					expect(lines[line - 1]?.slice(column - 1, column + 4)).toBe('think');
					expect(endColumn - 1).toBeLessThanOrEqual(lines[endLine - 1]?.length ?? -1);
				}
			}),
		);
	});
});
