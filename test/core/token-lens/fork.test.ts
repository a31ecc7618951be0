import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExperimentId, RunId } from '../../../src/core/ids.ts';
import type { TokenProbability } from '../../../src/core/model.ts';
import { methods } from '../../../src/core/methods/registry.ts';
import { cardsOf, codeOf } from '../../../src/core/record/cards.ts';
import { NOTE_TYPES } from '../../../src/core/record/event.ts';
import { foldRun } from '../../../src/core/record/fold.ts';
import { parseRun } from '../../../src/core/record/parse.ts';
import { isStored } from '../../../src/core/record/stored.ts';
import type { RunView } from '../../../src/core/record/view.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import {
	canStand,
	continuesReplies,
	forkAt,
	FORKED,
	forkSpec,
	whyNoFork,
} from '../../../src/core/token-lens/fork.ts';
import { printed, FakePython } from '../../support/fake-python.ts';
import { runAll, type Setting, specOf, typed } from '../../support/run-spec.ts';
import { ScriptedModel, type ScriptedReply } from '../../support/scripted-model.ts';

const isNote = (type: string): boolean => (NOTE_TYPES as readonly string[]).includes(type);
const larger = typed('Which is larger, 9.11 or 9.9?', '9.9');
const pieces = ['It is ', '<<<', '9', '.', '11', '>>>'];
const tokensOf = (texts: readonly string[]): TokenProbability[] =>
	texts.map((token) => ({ token, logprob: -0.1 }));
const told = { text: pieces.join(''), logprobs: tokensOf(pieces) };

async function viewOf(reply: ScriptedReply, more: Setting = {}): Promise<RunView> {
	const task = new ScriptedModel([reply], { capabilities: { logprobs: true, prefill: true } });
	const setting = { question: larger, method: 'all-text' as const, models: { task }, logprobs: true };
	return foldRun(await runAll({ ...setting, ...more }));
}

describe('a fork', () => {
	it('begins with the reply up to the token, and another one in its place', async () => {
		expect(forkAt(await viewOf(told), 'call-1', 4, '9')).toEqual({
			runId: 'run-1',
			callId: 'call-1',
			token: 4,
			instead: '11',
			alternative: '9',
			begun: 'It is <<<9.9',
		});
	});

	it('finds its place where only the end of the reply has tokens, and where the end token is named as well', async () => {
		const end = { ...told, logprobs: tokensOf(['.', '11', '>>>', '<|im_end|>']) };
		expect(forkAt(await viewOf(end), 'call-1', 1, '9')?.begun).toBe('It is <<<9.9');
		expect(forkAt(await viewOf(end), 'call-1', 3, '9')).toBeNull();
	});

	it('finds its place where tokens from the middle of the reply are kept, unless they stand there twice', async () => {
		const middle = (text: string) => ({ text, logprobs: tokensOf(['<<<', '9', '.', '11', '>>>']) });
		const early = await viewOf(middle('It is <<<9.11>>>, for 11 is more.'));
		expect(forkAt(early, 'call-1', 3, '9')?.begun).toBe('It is <<<9.9');
		const twice = await viewOf(middle('It is <<<9.11>>>, so <<<9.11>>>, for sure.'));
		expect(whyNoFork(twice, 'call-1', true)).toBe('tokens');
	});

	it('begins, at any token of any reply, with what stood before it', async () => {
		const texts = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 });
		await fc.assert(
			fc.asyncProperty(texts, fc.nat({ max: 5 }), async (cut, place) => {
				fc.pre(cut.join('').trim() !== '' && !cut.join('').includes('<'));
				const view = await viewOf({ text: cut.join(''), logprobs: tokensOf(cut) });
				const begun = forkAt(view, 'call-1', place, 'x')?.begun ?? null;
				expect(begun).toBe(place < cut.length ? `${cut.slice(0, place).join('')}x` : null);
			}),
			{ numRuns: 50 },
		);
	});

	it('takes no token that ends a reply or is a part of a character', () => {
		const tokens = ['9', ' nine', '<', '<|im_end|>', '</s>', '<end_of_turn>', '\ufffd', ''];
		expect(tokens.filter(canStand)).toEqual(['9', ' nine', '<']);
	});
});

