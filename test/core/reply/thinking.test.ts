import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitThinking, ThinkingSplitter } from '../../../src/core/reply/thinking.ts';

/** What the splitter gives when the reply comes in pieces of the given lengths. */
function streamed(text: string, cuts: readonly number[]): { thinking: string; said: string } {
	const splitter = new ThinkingSplitter();
	let [thinking, said, at, i] = ['', '', 0, 0];
	const take = (pieces: ReturnType<ThinkingSplitter['push']>): void => {
		for (const { channel, text: words, recast } of pieces) {
			if (recast === true) [thinking, said] = [thinking + said, ''];
			if (channel === 'reasoning') thinking += words;
			else said += words;
		}
	};
	while (at < text.length) {
		const step = Math.max(1, cuts[i++ % Math.max(1, cuts.length)] ?? 1);
		take(splitter.push(text.slice(at, at + step)));
		at += step;
	}
	take(splitter.end());
	return { thinking: thinking.trim(), said: splitter.isMarked ? said.trim() : said };
}

const MARKED: readonly [name: string, reply: string, thinking: string, said: string][] = [
	['think', '<think>\nmaybe 41\n</think>\n\n42', 'maybe 41', '42'],
	['thinking', '<thinking>a</thinking>b', 'a', 'b'],
	['other case and attributes', '<Think type="long">a</THINK>b', 'a', 'b'],
	['reasoning beside an answer', '<reasoning>a</reasoning><answer>b</answer>', 'a', '<answer>b</answer>'],
	['seed', '<seed:think>a</seed:think>b', 'a', 'b'],
	['brackets', '[THINK]a[/THINK]b', 'a', 'b'],
	['triangles', '◁think▷a◁/think▷b', 'a', 'b'],
	['command', '<|START_THINKING|>a<|END_THINKING|><|START_RESPONSE|>b<|END_RESPONSE|>', 'a', 'b'],
	[
		'thought and solution',
		'<|begin_of_thought|>a<|end_of_thought|><|begin_of_solution|>b<|end_of_solution|>',
		'a',
		'b',
	],
	['inner', '<|inner_prefix|>a<|inner_suffix|>b', 'a', 'b'],
	['open and close', '<|open|>think<|sep|>a<|close|>think<|sep|><|open|>response<|sep|>b', 'a', 'b'],
	['thought channel', '<|channel>thought\na<channel|>b', 'a', 'b'],
	[
		'analysis channel',
		'<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final<|message|>b<|return|>',
		'a',
		'b',
	],
	['a final channel alone', '<|channel|>final<|message|>b', '', 'b'],
	['a closing tag alone', 'maybe 41\n</think>\n42', 'maybe 41', '42'],
	[
		'a closing tag alone after a block',
		'```python\nprint(41)\n```\n</think>\n\n42',
		'```python\nprint(41)\n```',
		'42',
	],
	['a closing tag in the line', 'maybe 41</think>42', 'maybe 41', '42'],
	['two thoughts', '<think>a</think>b\n<think>c</think>d', 'ac', 'b\nd'],
	['a tag within a thought', '<think>a<think>b</think>c', 'ab', 'c'],
	['a thought that ends twice', '<think>a</think>b</think>c', 'ab', 'c'],
	['one that never closes', '<think>a\nb', 'a\nb', ''],
	['nothing said', '<think>a</think>', 'a', ''],
	['blank before', '\n  <think>a</think>b', 'a', 'b'],
	['an empty thought', '<think>\n\n</think>\n\nb', '', 'b'],
];

const PLAIN: readonly [name: string, reply: string][] = [
	['no tag', 'It is <<<42>>>.'],
	['a tag in ticks', 'Use `<think>` and `</think>` around it.'],
	['a quoted closing tag', 'It ends with "</think>" as usual.'],
	['a tag in the middle of a sentence', 'I write <think> here and go on'],
	['a closing tag inside a program', '```python\nx = a </think> + b\nprint(x)\n```'],
	['a tag inside a program', '```xml\n<think>a\n```'],
	['an end mark of another template', '42<|end|>'],
	['half a tag at the end', '1 <thi'],
	['brackets', 'a[0] = b[1]; [THIN] x'],
];

describe('thinking', () => {
	it.each(MARKED)('is set apart: %s', (_, reply, thinking, said) => {
		expect(splitThinking(reply)).toMatchObject({ thinking, said });
	});

	it.each(PLAIN)('is not seen in %s', (_, reply) => {
		expect(splitThinking(reply)).toEqual({ thinking: '', said: reply, isOpen: false });
	});

	it('is open as long as no closing tag came', () => {
		expect(splitThinking('<think>a').isOpen).toBe(true);
		expect(splitThinking('<think>a</think>').isOpen).toBe(false);
	});

	it('is split alike however the reply is cut into pieces', () => {
		const replies = [...MARKED.map(([, reply]) => reply), ...PLAIN.map(([, reply]) => reply)];
		fc.assert(
			fc.property(
				fc.constantFrom(...replies),
				fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }),
				(reply, cuts) => {
					const { thinking, said } = splitThinking(reply);
					expect(streamed(reply, cuts)).toEqual({ thinking, said });
				},
			),
			{ numRuns: 400 },
		);
	});

	it('loses no character of what is said', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom('a', '<', '>', '/', '`', '\n', '[', '|') }), (text) => {
				expect(splitThinking(text)).toEqual({ thinking: '', said: text, isOpen: false });
			}),
		);
	});

	it('shows thinking as such while it streams', () => {
		const splitter = new ThinkingSplitter();
		expect(splitter.push('<thi')).toEqual([]);
		expect(splitter.push('nk>may')).toEqual([{ channel: 'reasoning', text: 'may' }]);
		expect(splitter.push('be</think>4')).toEqual([
			{ channel: 'reasoning', text: 'be' },
			{ channel: 'answer', text: '4' },
		]);
		expect(splitter.push('2')).toEqual([{ channel: 'answer', text: '2' }]);
	});

	it.each([
		['nested tags', '<think>'.repeat(10_000)],
		['closing tags', '</think>'.repeat(10_000)],
		['half tags', '<th'.repeat(100_000)],
		['open brackets', '<'.repeat(300_000)],
		['channels', '<|channel|>'.repeat(30_000)],
	])('takes %s without an exception', (_, text) => {
		const { thinking, said } = splitThinking(text);
		expect(thinking.length + said.length).toBeLessThanOrEqual(text.length);
	});
});
