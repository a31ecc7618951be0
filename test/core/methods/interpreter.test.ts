import { describe, expect, it } from 'vitest';
import { ALL_CODE_INSTRUCTION } from '../../../src/core/methods/kit/ways.ts';
import {
	INTERPRETER_INSTRUCTION,
	NOT_RUN,
	PYTHON_TOOL,
} from '../../../src/core/methods/code-interpreter/interpreter-loop.ts';
import type { ToolCall } from '../../../src/core/model.ts';
import { FakePython, printed, raised, timedOut } from '../../support/fake-python.ts';
import { runAll, typed } from '../../support/run-spec.ts';
import { ScriptedModel, type ScriptedReply } from '../../support/scripted-model.ts';
import { decisionsOf, sentTo } from '../../support/transcript.ts';

const question = typed('What is 6 times 7?', '42');

function toolCall(code: string, id = 't1'): ScriptedReply {
	return { text: 'I run it.', toolCalls: [{ id, name: 'python', arguments: JSON.stringify({ code }) }] };
}

const SIGNED: ToolCall = {
	id: 't1',
	name: 'python',
	arguments: '{"code":"print(42)"}',
	opaque: { extra_content: { google: { thought_signature: 'c2ln' } } },
};

function withTools(replies: readonly ScriptedReply[]): ScriptedModel {
	return new ScriptedModel(replies, { capabilities: { tools: true } });
}