describe('what cannot be gone on from says why', () => {
	it.each<[string, ScriptedReply, Setting, boolean, string | null]>([
		['a reply with tokens can', told, {}, true, null],
		['the host continues nothing', told, {}, false, 'host'],
		['it thought', { ...told, reasoning: 'Hm.' }, {}, true, 'thinking'],
		['there are no tokens', { text: told.text }, {}, true, 'tokens'],
		['the tokens are others', { ...told, logprobs: tokensOf(['<<<9.8>>>']) }, {}, true, 'tokens'],
		['the method decides more', told, { method: 'nudge' }, true, 'method'],
	])('%s', async (_, reply, more, continues, why) => {
		expect(whyNoFork(await viewOf(reply, more), 'call-1', continues)).toBe(why);
	});

	it('the method asks once, but chooses the way or weighs what the reply says; all others that ask once can', async () => {
		const once = methods.filter((method) => method.calls({}).max === 1).map(({ id }) => id);
		const noted = await Promise.all(
			once.map(async (method) => {
				const task = new ScriptedModel([told]);
				return (await runAll({ method, models: { task } })).some(({ type }) => isNote(type));
			}),
		);
		expect(FORKED).toEqual(once.filter((_, at) => noted[at] === false));
		const weighing = ['self-estimate', 'learned-router', 'mental-code'] as const;
		expect(weighing.filter((id) => !once.includes(id) || FORKED.includes(id))).toEqual([]);
	});

	it('a later reply, and a run that has not begun', async () => {
		const view = await viewOf(told);
		expect(whyNoFork(view, 'call-2', true)).toBe('later-reply');
		expect(whyNoFork({ ...view, outcome: 'running' }, 'call-1', true)).toBe('running');
	});

	it('looks for the places of the tokens once, however often it is asked', async () => {
		const view = await viewOf(told);
		let reads = 0;
		const tokens = tokensOf(pieces);
		const turns = view.turns.map((turn) => ({
			...turn,
			entries: turn.entries.map((entry) =>
				entry.kind === 'call' && entry.status.kind === 'ended'
					? {
							...entry,
							status: Object.defineProperty({ ...entry.status }, 'logprobs', {
								get: () => (reads++, tokens),
							}),
						}
					: entry,
			),
		}));
		const why = [1, 2, 3].map(() => whyNoFork({ ...view, turns }, 'call-1', true));
		expect([why, reads]).toEqual([[null, null, null], 1]);
	});

	it('hosts that do not continue a begun reply, as their files say', () => {
		const snapshots = (host: string) => ({ m: { host, baseUrl: 'http://localhost:8080/v1', model: 'x' } });
		const spec = specOf();
		const of = (kind: 'hosted' | 'local' | 'scripted', host?: string) =>
			continuesReplies({
				...spec,
				models: { ...spec.models, task: { id: 'm', label: 'm', kind } },
				...(host === undefined ? {} : { snapshots: snapshots(host) }),
			});
		expect([of('scripted'), of('local', 'llamacpp'), of('hosted', 'openai'), of('hosted')]).toEqual([
			true,
			true,
			false,
			false,
		]);
	});
});

