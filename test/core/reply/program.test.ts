import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proseAfter, proseBefore, readReply } from '../../../src/core/reply/reading.ts';

function fenced(label: string, code: string, fence = '```'): string {
	return `${fence}${label}\n${code}\n${fence}`;
}

/** The reading as a flat value: the program, what was unusual about it, and the words around it. */
function read(reply: string) {
	const reading = readReply(reply);
	const { code, note } = reading.program ?? { code: null, note: null };
	return {
		code,
		note,
		prose: reading.prose,
		proseBefore: proseBefore(reading),
		proseAfter: proseAfter(reading),
	};
}

describe('reading a reply', () => {
	it('takes the program from between the words', () => {
		expect(read(`First I plan.\n\n${fenced('python', 'a = 1\nprint(a)')}\n\nThat is all.`)).toEqual({
			code: 'a = 1\nprint(a)',
			note: null,
			prose: 'First I plan.\n\nThat is all.',
			proseBefore: 'First I plan.',
			proseAfter: 'That is all.',
		});
	});

	it('finds no program in words', () => {
		expect(read('It is <<<9.9>>>.')).toEqual({
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
		expect(read(fenced(label, 'x'))).toMatchObject({ code: 'x', note });
	});

	it('does not take talk of a fence for one', () => {
		expect(read(`I answer in one \`\`\`python block.\n${fenced('python', 'x')}`)).toMatchObject({
			code: 'x',
			note: null,
			prose: 'I answer in one ```python block.',
		});
	});

	it('accepts curly brackets round the label', () => {
		expect(read(fenced('{.python}', 'x'))).toMatchObject({ code: 'x', note: null });
	});

	it('runs the first of several blocks and says so', () => {
		const reply = ['a', 'b', 'c'].map((code) => fenced('python', code)).join('\nor\n');
		expect(read(reply)).toEqual({
			code: 'a',
			note: 'first of 3 blocks',
			prose: 'or\n\nor',
			proseBefore: '',
			proseAfter: '',
		});
	});

	it('takes a block that was not closed to the end', () => {
		expect(read('So:\n~~~py\nprint(1)\nprint(2)')).toMatchObject({
			code: 'print(1)\nprint(2)',
			note: 'fence labelled py, fence was not closed',
			proseBefore: 'So:',
		});
	});

	it('closes a fence only with its own mark', () => {
		const code = "text = '''\n~~~\n```js\n'''\nprint(text)";
		expect(read(fenced('python', code, '````')).code).toBe(code);
	});

	it('takes an unlabelled fence for a program only when it looks like one', () => {
		expect(read(fenced('', 'for i in range(3):\n    print(i)'))).toMatchObject({
			code: 'for i in range(3):\n    print(i)',
			note: 'fence without a label',
		});
		expect(read(`So\n${fenced('', '<<<1, 2, 3>>>')}`)).toMatchObject({
			code: null,
			prose: 'So\n<<<1, 2, 3>>>',
		});
	});

	it('leaves programs of other languages in the prose', () => {
		expect(read(fenced('javascript', 'print(1)'))).toMatchObject({ code: null, prose: 'print(1)' });
	});

	it('takes off the indentation of a list item', () => {
		expect(read('1. Run\n   ```python\n   if x:\n       y()\n   ```').code).toBe('if x:\n    y()');
	});

	it('sees a fence that begins in the middle of a line', () => {
		expect(read('Here: ```python\nprint(1)\n```')).toMatchObject({
			code: 'print(1)',
			proseBefore: 'Here:',
		});
	});

	it('does not take inline code for a fence', () => {
		expect(read('```print(1)``` prints one').code).toBeNull();
	});

	it('ignores an empty block', () => {
		expect(read(`${fenced('python', '')}\n${fenced('python', 'x')}`)).toMatchObject({
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
				expect(read(`${before}\n${fenced('python', code)}`)).toMatchObject({
					code,
					proseBefore: before.trim(),
				});
			}),
		);
	});
});
