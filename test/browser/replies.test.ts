import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRng } from '../../src/core/rng.ts';
import { standardSudoku } from '../../src/core/tasks/standard-sudoku/family.ts';
import type { ScriptedReply } from '../support/model-server/wire.ts';
import {
	type ChatRequest,
	type ModelServer,
	type RawAnswer,
	startModelServer,
} from '../support/model-server/server.ts';
import {
	ask,
	inSettings,
	keepVisit,
	laneOf,
	type OpenedApp,
	openApp,
	pressRun,
	verdictOf,
	type Visit,
} from './support/app.ts';
import { withModel } from './support/custom-model.ts';
import { LARGER } from './support/questions.ts';

let app: OpenedApp;
let host: ModelServer;
let visit: Visit | null = null;

beforeAll(async () => {
	[app, host] = await Promise.all([openApp(), startModelServer()]);
});
afterAll(() => Promise.all([app.close(), host.close()]));
afterEach(async () => {
	host.raw(() => null);
	await visit?.context.close();
	visit = null;
});

/** A page whose model is a server on this machine that answers exactly as scripted. */
function visitWith(preferences: Record<string, unknown>, model = 'ok'): Promise<Visit> {
	const chosen = withModel({ origin: host.origin, model });
	return app.visit({ preferences: { ...chosen, readOut: false, ...preferences } });
}

/** A page that asks nothing but the question, and one that asks for a program. */
const keptPage = keepVisit(() => visitWith({ methods: ['only-question'] }));
const keptCodePage = keepVisit(() => visitWith({ methods: ['all-code'] }));

/** What the host was asked since the last look, the last message of each call. */
function asked(): string[] {
	const calls = host.requests.filter(({ method }) => method === 'POST');
	return calls.map(({ body }) => (body?.['messages'] as { content: string }[]).at(-1)?.content ?? '');
}

function says(...replies: readonly (string | ScriptedReply)[]): void {
	let next = 0;
	host.reply(() => {
		const reply = replies[Math.min(next++, replies.length - 1)] ?? '';
		return typeof reply === 'string' ? { text: reply, pieceLength: 7 } : reply;
	});
}

const ANSWER = 'What is six times seven?';

/** What a model said, and what a person reads in it. */
const CASES: readonly [name: string, question: string, expected: string, reply: string, verdict: RegExp][] = [
	[
		'a draft in the thinking',
		ANSWER,
		'42',
		'<think>\nMaybe this:\n```python\nprint("<<<41>>>")\n```\nNo, wrong.\n</think>\n\n```python\nprint(f"<<<{6*7}>>>")\n```\n',
		/^Correct 42/,
	],
	[
		'markers in the thinking',
		ANSWER,
		'42',
		'<think>The format is <<<answer>>>. Perhaps <<<41>>>, or not.</think>\nThe answer is 42.',
		/^Correct 42/,
	],
	[
		'words behind the closing fence',
		ANSWER,
		'42',
		'```python\nprint("<<<42>>>")\n``` This prints the answer.',
		/^Correct 42/,
	],
	[
		'a placeholder for the answer',
		ANSWER,
		'42',
		'I will return it as <<<answer>>>.\n\nThe answer is 42.',
		/^Correct/,
	],
	['answer tags', ANSWER, '42', '<answer>42</answer>', /^Correct 42/],
	['short markers', ANSWER, '42', 'The answer is <<<42>>', /^Correct 42/],
	['a comparison that claims the wrong one', LARGER, '9.9', '9.11 is larger than 9.9.', /^Incorrect/],
	[
		'a comparison that claims the right one',
		LARGER,
		'9.9',
		'So the final answer is: 9.9 is larger than 9.11.',
		/^Correct/,
	],
	[
		'a comparison that a program prints',
		LARGER,
		'9.9',
		"```python\na, b = 9.11, 9.9\nprint('9.9 is larger' if b > a else '9.11 is larger')\n```",
		/^Correct/,
	],
	[
		'emphasis in a sentence',
		'How many times does r occur in strawberry?',
		'3',
		'The letter "r" appears **3 times** in "strawberry".',
		/^Correct/,
	],
	['an equation', 'What is 2386 * 7419?', '17701734', '$$2386 \\times 7419 = 17{,}701{,}734$$', /^Correct/],
	['a sentence that denies', 'Is it so?', 'yes', 'I cannot say yes', /^Not checked/],
	['a sentence that leaves it open', 'Which colour?', 'blue', 'It is red or blue', /^Not checked/],
	[
		'output wrapped anew',
		ANSWER,
		'42',
		'```python\nimport sys, io\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8")\nprint("<<<42>>>")\n```',
		/^Correct 42/,
	],
	[
		'reconfigured output',
		ANSWER,
		'42',
		'```python\nimport sys\nsys.stdout.reconfigure(encoding="utf-8")\nprint("<<<42>>>")\n```',
		/^Correct 42/,
	],
	['a silent program that sets its result', ANSWER, '42', '```python\nresult = 6 * 7\n```', /^Correct 42/],
	[
		'a line printed before the program leaves',
		ANSWER,
		'42',
		'```python\nimport sys\nprint(6 * 7)\nsys.exit(1)\n```',
		/^Correct 42/,
	],
	[
		'an error after unmarked progress',
		ANSWER,
		'42',
		'```python\nprint("starting the search")\nraise ValueError("none")\n```',
		/^No answer/,
	],
];