describe('Code interpreter with tools', () => {
	it('returns every output to the model, in one kept interpreter that is closed in the end', async () => {
		const task = withTools([toolCall('a = 6 * 7'), toolCall('print(a)', 't2'), 'It is <<<42>>>.']);
		const python = new FakePython((code) => printed(code === 'print(a)' ? '42\n' : ''));
		const events = await runAll({ question, method: 'code-interpreter', models: { task }, python });
		expect(task.requests[0]?.tools).toEqual([PYTHON_TOOL]);
		const calls = (code: string, id: string) => [{ id, name: 'python', arguments: JSON.stringify({ code }) }];
		expect(sentTo('task', events).at(-1)).toEqual([
			{ role: 'user', content: question.text },
			{ role: 'assistant', content: 'I run it.', toolCalls: calls('a = 6 * 7', 't1') },
			{ role: 'tool', toolCallId: 't1', content: 'The program printed nothing.' },
			{ role: 'assistant', content: 'I run it.', toolCalls: calls('print(a)', 't2') },
			{ role: 'tool', toolCallId: 't2', content: '42' },
		]);
		expect(python.runs.map(({ session }) => session)).toEqual(['run-1/interpreter', 'run-1/interpreter']);
		expect(python.closed).toEqual(['run-1/interpreter']);
		expect(decisionsOf(events)).toEqual([
			'3 model: return (The model gave its answer without asking for another run)',
		]);
		expect(events.at(-2)).toMatchObject({
			outcome: { answer: { text: '42', from: 'prose-marker' }, turn: 3 },
		});
	});

	it('tells the model what is wrong with a call instead of running anything', async () => {
		const task = withTools([
			{
				toolCalls: [
					{ id: 'a', name: 'python', arguments: '{"code": 5}' },
					{ id: 'b', name: 'python', arguments: '' },
					{ id: 'c', name: 'browser', arguments: '{}' },
				],
			},
			'<<<42>>>',
		]);
		const python = new FakePython();
		const events = await runAll({ question, method: 'code-interpreter', models: { task }, python });
		expect(sentTo('task', events)[1]?.slice(2)).toEqual([
			{ role: 'tool', toolCallId: 'a', content: 'The call has no text named code, so nothing was run' },
			{ role: 'tool', toolCallId: 'b', content: 'The call holds an empty program, so nothing was run' },
			{ role: 'tool', toolCallId: 'c', content: 'The call has no text named code, so nothing was run' },
		]);
		expect(python.runs).toEqual([]);
	});

	it('runs a call that is written as text, and tells its output in words', async () => {
		const task = withTools([
			'{\n"name": "run",\n"arguments": {\n"code": "print(max(9.11, 9.9))"\n}\n}',
			'<<<9.9>>>',
		]);
		const python = new FakePython(() => printed('9.9\n'));
		const events = await runAll({ question, method: 'code-interpreter', models: { task }, python });
		expect(python.runs.map(({ code }) => code)).toEqual(['print(max(9.11, 9.9))']);
		expect(sentTo('task', events)[1]?.at(-1)).toEqual({
			role: 'user',
			content: 'Running your block gave:\n9.9',
		});
		expect(events.at(-2)).toMatchObject({ outcome: { answer: { text: '9.9' } } });
	});

	it('runs every call of a reply, whatever the tool is called', async () => {
		const calls = ['a = 6', 'print(a * 7)'].map(
			(code) => `<tool_call>${JSON.stringify({ name: 'x', arguments: { code } })}</tool_call>`,
		);
		const task = withTools([calls.join('\n'), '<<<42>>>']);
		const python = new FakePython(() => printed(''));
		await runAll({ question, method: 'code-interpreter', models: { task }, python });
		expect(python.runs.map(({ code }) => code)).toEqual(['a = 6', 'print(a * 7)']);
	});

	it('sends back what the host wants with the turn and with the call, unchanged', async () => {
		const opaque = { reasoning_content: 'compute' };
		const task = withTools([{ toolCalls: [SIGNED], opaque }, '<<<42>>>']);
		const events = await runAll({
			question,
			method: 'code-interpreter',
			models: { task },
			python: new FakePython(),
		});
		expect(sentTo('task', events)[1]?.[1]).toEqual({
			role: 'assistant',
			content: '',
			toolCalls: [SIGNED],
			opaque,
		});
	});

	it('goes on with fenced blocks at once when the model takes no tools, and says so', async () => {
		const task = withTools([{ failed: 'no-tools' }, '```python\nprint(42)\n```', '<<<42>>>']);
		const python = new FakePython(() => printed('42\n'));
		const events = await runAll({ question, method: 'code-interpreter', models: { task }, python });
		const [offered, asked] = sentTo('task', events);
		expect([offered?.length, asked?.[0]?.content.includes('```python')]).toEqual([1, true]);
		expect(events.filter(({ type }) => type === 'call-start').map((event) => 'tools' in event)).toEqual([
			true,
			false,
			false,
		]);
		expect(events.filter(({ type }) => type === 'remark')).toMatchObject([
			{ text: 'The model takes no tools, so it is asked to write its programs in fenced blocks' },
		]);
		expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'finished' });
	});

	it('says that names are gone after a time-out', async () => {
		const task = withTools([toolCall('while True: pass'), '<<<42>>>']);
		const python = new FakePython(() => timedOut());
		const events = await runAll({ question, method: 'code-interpreter', models: { task }, python });
		expect(sentTo('task', events)[1]?.at(-1)?.content).toBe(
			'The program printed nothing.\nIt was stopped after 10 seconds, before it had finished.\n' +
				'The interpreter was started anew; names defined before are gone.',
		);
	});

	it('takes the answer from the last output when the last reply names none', async () => {
		const task = withTools([toolCall('print("<<<42>>>")'), 'There you have it.']);
		const python = new FakePython(() => printed('<<<42>>>\n'));
		const events = await runAll({ question, method: 'code-interpreter', models: { task }, python });
		expect(events.at(-2)).toMatchObject({ outcome: { answer: { text: '42', from: 'output-marker' } } });
	});

	it('takes the answer from the last output when the last reply only repeats its program', async () => {
		const block = '```python\nprint(42)\n```';
		const task = new ScriptedModel([block, block]);
		const python = new FakePython(() => printed('42\n'));
		const events = await runAll({ question, method: 'code-interpreter', models: { task }, python });
		expect(events.at(-2)).toMatchObject({ outcome: { answer: { text: '42', from: 'output' }, turn: 1 } });
	});

	it('names the turn of the run it takes the answer from', async () => {
		const task = withTools([toolCall('print("<<<42>>>")'), 'There you have it.']);
		const python = new FakePython(() => printed('<<<42>>>\n'));
		const events = await runAll({ question, method: 'code-interpreter', models: { task }, python });
		expect(events.at(-2)).toMatchObject({ outcome: { answer: { text: '42' }, turn: 1 } });
	});

	it('does not take what an earlier program printed on its way for the answer at the limit', async () => {
		const broken: ScriptedReply = {
			toolCalls: [{ id: 'b', name: 'python', arguments: '{}' }],
		};
		const task = withTools([toolCall('print("trying 7")'), broken]);
		const python = new FakePython(() => printed('trying 7\n'));
		const setting = { question, method: 'code-interpreter', options: { steps: 2 } } as const;
		const events = await runAll({ ...setting, models: { task }, python });
		expect(events.at(-2)).toMatchObject({
			outcome: { verdict: { kind: 'no-answer' }, answer: null, turn: 2 },
		});
	});

	it('shortens a long output for the model and keeps it whole for the person', async () => {
		const task = withTools([toolCall('print("x" * 9000)'), '<<<42>>>']);
		const python = new FakePython(() => printed('x'.repeat(9000)));
		const events = await runAll({ question, method: 'code-interpreter', models: { task }, python });
		expect(sentTo('task', events)[1]?.at(-1)?.content).toBe(
			`${'x'.repeat(2000)}\n[... 5000 characters left out ...]\n${'x'.repeat(2000)}`,
		);
		expect(events.find(({ type }) => type === 'code-end')).toMatchObject({
			result: { stdout: 'x'.repeat(9000) },
		});
	});
});