describe('the run of a fork', () => {
	const fork = {
		runId: 'run-0' as RunId,
		callId: 'call-1',
		token: 4,
		instead: '11',
		alternative: '9',
		begun: 'It is <<<9.9',
	};

	it('sends the beginning as an open message, and is judged on the whole', async () => {
		const task = new ScriptedModel(['>>>'], { capabilities: { prefill: true } });
		const events = await runAll({ question: larger, method: 'all-text', models: { task }, fork });
		expect(task.requests[0]?.messages.at(-1)).toEqual({
			role: 'assistant',
			content: 'It is <<<9.9',
			isOpen: true,
		});
		const view = foldRun(events);
		expect(view.verdict).toMatchObject({ verdict: { kind: 'correct' }, answer: { text: '9.9' } });
		const [card] = cardsOf(view.turns[0]!, readReply);
		expect(card).toMatchObject({ prose: 'It is <<<9.9>>>', call: { begun: 'It is <<<9.9', text: '>>>' } });
	});

	it('runs the program that was begun and ended', async () => {
		const task = new ScriptedModel(['9.11))\n```']);
		const python = new FakePython(() => printed('9.9\n'));
		const begun = 'So:\n```python\nprint(max(9.9, ';
		const events = await runAll({
			question: larger,
			method: 'all-code',
			models: { task },
			python,
			fork: { ...fork, begun },
		});
		const program = 'print(max(9.9, 9.11))';
		expect(python.runs.map(({ code }) => code)).toEqual([program]);
		const shown = (view: RunView) => [
			cardsOf(view.turns[0]!, readReply).map((card) => [card.kind, codeOf(card)]),
			view.modeChain.map(({ voice }) => voice),
		];
		const whole = [[['answer', program]], ['code']];
		expect(shown(foldRun(events))).toEqual(whole);
		// Of a page that read what was added alone.
		const before = events.map((event) =>
			event.type === 'call-end' ? { ...event, reading: readReply(event.text) } : event,
		);
		const opened = parseRun(JSON.parse(JSON.stringify(before.filter(isStored))));
		expect(shown(foldRun(opened.ok ? opened.value : []))).toEqual(whole);
	});

	it('shows what it was begun with while the rest is still being written', () => {
		const spec = {
			...specOf({ question: larger, method: 'all-code' }),
			fork: { ...fork, begun: '```python\nprint(9' },
		};
		const { runId } = spec;
		const call = {
			role: 'task',
			model: spec.models.task,
			steer: 'code',
			purpose: 'answers',
			messages: [],
		} as const;
		const view = foldRun([
			{ type: 'run-start', version: 2, runId, seq: 0, at: 0, spec },
			{ type: 'call-start', runId, seq: 1, at: 0, callId: 'call-1', turn: 1, ...call },
			{ type: 'call-delta', runId, seq: 2, at: 0, callId: 'call-1', channel: 'answer', text: '.9)' },
		]);
		expect(cardsOf(view.turns[0]!, readReply)).toMatchObject([{ kind: 'answer', code: 'print(9.9)' }]);
	});

	it('only begins the first reply', async () => {
		const task = new ScriptedModel(['>>>', '<<<9.9>>>']);
		const options = { turns: '2' };
		await runAll({ question: larger, method: 'all-text', options, models: { task }, fork });
		const isOpen = task.requests.map(({ messages }) => messages.at(-1)?.role);
		expect(isOpen).toEqual(['assistant', 'user']);
		expect(task.requests[1]?.messages).toContainEqual({ role: 'assistant', content: 'It is <<<9.9>>>' });
	});

	it('fails where the host does not go on, instead of being the method', async () => {
		const task = new ScriptedModel([{ failed: 'no-prefill' }]);
		const view = foldRun(await runAll({ question: larger, method: 'all-text', models: { task }, fork }));
		expect([view.outcome, view.failure]).toMatchObject([
			'failed',
			{ kind: 'model-call', failure: { kind: 'no-prefill' } },
		]);
	});

	it('is of no experiment, beside the run it goes on from, and so are forks of forks', () => {
		const spec = specOf({ question: larger, seed: 3, blocks: 'all', readOut: true });
		const ids = { next: () => 'new' };
		const first = forkSpec({ ...spec, experimentId: 'e' as ExperimentId, repeat: 2 }, fork, ids);
		expect(first).toEqual({ ...spec, runId: 'new', groupId: 'run-1:forks', logprobs: true, fork });
		expect(forkSpec(first, fork, ids).groupId).toBe('run-1:forks');
	});
});
