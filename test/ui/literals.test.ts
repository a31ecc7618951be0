import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalsOf } from '../../src/ui/code/literals.ts';

describe('numbers and texts of a program', () => {
	it('are found with their places, without their quotes and without comments', () => {
		expect(literalsOf('x = 1_000 # 7\ny = f"a{x}" + """b\n"c"""; z = r\'d')).toEqual([
			{ text: '1_000', isNumber: true, line: 1, column: 5, endLine: 1, endColumn: 10 },
			{ text: 'a{x}', isNumber: false, line: 2, column: 5, endLine: 2, endColumn: 12 },
			{ text: 'b\n"c', isNumber: false, line: 2, column: 15, endLine: 3, endColumn: 6 },
			{ text: 'd', isNumber: false, line: 3, column: 12, endLine: 3, endColumn: 15 },
		]);
	});

	it('lie inside the program, whatever that holds', () => {
		const piece = fc.constantFrom('"', "'", '"""', '#', '\n', '12', 'f', 'x', '\\', ' ');
		fc.assert(
			fc.property(fc.array(piece), (pieces) => {
				const code = pieces.join('');
				const lines = code.split('\n');
				for (const { text, line, column, endLine, endColumn } of literalsOf(code)) {
					expect(code).toContain(text);
					expect([line, endLine].every((at) => at >= 1 && at <= lines.length)).toBe(true);
					expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
					expect(endColumn).toBeLessThanOrEqual((lines[endLine - 1]?.length ?? 0) + 1);
				}
			}),
		);
	});
});
