import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReply } from '../../../src/core/reply/read.ts';
import { codeOfArguments } from '../../../src/core/reply/tool-arguments.ts';
import { emptyCall } from '../../../src/core/reply/tool-call.ts';

const CALL = '{"name": "python", "arguments": {"code": "print(6*7)"}}';

/** The tool as it is offered; small models repeat it before they call it. */
const SCHEMA =
	'{"type": "function", "function": {"name": "python", "description": "Runs Python.", "parameters": {"type": "object", ' +
	'"properties": {"code": {"type": "string", "description": "The program to run"}}, "required": ["code"]}}}';

/** Calls as open models and their templates write them; each holds print(6*7). */
const FORMS: readonly [name: string, reply: string][] = [
	['tool_call tags', `<tool_call>\n${CALL}\n</tool_call>`],
	['tool_call tags left open', `<tool_call>\n${CALL}`],
	['words before', `I will compute it.\n<tool_call>${CALL}</tool_call>`],
	[
		'parameters instead of arguments',
		'<tool_call>{"name":"python","parameters":{"code":"print(6*7)"}}</tool_call>',
	],
	[
		'another name of the tool',
		'<tool_call>{"name":"run_code","arguments":{"source":"print(6*7)"}}</tool_call>',
	],
	[
		'arguments as a text',
		'<tool_call>{"name":"python","arguments":"{\\"code\\": \\"print(6*7)\\"}"}</tool_call>',
	],
	['a bare object', '{\n"name": "python",\n"arguments": {\n"code": "print(6*7)"\n}\n}'],
	['a bare object after words', `Let me run this.\n\n${CALL}`],
	['a bare object in a fence', `\`\`\`json\n${CALL}\n\`\`\``],
	['a bare list', `[${CALL}]`],
	[
		'an object after the description of the tool',
		`<tools>\n${SCHEMA}\n</tools>\n\n<response>\n${CALL}\n</response>`,
	],
	[
		'a fence after the description of the tool',
		`<tools>\n${SCHEMA}\n</tools>\n\n\`\`\`json\n${CALL}\n\`\`\``,
	],
	['tags after the description of the tool', `${SCHEMA}\n<tool_call>${CALL}</tool_call>`],
	[
		'the wire form',
		'{"type":"function","function":{"name":"python","arguments":"{\\"code\\":\\"print(6*7)\\"}"}}',
	],
	['tool and tool_input', '{"tool": "python", "tool_input": {"code": "print(6*7)"}}'],
	['action and action_input', '{"action": "python", "action_input": {"code": "print(6*7)"}}'],
	['function and parameters', '{"function": "python", "parameters": {"code": "print(6*7)"}}'],
	[
		'xml parameters',
		'<tool_call>\n<function=python>\n<parameter=code>\nprint(6*7)\n</parameter>\n</function>\n</tool_call>',
	],
	[
		'xml parameters without the outer tag',
		'<function=python>\n<parameter=code>\nprint(6*7)\n</parameter>\n</function>',
	],
	['a function tag around an object', '<function=python>{"code": "print(6*7)"}</function>'],
	['a function with a name', '<function name="python">{"code": "print(6*7)"}</function>'],
	[
		'arg_key and arg_value',
		'<tool_call>python\n<arg_key>code</arg_key>\n<arg_value>print(6*7)</arg_value>\n</tool_call>',
	],
	[
		'invoke',
		'<function_calls>\n<invoke name="python">\n<parameter name="code">print(6*7)</parameter>\n</invoke>\n</function_calls>',
	],
	['TOOL_CALLS with a list', `[TOOL_CALLS][${CALL}]`],
	['TOOL_CALLS with ARGS', '[TOOL_CALLS]python[ARGS]{"code": "print(6*7)"}'],
	['TOOL_CALLS with an id', '[TOOL_CALLS]python[CALL_ID]abc123[ARGS]{"code": "print(6*7)"}'],
	['python_tag with code', '<|python_tag|>print(6*7)<|eom_id|>'],
	['python_tag with an object', `<|python_tag|>${CALL.replace('arguments', 'parameters')}`],
	[
		'a section of calls with a fence',
		'<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>python\n```json\n{"code": "print(6*7)"}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
	],
	[
		'a section of calls',
		'<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>python<｜tool▁sep｜>{"code": "print(6*7)"}<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
	],
	[
		'a section with ids',
		'<|tool_calls_section_begin|><|tool_call_begin|>functions.python:0<|tool_call_argument_begin|>{"code": "print(6*7)"}<|tool_call_end|><|tool_calls_section_end|>',
	],
	['tool_call bars with a list', `<|tool_call|>[${CALL}]<|/tool_call|>`],
	['call:python', '<|tool_call>call:python{code:<|"|>print(6*7)<|"|>}<tool_call|>'],
	[
		'a channel',
		'<|channel|>analysis<|message|>Compute.<|end|><|start|>assistant<|channel|>commentary to=functions.python <|constrain|>json<|message|>{"code": "print(6*7)"}<|call|>',
	],
	[
		'a channel with the name first',
		'<|start|>assistant to=functions.python<|channel|>commentary json<|message|>{"code":"print(6*7)"}<|call|>',
	],
	['a channel with bare code', '<|channel|>analysis to=python code<|message|>print(6*7)<|call|>'],
	[
		'Action and Action Input',
		'Thought: compute\nAction: python\nAction Input: {"code": "print(6*7)"}\nObservation: 42',
	],
	['Action with bare code', 'Action: python\nAction Input: print(6*7)'],
	['execute tags', '<execute>\nprint(6*7)\n</execute>'],
	['tool_code tags', '<tool_code>print(6*7)</tool_code>'],
	['a call as Python', '[python(code="print(6*7)")]'],
	['a call as Python without brackets', "python(code='print(6*7)')"],
	['after thinking', `<think>I could run it.</think>\n<tool_call>${CALL}</tool_call>`],
];

