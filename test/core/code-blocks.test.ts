import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReply } from '../../src/core/code-blocks.ts';

function fenced(label: string, code: string, fence = '```'): string {
	return `${fence}${label}\n${code}\n${fence}`;
}

describe('reading a reply', () => {
	it('takes the program from between the words', () => {
		expect(readReply(`First I plan.\n\n${fenced('python', 'a = 1\nprint(a)')}\n\nThat is all.`)).toEqual({
			code: 'a = 1\nprint(a)',
			note: null,
			prose: 'First I plan.\n\nThat is all.',
			proseBefore: 'First I plan.',
			proseAfter: 'That is all.',
		});
	});

	it('finds no program in words', () => {
		expect(readReply('It is <<<9.9>>>.')).toEqual({
			code: null,
			note: null,
			prose: 'It is <<<9.9>>>.',
			proseBefore: 'It is <<<9.9>>>.',
			proseAfter: 'It is <<<9.9>>>.',
		});
	});

	it.each([
		['py', 'fence labelled py'],
		['Python', 'fence labelled Python'],
		['python3', 'fence labelled python3'],
		['tool_code', 'fence labelled tool_code'],
	])('accepts the label %s and says so', (label, note) => {
		expect(readReply(fenced(label, 'x'))).toMatchObject({ code: 'x', note });
	});

	it('does not take talk of a fence for one', () => {
		expect(readReply(`I answer in one \`\`\`python block.\n${fenced('python', 'x')}`)).toMatchObject({
			code: 'x',
			note: null,
			prose: 'I answer in one ```python block.',
		});
	});

	it('accepts curly brackets round the label', () => {
		expect(readReply(fenced('{.python}', 'x'))).toMatchObject({ code: 'x', note: null });
	});

	it('runs the first of several blocks and says so', () => {
		const reply = ['a', 'b', 'c'].map((code) => fenced('python', code)).join('\nor\n');
		expect(readReply(reply)).toEqual({
			code: 'a',
			note: 'first of 3 blocks',
			prose: 'or\n\nor',
			proseBefore: '',
			proseAfter: '',
		});
	});

	it('takes a block that was not closed to the end', () => {
		expect(readReply('So:\n~~~py\nprint(1)\nprint(2)')).toMatchObject({
			code: 'print(1)\nprint(2)',
			note: 'fence labelled py, fence was not closed',
			proseBefore: 'So:',
		});
	});

	it('closes a fence only with its own mark', () => {
		const code = "text = '''\n~~~\n```js\n'''\nprint(text)";
		expect(readReply(fenced('python', code, '````')).code).toBe(code);
	});

	it('takes an unlabelled fence for a program only when it looks like one', () => {
		expect(readReply(fenced('', 'for i in range(3):\n    print(i)'))).toMatchObject({
			code: 'for i in range(3):\n    print(i)',
			note: 'fence without a label',
		});
		expect(readReply(`So\n${fenced('', '<<<1, 2, 3>>>')}`)).toMatchObject({
			code: null,
			prose: 'So\n<<<1, 2, 3>>>',
		});
	});

	it('leaves programs of other languages in the prose', () => {
		expect(readReply(fenced('javascript', 'print(1)'))).toMatchObject({ code: null, prose: 'print(1)' });
	});

	it('takes off the indentation of a list item', () => {
		expect(readReply('1. Run\n   ```python\n   if x:\n       y()\n   ```').code).toBe('if x:\n    y()');
	});

	it('sees a fence that begins in the middle of a line', () => {
		expect(readReply('Here: ```python\nprint(1)\n```')).toMatchObject({
			code: 'print(1)',
			proseBefore: 'Here:',
		});
	});

	it('does not take inline code for a fence', () => {
		expect(readReply('```print(1)``` prints one').code).toBeNull();
	});

	it('ignores an empty block', () => {
		expect(readReply(`${fenced('python', '')}\n${fenced('python', 'x')}`)).toMatchObject({
			code: 'x',
			note: null,
		});
	});

	it('returns every program that was put in, unchanged', () => {
		const line = fc.string({ maxLength: 30 }).filter((text) => !/[\r\n`~]/.test(text));
		fc.assert(
			fc.property(fc.array(line, { minLength: 1 }), line, (lines, before) => {
				const code = lines.join('\n').trimEnd();
				fc.pre(code.trim() !== '');
				expect(readReply(`${before}\n${fenced('python', code)}`)).toMatchObject({
					code,
					proseBefore: before.trim(),
				});
			}),
		);
	});
});