describe('a real reply, through the page', () => {
	it.each(CASES)('is read as a person reads it: %s', async (_, question, expected, reply, verdict) => {
		host.requests.length = 0;
		says(reply);
		const { page } = await keptPage();
		await ask(page, question, expected);
		expect(await verdictOf(page, 'Only question')).toMatch(verdict);
		expect(asked()).toEqual([expect.stringContaining(question)]);
	});

	it('runs a tool call that is written as text and gives its output back', async () => {
		const requests: ChatRequest[] = [];
		const call = '{\n"name": "python",\n"arguments": {\n"code": "print(max(9.11, 9.9))"\n}\n}';
		host.reply((request) => {
			requests.push(request);
			return { text: requests.length === 1 ? call : 'It is <<<9.9>>>.' };
		});
		visit = await visitWith({ methods: ['code-interpreter'] });
		await ask(visit.page, LARGER, '9.9');
		expect(await verdictOf(visit.page, 'Code interpreter')).toMatch(/^Correct 9\.9/);
		expect(requests[1]?.messages.at(-1)).toEqual({ role: 'user', content: 'Running your block gave:\n9.9' });
	});

	it('sends the sentence about the answer’s form with a typed question, shows it, and lets it be switched off', async () => {
		const sent: string[] = [];
		host.reply(({ messages }) => {
			sent.push(String(messages.at(-1)?.content));
			return { text: '<<<9.9>>>' };
		});
		visit = await visitWith({ methods: ['only-question'] });
		const { page } = visit;
		await ask(page, LARGER, '9.9');
		await verdictOf(page, 'Only question');
		await inSettings(page, async (drawer) => {
			const sentence = drawer.getByRole('checkbox', { name: /Sent with it: .*<<<final answer>>>/ });
			expect(await sentence.isChecked()).toBe(true);
			await sentence.uncheck();
		});
		await ask(page, LARGER, '9.9');
		await verdictOf(page, 'Only question');
		expect(sent.length).toBe(2);
		expect(sent[0]).toMatch(
			/^Which is larger, 9\.11 or 9\.9\?\n\nPut the final answer .* like <<<final answer>>>\.$/,
		);
		expect(sent[1]).toBe(LARGER);
		expect(await page.getByRole('textbox', { name: 'Question' }).inputValue()).toBe(LARGER);
	});

	it('asks the model to copy its answer out where rules cannot tell, says so and counts it apart', async () => {
		const usage = { input: 50, output: 5 };
		says(
			{
				text: 'Compare them, Ann. The first one loses; 9.9 and 9.11 were considered, and you see which one won.',
				usage,
			},
			{ text: '<<<9.9>>>', usage },
		);
		visit = await visitWith({ methods: ['only-question'], readOut: true });
		await ask(visit.page, LARGER, '9.9');
		expect(await verdictOf(visit.page, 'Only question')).toMatch(/^Correct 9\.9/);
		const lane = laneOf(visit.page, 'Only question');
		await lane.getByText('copies the answer out of the reply; not part of the method').waitFor();
		expect(await lane.getByText(/1 call ·/).textContent()).toMatch(
			/1 call · .* 55 tokens .*reading out apart: 1 call, 55 tokens/,
		);
	});

	it('sends at most 2,000 tokens a call, unless Settings say otherwise', async () => {
		const caps: unknown[] = [];
		host.reply(({ body }) => {
			caps.push(body['max_tokens'] ?? body['max_completion_tokens']);
			return { text: '<<<42>>>' };
		});
		visit = await visitWith({ methods: ['only-question'] });
		const { page } = visit;
		await ask(page, ANSWER, '42');
		await verdictOf(page, 'Only question');
		await page.getByRole('link', { name: 'Settings' }).click();
		await page.getByLabel('Most tokens of one reply').fill('300');
		await page.getByLabel('Most tokens of one reply').blur();
		await page.getByRole('link', { name: 'Playground' }).click();
		await ask(page, ANSWER, '42');
		await verdictOf(page, 'Only question');
		expect(caps).toEqual([2000, 300]);
	});

	it('ends a call that goes in circles, says so and judges what was said', async () => {
		says({ text: `<<<42>>>\n${'Let me check that once more. '.repeat(2000)}`, pieceLength: 40, delayMs: 2 });
		visit = await visitWith({ methods: ['only-question'] });
		await ask(visit.page, ANSWER, '42');
		expect(await verdictOf(visit.page, 'Only question')).toMatch(/^Correct 42/);
		await laneOf(visit.page, 'Only question')
			.getByText(/Ended early: it goes in circles/)
			.waitFor();
	});

	it('says when the first block only defines, and runs all blocks when told to', async () => {
		const reply = '```python\ndef f():\n    return 42\n```\nThen\n```python\nprint(f())\n```';
		says(reply);
		const { page } = await keptCodePage();
		await ask(page, ANSWER, '42');
		expect(await verdictOf(page, 'All code')).toMatch(/^No answer/);
		await laneOf(page, 'All code')
			.getByText(/Only the first block was run.*block 2 uses its f/)
			.waitFor();
		visit = await visitWith({ methods: ['all-code'], blocks: 'all' });
		await ask(visit.page, ANSWER, '42');
		expect(await verdictOf(visit.page, 'All code')).toMatch(/^Correct 42/);
	});

	it('goes on with fenced blocks when the host takes no tools', async () => {
		says('```python\nprint(6 * 7)\n```', '<<<42>>>');
		visit = await visitWith({ methods: ['code-interpreter'] }, 'no-tools');
		await ask(visit.page, ANSWER, '42');
		expect(await verdictOf(visit.page, 'Code interpreter')).toMatch(/^Correct 42/);
		await laneOf(visit.page, 'Code interpreter')
			.getByText(/takes no tools, so it is asked/)
			.waitFor();
	});
});