const NO_CALL: readonly [name: string, reply: string][] = [
	['an answer in JSON', '{"name": "Ada", "age": 36}'],
	['a list of lists', '[[1, 2], [3, 4]]'],
	[
		'moves in JSON, one after the other',
		'{"steps": [1]}\n{"action": "move", "parameters": {"direction": "left"}}\nSo it is left.',
	],
	[
		'moves in fences',
		'```json\n{"steps": [1]}\n```\n```json\n{"action": "move", "parameters": {"direction": "left"}}\n```\nSo it is B',
	],
	['people in JSON', '{"name": "Ann"}\n{"name": "Bob", "input": "5"}\nSo the answer is 5'],
	['the type of its arguments', '{"name": "python", "parameters": {"type": "object"}}'],
	['words in brackets before it, which hide where it begins', `[The length is 5" here]\n{"x": 1}`],
	['the description of the tool', SCHEMA],
	['a list of descriptions', `[${SCHEMA}, ${SCHEMA}]`],
	['its description between the marks of a call', `<tool_call>${SCHEMA}</tool_call>`],
	[
		'the description of its arguments',
		'{"name": "python", "parameters": {"type": "object", "properties": {"code": {}}}}',
	],
	['a plan in JSON', '{"steps": [{"action": "move", "box": 3}]}'],
	['a sentence about tools', 'I would call python(code=...) if I had tools.'],
	['a tag in a sentence', 'Put it between <tool_call> tags.'],
	['a box', 'box[3] -> lifter <python is fun'],
];

describe('a tool call written as text', () => {
	it.each(FORMS)('is found: %s', (_, reply) => {
		expect(readReply(reply).program).toMatchObject({ code: 'print(6*7)', written: 'call' });
	});

	it.each(NO_CALL)('is not seen in %s', (_, reply) => {
		expect(readReply(reply).program).toBeNull();
	});

	it('leaves the words around it', () => {
		expect(readReply(`First.\n<tool_call>${CALL}</tool_call>\nLast.`)).toEqual({
			program: {
				code: 'print(6*7)',
				written: 'call',
				note: 'written as a tool call',
				blocks: ['print(6*7)'],
				needsOthers: null,
			},
			prose: 'First.\n\nLast.',
			before: 6,
			after: 8,
			isCut: false,
			notes: [],
		});
	});

	it.each([
		['tags', `<tools>\n${CALL}\n</tools>`],
		['the description of the tool', `<tools>\n${SCHEMA}\n</tools>\n\n<response>\n${CALL}\n</response>`],
		['a fence behind the description', `<tools>\n${SCHEMA}\n</tools>\n\n\`\`\`json\n${CALL}\n\`\`\``],
	])('leaves no words of %s around it', (_, reply) => {
		expect(readReply(reply)).toMatchObject({ program: { code: 'print(6*7)' }, prose: '' });
	});

	it('may come several times', () => {
		const other = CALL.replace('6*7', '1+1');
		const twice = [
			`<tool_call>${CALL}</tool_call>\n<tool_call>${other}</tool_call>`,
			`<tool_call>${CALL}\n${other}</tool_call>`,
			`[TOOL_CALLS][${CALL}, ${other}]`,
			`${CALL}\n${other}`,
		].map((reply) => readReply(reply).program?.blocks);
		expect(twice).toEqual([
			['print(6*7)', 'print(1+1)'],
			['print(6*7)', 'print(1+1)'],
			['print(6*7)', 'print(1+1)'],
			['print(6*7)'],
		]);
	});

	it.each([
		['marks', '<tool_call>'.repeat(90_000)],
		['open brackets', `<tool_call>${'{'.repeat(1_000_000)}`],
		['functions', '<function=x>'.repeat(80_000)],
		['parameters', `<function=x>${'<parameter=code>'.repeat(60_000)}`],
		['names', `{"name": ${'"a'.repeat(400_000)}`],
		['spaces before the end', `{"name": "python", 'code': x${' '.repeat(400_000)}y}`],
		['tags before the end', `{"name": "python", 'code': x${'<a>'.repeat(100_000)}y}`],
		['brackets at the end', `{"name": "python", "code": 'x${')'.repeat(400_000)}`],
		['descriptions', `${SCHEMA}\n`.repeat(4000)],
		['objects', '{"name": 1}\n'.repeat(80_000)],
	])('takes a megabyte of %s', (_, reply) => {
		expect(readReply(reply).notes).toEqual([]);
	});
});

