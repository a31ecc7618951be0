import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePythonReply } from '../../../src/runtime/python/replies.ts';

describe('parsePythonReply', () => {
	test.each([
		{ kind: 'needs', run: 1, imports: ['numpy'] },
		{ kind: 'needs', run: 1, imports: Array.from({ length: 64 }, () => 'x'.repeat(200)) },
		{ kind: 'placed', run: 1 },
		{ kind: 'not-placed', run: 1, reason: 'no room' },
		{ kind: 'imported-ahead', run: 1, isUnnoticed: true },
		{ kind: 'memory', run: 1, memory: new ArrayBuffer(1) },
		{ kind: 'memory', run: 1, memory: null },
		{ kind: 'started', run: 1 },
		{ kind: 'output', run: 1, stream: 'stderr', text: 'a', truncated: true },
		{ kind: 'ended', run: 1, outcome: { kind: 'finished', value: '42' }, figures: [], ms: 3 },
		{
			kind: 'ended',
			run: 1,
			outcome: { kind: 'finished', variable: { name: 'answer', text: '42' } },
			figures: [],
			ms: 3,
		},
		{ kind: 'ended', run: 1, outcome: { kind: 'finished' }, figures: ['data:image/png;base64,AAAA'], ms: 3 },
		{
			kind: 'ended',
			run: 1,
			outcome: { kind: 'raised', error: { name: 'E', message: 'm', traceback: 't', line: 2 } },
			figures: [],
			ms: 3,
		},
		{
			kind: 'ended',
			run: 1,
			outcome: {
				kind: 'raised',
				error: { name: 'NeedsThought', message: 'm', traceback: '' },
				asks: [
					{ instruction: 'Fruit?', value: "'fig'", line: 2 },
					{ instruction: 'Fruit?', value: "'oak'", line: null },
				],
			},
			figures: [],
			ms: 3,
		},
		{ kind: 'ended', run: 1, outcome: { kind: 'crashed', reason: 'trap' }, figures: [], ms: 3 },
		{ kind: 'analysed', run: 1, analysis: { kind: 'syntax-error', message: 'm', line: 1, column: 1 } },
		{ kind: 'boot-failed', reason: 'no memory' },
		{ kind: 'booted', snapshot: null },
	])('reads $kind as it was sent', (reply) => {
		expect(parsePythonReply(reply)).toEqual(reply);
	});

	test.each([
		['no list', { instruction: 'q', value: '1', line: 1 }],
		['none', []],
		[
			'more than a program may ask',
			Array.from({ length: 9 }, (_, i) => ({ instruction: 'q', value: `${i}`, line: 1 })),
		],
		['longer than it may ask', [{ instruction: 'q', value: 'x'.repeat(9000), line: 1 }]],
		['no text', [{ instruction: 'q', value: 5, line: 1 }]],
	])('takes questions of a program for none where there is %s', (_title, asks) => {
		const outcome = { kind: 'raised', error: { name: 'NeedsThought', message: 'm', traceback: '' } };
		expect(
			parsePythonReply({ kind: 'ended', run: 1, outcome: { ...outcome, asks }, figures: [], ms: 1 }),
		).toEqual({ kind: 'ended', run: 1, outcome, figures: [], ms: 1 });
	});

	test('drops fields that are not part of a reply', () => {
		expect(parsePythonReply({ kind: 'started', run: 1, more: 'x'.repeat(10) })).toEqual({
			kind: 'started',
			run: 1,
		});
	});

	test('drops an answer variable of another name', () => {
		const outcome = { kind: 'finished', variable: { name: 'x', text: '1' } };
		expect(parsePythonReply({ kind: 'ended', run: 1, outcome, figures: [], ms: 3 })).toMatchObject({
			outcome: { kind: 'finished' },
		});
	});

	test.each([
		['no number', { kind: 'started' }],
		['an unknown kind', { kind: 'installed', run: 1 }],
		['more needs than a program may have', { kind: 'needs', run: 1, imports: Array(65).fill('numpy') }],
		['a need that no package is named', { kind: 'needs', run: 1, imports: ['x'.repeat(201)] }],
		['a reason without end', { kind: 'not-placed', run: 1, reason: 'x'.repeat(600_000) }],
		['a third stream', { kind: 'output', run: 1, stream: 'page', text: 'a' }],
		['a text that is none', { kind: 'output', run: 1, stream: 'stdout', text: { length: 1 } }],
		[
			'a figure with an address',
			{ kind: 'ended', run: 1, outcome: { kind: 'finished' }, figures: ['https://example.org/x.png'], ms: 1 },
		],
		[
			'an error without a message',
			{ kind: 'ended', run: 1, outcome: { kind: 'raised', error: { name: 'E' } }, figures: [], ms: 1 },
		],
		[
			'a mark that is none',
			{ kind: 'analysed', run: 1, analysis: { kind: 'analysed', marks: [1], lines: [] } },
		],
	])('refuses %s', (_title, message) => {
		expect(parsePythonReply(message)).toBeNull();
	});

	const finished = { kind: 'finished' };
	const error = { name: 'NeedsThought', message: 'm', traceback: '' };
	const ended = { kind: 'ended', run: 1, outcome: finished, figures: [], ms: 1 };
	const analysed = { kind: 'analysed', marks: [], lines: [] };
	/** Every list of a reply, in a reply that is right but for it. */
	const lists: [string, (list: unknown) => object][] = [
		['imports', (list) => ({ kind: 'needs', run: 1, imports: list })],
		['figures', (list) => ({ ...ended, figures: list })],
		['questions', (list) => ({ ...ended, outcome: { kind: 'raised', error, asks: list } })],
		['marks', (list) => ({ kind: 'analysed', run: 1, analysis: { ...analysed, marks: list } })],
		['lines', (list) => ({ kind: 'analysed', run: 1, analysis: { ...analysed, lines: list } })],
	];

	test.each(lists)('looks at no entry of more %s than there can be', (_what, reply) => {
		let looks = 0;
		const endless = new Proxy([], {
			get: (list, name) => {
				if (name === 'length') return 10_000_000;
				looks++;
				return /^\d+$/.test(String(name)) ? 'x' : (Reflect.get(list, name) as unknown);
			},
			has: () => {
				looks++;
				return true;
			},
		});
		const read = parsePythonReply(reply(endless));
		expect(JSON.stringify(read)).not.toContain('"x"');
		expect(looks).toBe(0);
	});

	test.each(lists)('takes a gap in a list of %s for no entry', (_what, reply) => {
		const read = parsePythonReply(reply(Array(2)));
		expect(JSON.stringify(read)).not.toContain('[null');
	});

	test('reads an analysis of a text that is all calls of itself', () => {
		const mark = { kind: 'recursion', line: 1, column: 1, endLine: 1, endColumn: 4 };
		const reply = { kind: 'analysed', run: 1, analysis: { ...analysed, marks: Array(333_333).fill(mark) } };
		expect(parsePythonReply(reply)).toEqual(reply);
	});

	test('never throws, whatever a program posts', () => {
		fc.assert(
			fc.property(fc.anything(), (message) => {
				parsePythonReply(message);
			}),
		);
		const kinds = [
			'needs',
			'not-placed',
			'image',
			'started',
			'output',
			'ended',
			'analysed',
			'booted',
			'boot-failed',
		];
		fc.assert(
			fc.property(fc.constantFrom(...kinds), fc.anything(), fc.object(), (kind, analysis, rest) => {
				parsePythonReply({ ...rest, kind, run: 1, analysis, outcome: analysis });
			}),
		);
	});
});
