import { describe, expect, it } from 'vitest';
import type { ClassSummary } from '../../src/core/class/summary.ts';
import { classWords as words } from '../../src/words/class.ts';

const summary = (nickname: string, student: string): ClassSummary => ({
	...{
		plan: '',
		student,
		nickname,
		model: 'Demo',
		scripted: true,
		appVersion: '1',
		questions: [],
		tokens: [],
	},
});

describe('what a student is called', () => {
	it('is the nickname, with the beginning of the number where several have the same', () => {
		const all = [summary('Ann', 'aaaaaa0000000001'), summary('Bob', 'bbbbbb0000000001')];
		const second = summary('Ann', 'cccccc0000000001');
		const names = (students: readonly ClassSummary[]) =>
			students.map((one) => words.studentName(one, students));
		expect(names(all)).toEqual(['Ann', 'Bob']);
		expect(names([...all, second])).toEqual(['Ann (aaaaaa)', 'Bob', 'Ann (cccccc)']);
		// Who is not, or no longer, among them.
		expect(words.studentName(second, all)).toBe('Ann (cccccc)');
		expect(words.studentName(summary('', 'dddddd0000000001'), all)).toBe('Student dddddd');
	});
});
