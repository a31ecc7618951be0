import { describe, expect, it } from 'vitest';
import { readCoachReply } from '../../../src/core/methods/steering/coach-reply/coach-reply.ts';
import { candidates } from '../../../src/core/reply/answer.ts';
import { undecorate } from '../../../src/core/reply/decoration.ts';
import { marked } from '../../../src/core/reply/markers.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { ThinkingSplitter } from '../../../src/core/reply/thinking.ts';
import { countSteps } from '../../support/count-steps.ts';

/** What hostile replies are made of. */
const PARTS: readonly [name: string, part: string][] = [
	['fences', '```\n'],
	['labelled fences', '```python\n'],
	['open strings in fences', '```python\nx = """\n'],
	['deep fences', '```\n        ```\n'],
	['nested thinking', '<think>'],
	['thinking that closes', '</think>'],
	['half tags', '<th'],
	['channels', '<|channel|>'],
	['markers', '<<<'],
	['closing markers', '>>>'],
	['whole markers', '<<<4>>>'],
	['copied forms', '<<<answer>>\n'],
	['boxes', '\\boxed{'],
	['answer tags', '<answer>'],
	['tool calls', '<tool_call>'],
	['open braces', '{'],
	['names', '{"name": '],
	['stars', '*'],
	['quotes', '"'],
	['lines', 'a\n'],
	['blank lines', '\n\n'],
];

const READERS: readonly [name: string, read: (text: string) => void][] = [
	['program, thinking and calls', (text) => void readReply(text)],
	['markers', (text) => void marked(text)],
	['candidates', (text) => void candidates({ stdout: text, prose: text, proseAfter: text })],
	['decoration', (text) => void undecorate(text)],
	['a coach', (text) => void readCoachReply(text)],
	[
		'thinking while it streams',
		(text) => {
			const splitter = new ThinkingSplitter();
			for (let at = 0; at < text.length; at += 50) splitter.push(text.slice(at, at + 50));
			splitter.end();
		},
	],
];

describe.each(READERS)('reading %s', (_, read) => {
	it.each(PARTS)('takes twice the steps for twice the %s', (_name, part) => {
		const of = (length: number): number => countSteps(() => read(part.repeat(length / part.length)));
		// Small texts may stay below a limit that larger ones reach, so growth is looked at where they are large.
		expect(of(80_000)).toBeLessThanOrEqual(2.5 * of(40_000) + 20_000);
	});
});

describe('counting steps', () => {
	it('tells a reader that looks through the rest at every mark', () => {
		const search = (text: string): void => {
			for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) />/.exec(text.slice(at));
		};
		const [once, twice] = [1000, 2000].map((length) => countSteps(() => search('<'.repeat(length))));
		expect((twice ?? 0) / (once ?? 1)).toBeGreaterThan(3.5);
	});
});
