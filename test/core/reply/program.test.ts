import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReply } from '../../../src/core/reply/read.ts';
import { proseAfter, proseBefore } from '../../../src/core/reply/reading.ts';

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

	/** What stands in the reply, the program in it, and the words around it. */
	const FORMS: readonly [name: string, reply: string, code: string | null, prose: string][] = [
		[
			'words after the closing fence',
			'```python\nprint(1)\n``` This prints one.',
			'print(1)',
			'This prints one.',
		],
		[
			'words glued to the closing fence',
			'```python\nprint(1)\n```This prints one.',
			'print(1)',
			'This prints one.',
		],
		['a closing fence glued to the program', '```python\nprint(1)```\nDone.', 'print(1)', 'Done.'],
		['a glued fence and words', '```python\nprint(1)``` as asked', 'print(1)', 'as asked'],
		['a program on the fence line', '```python print(1)\nprint(2)\n```', 'print(1)\nprint(2)', ''],
		['an assignment on the fence line', '```python x = 6\nprint(x)\n```', 'x = 6\nprint(x)', ''],
		['all on one line', 'So: \n```python print(6*7)```', 'print(6*7)', 'So:'],
		['a label with a file', '```python:solve.py\nprint(1)\n```', 'print(1)', ''],
		['a label with a title', '```python title="solve.py"\nprint(1)\n```', 'print(1)', ''],
		['a label with attributes', '```python {cmd=true, linenums=1}\nprint(1)\n```', 'print(1)', ''],
		['a label in braces', '```{.python .numberLines}\nprint(1)\n```', 'print(1)', ''],
		['a label with a file behind a blank', '```python solve.py\nprint(1)\n```', 'print(1)', ''],
		['a label with a comma', '```python,editable\nprint(1)\n```', 'print(1)', ''],
		['a version', '```python3.11\nprint(1)\n```', 'print(1)', ''],
		['capitals', '```PYTHON\nprint(1)\n```', 'print(1)', ''],
		['a blank before the label', '``` python\nprint(1)\n```', 'print(1)', ''],
		['a longer closing fence', '```python\nprint(1)\n````', 'print(1)', ''],
		['tildes', '~~~python\nprint(1)\n~~~ done', 'print(1)', 'done'],
		['an open block before', '```thinking>\nplan\n\n```python\nprint(1)\n```', 'print(1)', 'plan'],
		['an open block of another language', '```text\nplan\n```python\nprint(1)\n```', 'print(1)', 'plan'],
		['a block within a Markdown block', '```markdown\n```python\nprint(1)\n```\n```', 'print(1)', ''],
		['two programs, the first left open', '```python\nprint(1)\n```python\nprint(2)\n```', 'print(1)', ''],
		[
			'a fence in a docstring',
			'```python\ndef f():\n    """\n    ```\n    f()\n    ```\n    """\n    return 1\nprint(f())\n```\n',
			'def f():\n    """\n    ```\n    f()\n    ```\n    """\n    return 1\nprint(f())',
			'',
		],
		[
			'a labelled fence in a docstring',
			"```python\ns = '''\n```python\nx\n```\n'''\nprint(s)\n```\nEnd.",
			"s = '''\n```python\nx\n```\n'''\nprint(s)",
			'End.',
		],
		['a fence in a comment', '```python\n# use ```\nprint(1)\n```', '# use ```\nprint(1)', ''],
		['quotes that never close', "```python\nprint('''oops)\n```\nWell.", "print('''oops)", 'Well.'],
		[
			'quotes within a comment',
			'```python\nx = 1  # it\'s """odd\nprint(x)\n```',
			'x = 1  # it\'s """odd\nprint(x)',
			'',
		],
		['a console session', '```pycon\n>>> x = 6\n>>> print(x * 7)\n42\n```', 'x = 6\nprint(x * 7)', '42'],
		['a tool_code block', '```tool_code\nprint(1)\n```', 'print(1)', ''],
		[
			'a block of thinking',
			'<think>\n```python\nprint(41)\n```\n</think>\n```python\nprint(42)\n```',
			'print(42)',
			'',
		],
		['another language', '```bash\npip install x\n```', null, 'pip install x'],
		['a sentence about fences', 'Use a ```python block.', null, 'Use a ```python block.'],
		['three ticks in a sentence', 'write ```x``` or ```y```', null, 'write ```x``` or ```y```'],
	];

	it.each(FORMS)('reads %s', (_, reply, code, prose) => {
		expect(read(reply)).toMatchObject({ code, prose });
	});

	it('says when the first block alone answers nothing, and offers them all as one program', () => {
		const reply = `${fenced('python', 'def f(n):\n    return n * 2')}\nThen:\n${fenced('python', 'print(f(21))')}`;
		expect(readReply(reply).program).toEqual({
			code: 'def f(n):\n    return n * 2',
			written: 'block',
			note: 'first of 2 blocks',
			blocks: ['def f(n):\n    return n * 2', 'print(f(21))'],
			needsOthers: 'the first block only defines; block 2 uses its f',
		});
		expect(readReply(reply, 'all').program).toMatchObject({
			code: 'def f(n):\n    return n * 2\n\nprint(f(21))',
			note: 'all 2 blocks',
			needsOthers: null,
		});
	});

	it.each([
		['a first block that prints', 'x = 1\nprint(x)', 'print(2)', null],
		[
			'a later block that only prints',
			'import math\nx = 3',
			'print(9)',
			'the first block only defines; block 2 prints',
		],
		['a later block about something else', 'def f():\n    pass', 'a + b', null],
		['a first block that calls', 'def f():\n    print(1)\nf()', 'f()', null],
	])('looks at %s', (_, first, second, needsOthers) => {
		expect(readReply(`${fenced('python', first)}\n${fenced('python', second)}`).program?.needsOthers).toBe(
			needsOthers,
		);
	});

	it.each([
		['fences', '```\n'.repeat(100_000)],
		['labelled fences', '```python\n'.repeat(50_000)],
		['open strings', '```python\nx = """\n'.repeat(30_000)],
		['deep fences', '```\n        ```\n'.repeat(30_000)],
		['ticks', '`'.repeat(1_000_000)],
		['long lines', `\`\`\`python\n${'x'.repeat(1_000_000)}\n\`\`\``],
	])('takes a megabyte of %s', (_, reply) => {
		expect(readReply(reply).prose.length).toBeLessThanOrEqual(reply.length);
	});
});
