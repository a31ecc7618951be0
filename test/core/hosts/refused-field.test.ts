import { describe, expect, test } from 'vitest';
import { grantedTokens } from '../../../src/core/hosts/granted-tokens.ts';
import { openAiCapabilities } from '../../../src/core/hosts/host.ts';
import { isInUse, optionalFields } from '../../../src/core/hosts/optional-field.ts';
import { refusedField, refusedFields } from '../../../src/core/hosts/refused-field.ts';
import type { ModelRequest } from '../../../src/core/model.ts';

const error = (message: string, more: object = {}) => JSON.stringify({ error: { message, ...more } });
const detail = (...loc: string[]) =>
	JSON.stringify({ detail: [{ type: 'extra_forbidden', loc: ['body', ...loc] }] });

describe.each<[string, string, readonly (readonly [number, string])[]]>([
	[
		'C21: temperature 0',
		'temperature',
		[
			[422, '{"error":"`temperature` must be strictly positive"}'],
			[422, '{"status":422,"message":"Invalid params: temperature must be in range (0, +inf)"}'],
			[
				400,
				error(
					"Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
					{ param: 'temperature', code: 'unsupported_value' },
				),
			],
			[
				400,
				'`temperature` (=0.0) has to be a strictly positive float, otherwise your next token scores will be invalid.',
			],
			[500, '{"detail":"`temperature` (=0.0) has to be a strictly positive float"}'],
			[
				422,
				'{"detail":[{"loc":["body","temperature"],"msg":"Input should be greater than 0","type":"greater_than"}]}',
			],
			[400, error('temperature is deprecated for this model')],
			[400, error('invalid temperature: only 1 is allowed for this model')],
		],
	],
	[
		'seed',
		'seed',
		[
			[400, error("property 'seed' is unsupported")],
			[422, detail('seed')],
			[400, error('Unknown name "seed": Cannot find field.')],
		],
	],
	[
		'an open message at the end',
		'prefill',
		[
			[
				400,
				error(
					'This model does not support assistant message prefill. The conversation must end with a user message.',
				),
			],
			[400, error('Cannot have 2 or more assistant messages at the end of the list.')],
			[422, detail('continue_final_message')],
		],
	],
	[
		'stream_options',
		'stream_options',
		[
			[422, detail('stream_options')],
			[400, error('Unrecognized request argument supplied: stream_options')],
		],
	],
	[
		'logprobs',
		'logprobs',
		[
			[400, error('`logprobs` is not supported with this model')],
			[422, detail('top_logprobs')],
		],
	],
	[
		'the name of the limit',
		'max_tokens',
		[
			[
				400,
				error(
					"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
				),
			],
			[422, detail('max_completion_tokens')],
		],
	],
	[
		'C22: the system role',
		'system',
		[
			[400, error('Only user and assistant roles are supported!')],
			[400, error('System role not supported')],
			[
				500,
				error('Jinja Exception: System role not supported at row 1', { code: 500, type: 'server_error' }),
			],
			[400, error('Developer instruction is not enabled for models/gemma-3-4b-it')],
			[400, error("Unsupported value: 'messages[0].role' does not support 'system' with this model.")],
			[400, error("This model doesn't support system messages")],
			[
				422,
				'{"detail":[{"loc":["body","messages",0,"role"],"msg":"Input should be \'user\' or \'assistant\'"}]}',
			],
			[400, error('invalid role: system')],
			[400, error("Unknown role 'system'")],
		],
	],
	[
		'roles that must alternate',
		'alternation',
		[
			[400, error('Conversation roles must alternate user/assistant/user/assistant/...')],
			[
				500,
				error(
					'Error: Jinja Exception: After the optional system message, conversation roles must alternate user and assistant roles except for tool calls and results.',
				),
			],
			[400, error('consecutive user messages are not allowed')],
			[400, error('The first message must have role user')],
		].map(
			([status, body]) =>
				[
					status as number,
					(body as string).replace('must have role user', 'must start with a user'),
				] as const,
		),
	],
	[
		'C17: tools',
		'tools',
		[
			[400, error('gemma3:4b does not support tools')],
			[400, error('registry.ollama.ai/library/gemma3:4b does not support tools', { type: 'api_error' })],
			[
				404,
				error(
					'No endpoints found that support tool use. To learn more about provider routing, visit: https://x',
					{ code: 404 },
				),
			],
			[500, error('tools param requires --jinja flag', { code: 500, type: 'server_error' })],
			[500, error('Unsupported param: tools', { code: 500 })],
			[
				400,
				'{"object":"error","message":"\\"auto\\" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set","type":"BadRequestError","code":400}',
			],
			[400, error('tool use not supported')],
			[400, error('Function calling is not enabled for this model')],
			[400, error('`tools` is not supported by this model')],
			[400, error("This model doesn't support function calling")],
			[400, error('Unrecognized request argument supplied: tools')],
			[422, detail('tools')],
			[400, error("litellm.UnsupportedParamsError: x does not support parameters: ['tools']")],
			[400, error("property 'tools' is unsupported, did you mean 'tool'?")],
			[400, error('model is not able to call tools')],
			[501, error('tool calling is not yet implemented')],
		],
	],
	[
		'what is sent back with tool calls',
		'opaque',
		[
			[
				400,
				'{"message":"messages.2.assistant.reasoning_content: property \'messages.2.assistant.reasoning_content\' is unsupported","code":"wrong_api_format"}',
			],
			[
				400,
				error(
					"'messages.2' : for 'role:assistant' the following must be satisfied[('messages.2' : property 'reasoning_content' is unsupported)]",
				),
			],
			[422, detail('messages', '1', 'assistant', 'extra_content')],
		],
	],
	[
		'a missing text beside tool calls',
		'null_content',
		[
			[400, error("Invalid value for 'content': expected a string, got null.")],
			[
				422,
				'{"detail":[{"loc":["body","messages",1,"content"],"msg":"Input should be a valid string","type":"string_type"}]}',
			],
		],
	],
])('a complaint about %s', (_what, field, bodies) => {
	test.each(bodies)('%i %s', (status, body) => {
		expect(refusedField(status, body)).toBe(field);
	});
});