describe('Code interpreter without tools', () => {
	it('runs fenced blocks and returns their output the same way', async () => {
		const block = 'First:\n```python\nprint(6 * 7)\n```';
		const task = new ScriptedModel([
			block,
			`It is <<<42>>>. My program was\n\`\`\`python\nprint(6 * 7)\n\`\`\``,
		]);
		const python = new FakePython(() => printed('42\n'));
		const events = await runAll({ question, method: 'code-interpreter-plus', models: { task }, python });
		expect(sentTo('task', events)[1]).toEqual([
			{
				role: 'user',
				content: `${INTERPRETER_INSTRUCTION}\n\n${ALL_CODE_INSTRUCTION}\n\n${question.text}`,
			},
			{ role: 'assistant', content: block },
			{ role: 'user', content: 'Running your block gave:\n42' },
		]);
		expect(python.runs).toHaveLength(1);
		expect(events.at(-2)).toMatchObject({ outcome: { answer: { from: 'prose-marker' }, turn: 2 } });
	});

	it('ends at its limit with the last run', async () => {
		let n = 0;
		const task = new ScriptedModel(() => `\`\`\`python\nprint(${String(n++)})\n\`\`\``);
		const python = new FakePython(() => printed('42\n'));
		const setting = { question, method: 'code-interpreter', options: { steps: 3 } } as const;
		const events = await runAll({ ...setting, models: { task }, python });
		expect(task.requests).toHaveLength(3);
		expect(events.slice(-3)).toMatchObject([
			{ type: 'limit-reached', turn: 3, limit: 'turns' },
			{ outcome: { answer: { text: '42', from: 'output' }, turn: 3 } },
			{ outcome: 'finished' },
		]);
	});
});

/** Replies of Qwen2.5-Coder 0.5B, word for word. */
const PRIMES =
	'```json\n{\n  "name": "prime_numbers",\n  "arguments": {\n    "code": "for i in range(20, 41): if all(i % j != 0 for j in ' +
	'range(2, int(i**0.5) + 1)): print(i)"\n  }\n}\n```';