/** Events of a stream, one a line. */
function stream(...events: readonly string[]): readonly (readonly [number, string])[] {
	return [[0, `${events.join('\n\n')}\n\n`]];
}

const said = (content: string, finish: string | null = 'stop'): string =>
	`data: ${JSON.stringify({ choices: [{ delta: { content }, finish_reason: finish }] })}`;

/** What a host puts on the wire, and what the lane ends in. */
const WIRES: readonly [name: string, answer: RawAnswer, verdict: RegExp][] = [
	[
		'keep-alives sent as data',
		{ parts: stream('data:', ': still here', said('<<<42>>>'), 'data: [DONE]') },
		/^Correct 42/,
	],
	[
		'an error that is no data event',
		{
			parts: [
				[
					0,
					'error: {"code":400,"message":"prompt exceeds the context","type":"invalid_request_error"}\n\ndata: [DONE]\n\n',
				],
			],
		},
		/^Failed.*prompt exceeds the context/,
	],
	[
		'an error inside the stream',
		{
			parts: stream(
				'event: error\ndata: {"error":{"message":"prompt longer than the context","code":"context_length_exceeded"}}',
			),
		},
		/^Failed.*prompt longer than the context/,
	],
	[
		'an error under status 200',
		{
			type: 'application/json',
			parts: [[0, '{"error":"Unexpected endpoint or method. (POST /chat/completions)"}']],
		},
		/^Failed.*often ends in \/v1/s,
	],
	[
		'words of the provider behind the host',
		{
			status: 400,
			type: 'application/json',
			parts: [
				[
					0,
					'{"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"model-x is gone","provider_name":"P"}}}',
				],
			],
		},
		/^Failed.*model-x is gone/s,
	],
	[
		'a finish reason that comes too early',
		{ parts: [...stream(said('It is ')), [6000, `${said('<<<42>>>')}\n\ndata: [DONE]\n\n`]] },
		/^Correct 42/,
	],
];

