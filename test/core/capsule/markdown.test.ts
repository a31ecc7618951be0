import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Capsule } from '../../../src/core/capsule/capsule.ts';
import { reportOf } from '../../../src/core/capsule/markdown.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { capsuleWords } from '../../../src/words/capsule.ts';
import { exampleRuns } from '../../support/random-runs.ts';

// The reader of Markdown that comes with the code editor; an export of it has no types.
const MARKED = pathToFileURL('node_modules/monaco-editor/esm/vs/base/common/marked/marked.js').href;
const { marked } = (await import(/* @vite-ignore */ MARKED)) as {
	marked: { parse(text: string, options: { gfm: boolean }): string };
};

const words = { ...capsuleWords.report, end: () => 'Correct' };
const capsule: Capsule = {
	title: '',
	notes: '',
	madeAt: 1_790_000_000_000,
	appVersion: '0.1.0',
	prompts: '',
	runs: exampleRuns,
};
const withTexts = (text: string): Capsule => ({
	...capsule,
	title: text,
	runs: exampleRuns.map(
		(events) =>
			JSON.parse(
				JSON.stringify(events, (field, held: unknown) =>
					typeof held === 'string' &&
					['text', 'prose', 'code', 'stdout', 'output', 'why', 'guidance', 'label', 'purpose'].includes(field)
						? text
						: held,
				),
			) as RunEvent[],
	),
});

describe('a report in Markdown', () => {
	const report = reportOf(capsule, words);

	test('begins with the question, says what is scripted, and has a row for each lane', () => {
		const lines = report.split('\n');
		expect(lines[2]).toBe('> Which is larger, 9\\.11 or 9\\.9?');
		expect(report).toContain('**scripted demo model, not an LLM**');
		expect(lines.filter((line) => /^\| [^-]/.test(line)).map((line) => line.split(' | ')[0])).toEqual([
			'| Method',
			'| All text',
			'| All code',
			'| CodeSteer',
		]);
	});

	test('names all that spoke in a lane, and marks those that are scripted', () => {
		const real = { id: 'host:m', label: 'real-model', kind: 'hosted' } as const;
		const runs = exampleRuns.slice(2).map((events) =>
			events.map((event): RunEvent => {
				if (event.type === 'call-start') return event.role === 'checker' ? event : { ...event, model: real };
				return event.type === 'run-start'
					? { ...event, spec: { ...event.spec, models: { ...event.spec.models, task: real } } }
					: event;
			}),
		);
		const mixed = reportOf({ ...capsule, runs }, words);
		expect(mixed).toContain('**in part the scripted demo model, not an LLM**');
		const [row] = mixed.split('\n').filter((line) => line.startsWith('| CodeSteer'));
		const label = exampleRuns[2]?.flatMap((event) =>
			event.type === 'call-start' && event.role === 'checker' ? [event.model.label] : [],
		)[0];
		expect(row?.split(' | ').at(-1)?.replaceAll('\\', '')).toBe(
			`real-model; ${String(label)} (scripted demo model, not an LLM) |`,
		);
	});

	test('of very many backticks is made', () => {
		const ticks = '` '.repeat(150_000);
		expect(reportOf(withTexts(ticks), words)).toContain('```python\n` ');
	});

	test('holds every program and every output as it was, in a fence of its own', () => {
		for (const event of exampleRuns.flat()) {
			if (event.type === 'code-start')
				expect(report).toContain(`\`\`\`python\n${event.code.trimEnd()}\n\`\`\``);
			if (event.type === 'code-end' && event.result.kind === 'finished')
				expect(report).toContain(`\`\`\`text\n${event.result.output.trimEnd()}\n\`\`\``);
		}
	});

	test.each([
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'[press](javascript:alert(1)) ![](http://evil.example/x.png)',
		'http://evil.example www.evil.example me@evil.example',
		'# Head\n## Head\n- list\n1. one\n2) two\n> quote\n---\n===\n***',
		'```\nout of the fence <b>bold</b>\n```\n<b>bold</b>',
		'`````\n<b>bold</b>\n`````',
		'~~~\n<b>bold</b>\n~~~',
		'| a | b |\n| - | - |\n| c | d |',
		'    <b>indented</b>\n\t<b>tab</b>',
		'a\r<b>bold</b>\u2028<b>bold</b>',
		'&lt;b&gt; &#x3c;b&#x3e; \\<b\\>',
		'[ref]: javascript:alert(1)\n[ref]',
		'**bold** _em_ ~~gone~~ $x$',
	])('shows as text, and as nothing else: %j', (text) => {
		const plain = marked.parse(reportOf(withTexts('plain'), words), { gfm: true });
		const html = marked.parse(reportOf(withTexts(text), words), { gfm: true });
		const kinds = (markup: string) => [...new Set(markup.match(/<[a-z]+\d?/g))].sort();
		// The same elements as of plain words, but for lines that make no paragraph of their own.
		expect(kinds(html).filter((kind) => !kinds(plain).includes(kind))).toEqual([]);
		expect(html).not.toMatch(/<(?:a|img|script|b|del)\b/);
	});
});