describe('arguments of a call', () => {
	it.each([
		['JSON', '{"code": "print(6*7)"}', 'print(6*7)'],
		['a line break in a string', '{"code": "x = 6\nprint(x*7)"}', 'x = 6\nprint(x*7)'],
		['the bare program', 'print(6*7)', 'print(6*7)'],
		['a bare program of several lines', 'x = {"a": 6}\nprint(x["a"] * 7)', 'x = {"a": 6}\nprint(x["a"] * 7)'],
		['a JSON text', '"print(6*7)"', 'print(6*7)'],
		['JSON in JSON', '"{\\"code\\": \\"print(6*7)\\"}"', 'print(6*7)'],
		['a tag behind', '{"code":"print(1)"}</tool_call>', 'print(1)'],
		['words behind', '{"code":"print(1)"} and then', 'print(1)'],
		['a Python dict', "{'code': 'print(6*7)'}", 'print(6*7)'],
		['a key without quotes', '{code: "print(6*7)"}', 'print(6*7)'],
		['triple quotes', '{"code": """x = 6\nprint(x)"""}', 'x = 6\nprint(x)'],
		['a cut', '{"code": "print(6*7)', 'print(6*7)'],
		['a missing brace', '{"code": "print(6*7)"', 'print(6*7)'],
		['a trailing comma', '{"code": "print(6*7)",}', 'print(6*7)'],
		['quotes within that are not escaped', '{"code": "print("hi")"}', 'print("hi")'],
		['escapes in a broken object', '{"code": "a = 1\\nprint(\\"x\\")",', 'a = 1\nprint("x")'],
		['another key', '{"python_code": "print(1)"}', 'print(1)'],
		['an unknown key alone', '{"whatever": "print(1)"}', 'print(1)'],
		['another object around it', '{"arguments": {"code": "print(1)"}}', 'print(1)'],
		['a fence in it', '{"code": "```python\\nprint(1)\\n```"}', 'print(1)'],
		['an f-string', '{"code": "print(f\\"{6*7}\\")"}', 'print(f"{6*7}")'],
	])('are read: %s', (_, written, code) => {
		expect(codeOfArguments(written)).toEqual({ ok: true, value: code });
	});

	it.each([
		['none', ''],
		['an empty object', '{}'],
		['no text', '{"code": 5}'],
		['two texts of other names', '{"a": "x", "b": "y"}'],
		['an empty program', '{"code": ""}'],
	])('are refused with a reason: %s', (_, written) => {
		expect(codeOfArguments(written)).toEqual({
			ok: false,
			error: expect.stringContaining('nothing was run') as string,
		});
	});

	it('give back every program that was written as JSON', () => {
		fc.assert(
			fc.property(
				fc.string({ minLength: 1 }).filter((code) => code.trim() !== '' && !/```|~~~/.test(code)),
				(code) => {
					expect(codeOfArguments(JSON.stringify({ code }))).toEqual({ ok: true, value: code });
				},
			),
		);
	});

	it('never throw', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom('{', '}', '"', "'", '\\', 'code', ':', '\n', '[', ']', 'x') }),
				(text) => {
					expect(typeof codeOfArguments(text).ok).toBe('boolean');
				},
			),
		);
	});
});

describe('a call without a program', () => {
	it.each([
		['{"name": "ball cost", "arguments": {"cost": 1.10}}', 'ball cost'],
		['<tool_call>\n{"name": "add", "parameters": {"a": 1, "b": 2}}\n</tool_call>', 'add'],
		['{"function": "add", "arguments": {}}', 'add'],
		['{"name": "Ann", "age": 12}', null],
		['{"name": "Ann", "arguments": ["a", "b"]}', null],
		[SCHEMA, null],
		['It is {"name": "add", "arguments": {}}', null],
		['{"name": "add", "arguments": {}} <<<42>>>', null],
		['{"name": "add", "arguments": {}', null],
		['42', null],
	])('%s names the tool %s', (text, name) => {
		expect(emptyCall(text)).toBe(name);
	});
});