const BALL = '```json\n{"name": "ball cost", "arguments": {"cost": 1.10}}\n```';
const TOOLS =
	'<tools>\n{"type": "function", "function": {"name": "python", "description": "Runs Python and returns what it printed, or ' +
	'the value of the last expression. Names stay defined between calls.", "parameters": {"type": "object", "properties": ' +
	'{"code": {"type": "string", "description": "The program to run"}}, "required": ["code"], "additionalProperties": false}}}\n' +
	'</tools>\n\n';

describe('Code interpreter, of a reply that has nothing run', () => {
	const syntaxError = () => raised('SyntaxError', 'invalid syntax', 1);
	async function run(replies: readonly ScriptedReply[], python = new FakePython(syntaxError)) {
		const events = await runAll({
			question,
			method: 'code-interpreter',
			models: { task: withTools(replies) },
			python,
		});
		const verdict = events.at(-2);
		return {
			runs: python.runs.length,
			decisions: decisionsOf(events),
			told: sentTo('task', events).at(-1)?.at(-1)?.content,
			outcome: verdict?.type === 'verdict' ? verdict.outcome : null,
		};
	}

	it('tells the model once that the same failing program is not run again, with its error', async () => {
		const { runs, decisions, told } = await run([PRIMES, PRIMES, 'Then by hand: <<<23, 29, 31, 37>>>']);
		expect([runs, decisions]).toEqual([
			1,
			['3 model: return (The model gave its answer without asking for another run)'],
		]);
		expect(told).toBe(
			'Running your block gave:\nThe program printed nothing.\nIt then stopped with an error:\n' +
				'Traceback (most recent call last):\n  File "answer.py", line 1\nSyntaxError: invalid syntax\n\n' +
				NOT_RUN.replace('{why}', 'this program has been run already and would fail in the same way'),
		);
	});

	it('ends where the same failing program comes a third time, and says so', async () => {
		const { runs, decisions, outcome } = await run([PRIMES, PRIMES, PRIMES]);
		expect([runs, decisions]).toEqual([
			1,
			['3 model: return (The model asked for the same run again, which had failed before)'],
		]);
		expect(outcome).toMatchObject({
			verdict: { kind: 'no-answer', why: 'The program stopped with SyntaxError before it printed an answer' },
			answer: null,
		});
	});

	it('says of a program that had come to its end that its output counts', async () => {
		const { decisions, outcome } = await run([PRIMES, PRIMES], new FakePython(() => printed('42\n')));
		expect(decisions).toEqual([
			'2 model: return (The model asked for the same run again; what that had given counts)',
		]);
		expect(outcome).toMatchObject({ answer: { text: '42', from: 'output' } });
	});

	it('tells the model once that a call holds no program, and takes no call for an answer', async () => {
		const { runs, decisions, told, outcome } = await run([BALL, BALL]);
		expect([runs, decisions]).toEqual([
			0,
			['2 model: return (The model called a tool “ball cost” without a program, so nothing was run)'],
		]);
		expect(told).toBe(NOT_RUN.replace('{why}', 'the call has no text named code'));
		expect(outcome).toMatchObject({ verdict: { kind: 'no-answer' }, answer: null });
	});

	it.each<[string, ScriptedReply, string]>([
		[
			'the list of tools in circles',
			TOOLS.repeat(8),
			'The reply goes in circles, so it was ended; it asks for no run',
		],
		[
			'words up to the limit',
			{
				parts: [
					{ type: 'text-delta', text: 'First I add' },
					{
						type: 'finish',
						reason: { unified: 'length', raw: 'length' },
						usage: { inputTokens: 1, outputTokens: 4 },
					},
				],
			},
			'The reply was cut off at its limit without asking for a run',
		],
		[
			'the list of tools once',
			`<<<final answer>>>${TOOLS.trim()}>`,
			'The reply does not ask for a run, so it is the last one',
		],
		['an answer at once', '<<<42>>>', 'The model gave its answer without asking for a run'],
	])('says what it was: %s', async (_, reply, reason) => {
		expect((await run([reply])).decisions).toEqual([`1 model: return (${reason})`]);
	});
});
