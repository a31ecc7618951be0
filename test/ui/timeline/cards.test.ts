import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { EMPTY_READING } from '../../../src/core/reply/reading.ts';
import CoachCard from '../../../src/ui/timeline/cards/CoachCard.svelte';
import CallTrouble from '../../../src/ui/timeline/CallTrouble.svelte';
import CheckerSentence from '../../../src/ui/timeline/CheckerSentence.svelte';
import Excerpt from '../../../src/ui/timeline/Excerpt.svelte';
import ModeChain from '../../../src/ui/timeline/ModeChain.svelte';
import SelfCheck from '../../../src/ui/timeline/SelfCheck.svelte';
import { analysed, FakePython, printed, raised } from '../../support/fake-python.ts';
import { runAll } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';
import { cardIn, drawn, textOf } from './drawn.ts';

describe('the chain of modes', () => {
	it('is heard with commas between who spoke, and names nobody twice', () => {
		const links = [
			{ turn: 1, voice: 'coach', label: 'code' },
			{ turn: 1, voice: 'code', label: 'code' },
			{ turn: 1, voice: 'coach', label: 'improve' },
			{ turn: 2, voice: 'text', label: 'text' },
			{ turn: 2, voice: 'coach', label: 'return' },
		] as const;
		expect(textOf(drawn(ModeChain, { links }).replaceAll('&nbsp;', ' '))).toBe(
			'coach, code, coach better, text, coach return',
		);
	});

	it('puts those who answer at the same time into one step, without an order', () => {
		const links = [
			{ turn: 1, voice: 'text', label: '2 text' },
			{ turn: 1, voice: 'code', label: '3 code', isBeside: true },
			{ turn: 6, voice: 'code', label: '5 code' },
		] as const;
		expect(textOf(drawn(ModeChain, { links }))).toBe('2 text and 3 code, 5 code');
	});
});

describe('a word of the field', () => {
	it('is explained where it stands: a coach, and a guess that is only dressed as a program', async () => {
		const coach = new ScriptedModel(['<<<Code>>>', '<<<Return Answer>>>']);
		const fenced = '```python\nprint(42)\n```';
		const models = { coach, task: new ScriptedModel([fenced]), checker: new ScriptedModel([fenced]) };
		const events = await runAll({
			method: 'codesteer',
			python: new FakePython(() => printed('Correct\n')),
			models,
		});
		const card = cardIn(events, 'coach');
		const explained = (body: string) =>
			[...body.matchAll(/<button[^>]*popovertarget[^>]*>(.*?)<\/button>/gs)].map(([, text]) =>
				textOf(text ?? ''),
			);
		expect(
			explained(
				drawn(CoachCard, {
					card,
					check: null,
					heard: 'both' as const,
					selected: null,
					onopen: () => undefined,
				}),
			),
		).toEqual(['Coach']);
		expect(
			explained(
				drawn(CheckerSentence, {
					analysis: analysed(5, 'only prints'),
					code: 'print(42)',
					heard: 'both' as const,
				}),
			),
		).toEqual(['complexity', 'text in disguise', 'symbolic checker']);
	});
});

describe('what was written', () => {
	const text = 'A sentence that is as long as others are. '.repeat(3000);

	it('is drawn as far as it can be seen while it is being written, and no further', () => {
		const body = drawn(Excerpt, { text: `${text}The end.`, streaming: true });
		expect(textOf(body)).toMatch(/The end\.$/);
		expect(body.length).toBeLessThan(6500);
	});

	it('is its beginning afterwards, with the rest on request', () => {
		expect(textOf(drawn(Excerpt, { text, streaming: false }))).toMatch(/^A sentence .{80,200}\. more$/);
	});
});

describe('the trouble of a reply', () => {
	const lines = 'The number is still not right.\nLet me see.\n'.repeat(5);

	it('is said once it has ended: lines that come again and again are counted then', async () => {
		const events = await runAll({ models: { task: new ScriptedModel([lines]) } });
		const end = events.findIndex(({ type }) => type === 'call-end');
		const said = (until: number) =>
			textOf(drawn(CallTrouble, { call: cardIn(events.slice(0, until), 'answer').call, isAnswer: true }));
		expect([said(end), said(end + 1)]).toEqual([
			'',
			expect.stringMatching(/^The text goes in circles: “The number .* stands there 5 times\.$/),
		]);
	});
});

describe('the test of an answer', () => {
	async function checked(...programs: string[]) {
		const fenced = programs.map((program) => `\`\`\`python\n${program}\n\`\`\``);
		const events = await runAll({
			method: 'codesteer',
			ruleCoach: true,
			python: new FakePython((code) =>
				code.startsWith('broken') ? raised('NameError', code) : printed('Correct\n'),
			),
			models: { task: new ScriptedModel(['<<<42>>>']), checker: new ScriptedModel(fenced) },
		});
		return textOf(drawn(SelfCheck, { check: cardIn(events, 'check'), onopen: () => undefined }));
	}

	it('shows the program that it ended with, and how many were tried before', async () => {
		expect(await checked('broken(1)', 'broken(2)', 'test(3)')).toMatch(
			/3 tries test\(3\) Copy this program Open this program Run this program .*2 earlier programs/,
		);
	});

	it.each([
		['stopped', 'Test program: stopped before it was done stopped, 629 ms'],
		['closed', 'Test program: not finished cut off'],
	])('is not said to be written for ever where the run was %s', async (how, said) => {
		const events = await runAll({
			method: 'codesteer',
			ruleCoach: true,
			python: new FakePython(() => printed('Correct\n')),
			models: {
				task: new ScriptedModel(['<<<42>>>']),
				checker: new ScriptedModel(['```python\ntest(1)\n```']),
			},
		});
		const at = events.findIndex((event) => event.type === 'call-start' && event.role === 'checker');
		const start = events[at];
		if (start?.type !== 'call-start') throw new Error('There is no check');
		const { runId, seq, at: time, callId } = start;
		const next = { runId, seq: seq + 1, at: time + 629 };
		const failure = { kind: 'cancelled', message: 'The call was stopped', remedy: '' } as const;
		const last: RunEvent =
			how === 'stopped'
				? { ...next, type: 'call-failed', callId, failure, text: '', reading: EMPTY_READING, ms: 629 }
				: { ...next, type: 'run-end', outcome: 'interrupted' };
		const check = cardIn([...events.slice(0, at + 1), last], 'check');
		expect(textOf(drawn(SelfCheck, { check, onopen: undefined }))).toContain(said);
	});

	it('of one program says nothing of others', async () => {
		const one = await checked('test(1)');
		expect(one).toContain('test(1) Copy');
		expect(one).not.toMatch(/tries|earlier/);
	});
});