describe('what a host puts on the wire', () => {
	it.each(WIRES)('is told once, or read whole: %s', async (_, answer, verdict) => {
		host.requests.length = 0;
		host.raw(() => answer);
		const { page } = await keptPage();
		await ask(page, ANSWER, '42');
		expect(await verdictOf(page, 'Only question')).toMatch(verdict);
		expect(asked()).toEqual([expect.stringContaining(ANSWER)]);
	});

	it('goes back to the host where it is wanted: thoughts and signatures of a tool call', async () => {
		const call = {
			index: 0,
			id: 'f1',
			type: 'function',
			extra_content: { google: { thought_signature: 'c2ln' } },
			function: { name: 'python', arguments: '{"code":"print(6*7)"}' },
		};
		const deltas = [{ reasoning_content: 'compute' }, { tool_calls: [call] }];
		const first = [
			...deltas.map((delta) => `data: ${JSON.stringify({ choices: [{ delta }] })}`),
			'data: {"choices":[{"delta":{},"finish_reason":"tool_calls"}]}',
			'data: [DONE]',
		];
		const sent: ChatRequest[] = [];
		host.raw((request) => {
			sent.push(request);
			return { parts: sent.length === 1 ? stream(...first) : stream(said('<<<42>>>'), 'data: [DONE]') };
		});
		visit = await visitWith({ methods: ['code-interpreter'] });
		await ask(visit.page, ANSWER, '42');
		expect(await verdictOf(visit.page, 'Code interpreter')).toMatch(/^Correct 42/);
		expect(sent[1]?.messages[1]).toMatchObject({
			reasoning_content: 'compute',
			tool_calls: [{ id: call.id, extra_content: call.extra_content, function: call.function }],
		});
	});

	it.each([
		['temperature', 422, '`temperature` must be strictly positive'],
		['system', 400, 'Only user and assistant roles are supported!'],
	])('is asked without what it refuses: %s', async (field, status, message) => {
		const bodies: ChatRequest[] = [];
		host.raw((request) => {
			bodies.push(request);
			const isWrong =
				field === 'temperature'
					? request.body['temperature'] !== undefined
					: request.messages[0]?.role === 'system';
			return isWrong
				? { status, type: 'application/json', parts: [[0, JSON.stringify({ error: { message } })]] }
				: { parts: stream(said('<<<42>>>'), 'data: [DONE]') };
		});
		visit = await visitWith({ methods: ['autogen-system'] });
		await ask(visit.page, ANSWER, '42');
		expect(await verdictOf(visit.page, 'AutoGen system')).toMatch(/^Correct 42/);
		expect(bodies.length).toBe(2);
	});
});

describe('a task’s question', () => {
	it.each([
		['its rows one by one', 'for row in grid: print(*row)'],
		['JSON over several lines', 'print(json.dumps(grid, indent=1))'],
		['a heading and the list', 'print("Solved grid:")\nprint(grid)'],
	])('is judged by what a program prints over several lines without markers: %s', async (_, printing) => {
		const family = standardSudoku;
		const level = family.levels[0]!;
		const grid = family.solve(family.generate(level, createRng(family.id, level.id, '7')));
		const program = `import json\ngrid = [[int(c) for c in line.replace(",", " ").split()] for line in """${grid}""".split("\\n")]\n${printing}`;
		says(`\`\`\`python\n${program}\n\`\`\``);
		const { page } = await keptCodePage();
		await page.goto(`${app.server.url}#/tasks/standard-sudoku?level=${level.id}&seed=7`);
		await page.getByRole('button', { name: 'Ask in the playground' }).click();
		await pressRun(page);
		expect(await verdictOf(page, 'All code')).toMatch(/^Correct/);
	});
});
