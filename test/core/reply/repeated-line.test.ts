import { describe, expect, it } from 'vitest';
import { readReply } from '../../../src/core/reply/read.ts';
import { repeatedLine } from '../../../src/core/reply/repeated-line.ts';

describe('endless text', () => {
	it('is a telling line said four times', () => {
		const lines = ['4 * 7 - 4 = 24? no', 'another idea', '12 + 7 + 7 = 26', 'once more'];
		const text = [...lines, ...lines.slice(0, 1), 'x', ...lines.slice(0, 1), ...lines.slice(0, 1)].join('\n');
		expect(repeatedLine(readReply(text))).toEqual({ text: '4 * 7 - 4 = 24? no', times: 4, kind: 'line' });
	});

	it('is a block of lines three times in a row', () => {
		const block = 'Try 4 + 7 + 7 + 12\nThat is 30\nNot 24';
		expect(repeatedLine(readReply(`Start\n${block}\n${block}\n\n${block}`))).toEqual({
			text: block,
			times: 3,
			kind: 'block',
		});
	});

	it.each([
		['three times the same line', 'this is a line\n'.repeat(3)],
		['short lines', 'no\n'.repeat(10)],
		['rules and brackets', '----------\n'.repeat(10)],
		['lines of a program', `\`\`\`python\n${'    return None\n'.repeat(6)}\`\`\``],
		['an unfinished program', `\`\`\`python\n${'    return None\n'.repeat(6)}`],
		['nothing', ''],
	])('is not %s', (_, text) => {
		expect(repeatedLine(readReply(text))).toBeNull();
	});
});