test.each([
	[400, error('The prompt is too long.')],
	[400, error("This model's maximum context length is 4096 tokens.")],
	[
		400,
		error(
			'max_tokens is too large: 99999. This model supports at most 4096 completion tokens, whereas you asked for more.',
		),
	],
	[400, error("Invalid 'tools[0].function.name': string does not match pattern.")],
	[400, error("messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.")],
	[400, error('Unknown tool call id call_7')],
	[400, error('The `reasoning_content` in the thinking mode must be passed back to the API.')],
	[401, error('temperature is unsupported')],
	[429, error('does not support tools')],
	[500, error('temperature is unsupported')],
	[500, error('The server had an error while processing your request')],
	[503, error('Loading model')],
	[400, ''],
	[400, '['.repeat(9000)],
])('is about no optional field: %i %s', (status, body) => {
	expect(refusedFields(status, body)).toEqual([]);
});

test('a field that is not in the request is not left out', () => {
	const bare: ModelRequest = { role: 'task', messages: [{ role: 'user', content: 'q' }] };
	const full: ModelRequest = {
		role: 'task',
		messages: [
			{ role: 'system', content: 's' },
			{ role: 'user', content: 'q' },
			{
				role: 'assistant',
				content: '',
				toolCalls: [{ id: 'a', name: 'run', arguments: '{}', opaque: { x: 1 } }],
			},
			{ role: 'tool', toolCallId: 'a', content: '1' },
			{ role: 'assistant', content: 'So', isOpen: true },
		],
		maxTokens: 10,
		topP: 0.7,
		seed: 1,
		logprobs: true,
		tools: [{ name: 'run', description: '', parameters: {} }],
	};
	const all = { ...openAiCapabilities, logprobs: true };
	const used = (request: ModelRequest) => optionalFields.filter((field) => isInUse(field, request, all));
	expect(used(bare)).toEqual(['stream_options', 'temperature']);
	expect(used(full)).toEqual(optionalFields.filter((field) => field !== 'alternation'));
	expect(used({ ...full, messages: full.messages.slice(0, 2) })).toContain('alternation');
});

describe('grantedTokens', () => {
	test.each([
		[
			'max_tokens is too large: 8192. This model supports at most 4096 completion tokens, whereas you provided 8192.',
			4096,
		],
		[
			'max_tokens: 8192 > 4096, which is the maximum allowed number of output tokens for claude-3-haiku-20240307',
			4096,
		],
		['Invalid max_tokens value, the valid range of max_tokens is [1, 8000]', 8000],
		['`max_completion_tokens` must be less than or equal to `1,024`', 1024],
		[
			"This model's maximum context length is 4097 tokens. However, you requested 8895 tokens (703 in the messages, 8192 in the completion).",
			3394,
		],
		[
			"'max_tokens' is too large: 8192. This model's maximum context length is 4096 tokens and your request has 1000 input tokens",
			3096,
		],
		['max_tokens must be at least 1', null],
		[
			"This model's maximum context length is 4096 tokens. However, your request has 5000 input tokens, max_tokens 8192",
			null,
		],
		['The prompt is too long: 5000 tokens > 4096 maximum', null],
		['', null],
	])('%s', (message, granted) => {
		expect(grantedTokens(400, error(message), 8192)).toBe(granted);
	});
});
