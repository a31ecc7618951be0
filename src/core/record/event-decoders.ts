import type { CodeAnalysis, ExecutionResult } from '../execution.ts';
import type { GroupId, RunId } from '../ids.ts';
import { isMethodId } from '../method-id.ts';
import type { MethodId } from '../method-id.ts';
import type { ChatMessage, ModelRef, Usage } from '../model.ts';
import type { Question, QuestionSource } from '../question.ts';
import type { Reading } from '../reply/reading.ts';
import type { FamilyId } from '../tasks/family-id.ts';
import {
	anything,
	type Decoder,
	fail,
	flag,
	list,
	mapOf,
	nullable,
	number,
	object,
	oneOf,
	tagged,
	text,
	whole,
} from './decode.ts';
import type { RunEvent, RunEventBody, RunFailure, RunVerdict } from './event.ts';
import type { RunLimits, RunSpec } from './spec.ts';

const role = oneOf('task', 'coach', 'checker', 'summariser', 'reader');
const turn = whole(1);
const amount: Decoder<number> = (value, path) => {
	const decoded = number(value, path);
	return decoded >= 0 ? decoded : fail(path, 'zero or more');
};

const modelRef: Decoder<ModelRef> = object({
	id: text,
	label: text,
	kind: oneOf('scripted', 'hosted', 'local', 'in-browser', 'rules'),
});

const opaque = mapOf(anything);

const toolCall = object({ id: text, name: text, arguments: text }, { opaque });

const message: Decoder<ChatMessage> = tagged<ChatMessage>('role', {
	system: object({ role: oneOf('system'), content: text }),
	user: object({ role: oneOf('user'), content: text }),
	assistant: object({ role: oneOf('assistant'), content: text }, { toolCalls: list(toolCall), opaque }),
	tool: object({ role: oneOf('tool'), toolCallId: text, content: text }),
});

const tool = object({ name: text, description: text, parameters: mapOf(anything) });

const usage: Decoder<Usage> = object(
	{},
	{ inputTokens: amount, outputTokens: amount, reasoningTokens: amount, estimated: flag, cost: amount },
);

const finishReason = object({
	unified: oneOf('stop', 'length', 'tool-calls', 'content-filter', 'circles', 'other'),
	raw: nullable(text),
});

const reading: Decoder<Reading> = object({
	program: nullable(
		object({
			code: text,
			written: oneOf('block', 'call'),
			note: nullable(text),
			blocks: list(text),
			needsOthers: nullable(text),
		}),
	),
	prose: text,
	before: whole(0),
	after: whole(0),
	isCut: flag,
	notes: list(text),
});

const probability = object(
	{ token: text, logprob: number },
	{ top: list(object({ token: text, logprob: number })) },
);

const modelFailure = object(
	{
		kind: oneOf(
			'no-key',
			'unauthorised',
			'forbidden',
			'unknown-model',
			'rate-limit',
			'quota',
			'server',
			'unreachable',
			'cut',
			'malformed',
			'bad-request',
			'no-tools',
			'unavailable',
			'spending-cap',
			'cancelled',
		),
		message: text,
		remedy: text,
	},
	{ status: number },
);

/** Figures are shown as pictures, so nothing but PNG data may stand where they do. */
const figure: Decoder<string> = (value, path) => {
	const decoded = text(value, path);
	return decoded.startsWith('data:image/png;base64,') ? decoded : fail(path, 'a PNG data URL');
};

const ran = { stdout: text, stderr: text, output: text, truncated: flag, figures: list(figure), ms: amount };

const execution: Decoder<ExecutionResult> = tagged<ExecutionResult>('kind', {
	finished: object(
		{ kind: oneOf('finished'), ...ran },
		{
			value: text,
			variable: object({ name: oneOf('result', 'Answer', 'answer'), text }),
		},
	),
	raised: object({
		kind: oneOf('raised'),
		...ran,
		error: object({ name: text, message: text, traceback: text }, { line: whole(1) }),
	}),
	'timed-out': object({ kind: oneOf('timed-out'), ...ran, limitMs: amount }),
	crashed: object({ kind: oneOf('crashed'), ...ran, reason: text }),
	stopped: object({ kind: oneOf('stopped'), ...ran }),
	unavailable: object({ kind: oneOf('unavailable'), reason: text }),
});

const flags = object({ searching: flag, symbolic: flag, numerical: flag });

const analysis: Decoder<CodeAnalysis> = tagged<CodeAnalysis>('kind', {
	analysed: object({
		kind: oneOf('analysed'),
		published: object({ score: number, flags }, { lines: list(text) }),
		keywords: object({ score: number }),
		tree: object({
			score: number,
			counts: object({
				loops: amount,
				recursion: amount,
				branches: amount,
				errorHandling: amount,
				arithmetic: amount,
				solverLibrary: amount,
			}),
			flags,
		}),
		disguise: nullable(text),
		lines: list(text),
		marks: list(
			object({
				kind: oneOf(
					'loop',
					'recursion',
					'branch',
					'error-handling',
					'arithmetic',
					'solver',
					'search',
					'disguise',
				),
				line: number,
				column: number,
				endLine: number,
				endColumn: number,
			}),
		),
	}),
	'syntax-error': object({ kind: oneOf('syntax-error'), message: text, line: number, column: number }),
	unavailable: object({ kind: oneOf('unavailable'), reason: text }),
});

const source: Decoder<QuestionSource> = tagged<QuestionSource>('kind', {
	typed: object(
		{ kind: oneOf('typed') },
		{
			asTyped: text,
			expected: text,
			check: object({ family: text as Decoder<FamilyId>, instance: anything }),
		},
	),
	instance: object({
		kind: oneOf('instance'),
		// A family of a later version is kept; the judge says that it does not know it.
		family: text as Decoder<FamilyId>,
		level: text,
		seed: text,
		instance: anything,
	}),
});

const decodeQuestion: Decoder<Question> = object({ text, source });

const methodId: Decoder<MethodId> = (value, path) => {
	const id = text(value, path);
	return isMethodId(id) ? id : fail(path, 'a known method');
};

const option: Decoder<number | boolean | string> = (value, path) =>
	typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string'
		? value
		: fail(path, 'an option value');

const limits: Decoder<RunLimits> = object(
	{ pythonMs: amount },
	{ calls: amount, tokens: amount, cost: amount, seconds: amount, maxTokens: amount },
);

export const decodeRunSpec: Decoder<RunSpec> = object(
	{
		runId: text as Decoder<RunId>,
		groupId: text as Decoder<GroupId>,
		question: decodeQuestion,
		method: methodId,
		options: mapOf(option),
		models: object({ task: modelRef, coach: modelRef, checker: modelRef, summariser: modelRef }),
		limits,
	},
	{ blocks: oneOf('first', 'all'), readOut: flag },
);

const answer = object({
	text,
	from: oneOf(
		'output-marker',
		'output',
		'output-block',
		'output-line',
		'value',
		'variable',
		'prose-marker',
		'prose-said',
		'prose-block',
		'prose-line',
		'reader',
	),
});

const verdict: Decoder<RunVerdict['verdict']> = (value, path) =>
	object(
		{ kind: oneOf('correct', 'incorrect', 'malformed', 'no-answer', 'not-checked'), why: text },
		{ credit: mapOf(number) },
	)(value, path);

const runVerdict: Decoder<RunVerdict> = object(
	{
		verdict,
		answer: nullable(answer),
		other: nullable(object({ answer, verdict })),
		turn,
	},
	{ readBy: oneOf('rules', 'model') },
);

const failure: Decoder<RunFailure> = tagged<RunFailure>('kind', {
	'model-call': object({ kind: oneOf('model-call'), role, failure: modelFailure }),
	python: object({ kind: oneOf('python'), message: text }),
	limit: object({ kind: oneOf('limit'), message: text }),
	internal: object({ kind: oneOf('internal'), message: text }),
});

/** The decoder of each kind of event: a new kind does not compile until it is listed. */
const bodies: { [K in RunEventBody['type']]: Decoder<Extract<RunEventBody, { type: K }>> } = {
	'run-start': object({ type: oneOf('run-start'), version: oneOf(1), spec: decodeRunSpec }),
	'call-start': object(
		{
			type: oneOf('call-start'),
			callId: text,
			turn,
			role,
			model: modelRef,
			steer: oneOf('text', 'code', 'free'),
			purpose: text,
			messages: list(message),
		},
		{ tools: list(tool) },
	),
	'call-delta': object(
		{
			type: oneOf('call-delta'),
			callId: text,
			channel: oneOf('answer', 'reasoning'),
			text,
		},
		{ recast: flag },
	),
	'call-waiting': object({ type: oneOf('call-waiting'), callId: text, ahead: nullable(number) }),
	'call-retry': object({
		type: oneOf('call-retry'),
		callId: text,
		attempt: number,
		waitMs: amount,
		reason: text,
	}),
	'call-end': object(
		{
			type: oneOf('call-end'),
			callId: text,
			text,
			reasoning: text,
			toolCalls: list(toolCall),
			finishReason,
			usage,
			ms: number,
		},
		{ logprobs: list(probability), opaque, reading },
	),
	'call-failed': object({
		type: oneOf('call-failed'),
		callId: text,
		failure: modelFailure,
		text,
		ms: number,
	}),
	'code-start': object(
		{
			type: oneOf('code-start'),
			codeId: text,
			turn,
			purpose: oneOf('answer', 'check', 'tool'),
			code: text,
		},
		{ note: text },
	),
	'code-output': object({
		type: oneOf('code-output'),
		codeId: text,
		stream: oneOf('stdout', 'stderr'),
		text,
	}),
	'code-end': object({ type: oneOf('code-end'), codeId: text, result: execution }),
	analysis: object({ type: oneOf('analysis'), turn, codeId: nullable(text), analysis }),
	'self-check': object({
		type: oneOf('self-check'),
		turn,
		verdict: oneOf('correct', 'incorrect', 'unclear'),
		explanation: text,
		codeId: nullable(text),
	}),
	decision: object(
		{
			type: oneOf('decision'),
			turn,
			by: oneOf('coach', 'method', 'model'),
			action: oneOf('text', 'code', 'improve', 'return', 'terminate', 'summarise'),
			reason: text,
		},
		{ guidance: text },
	),
	gauge: object({ type: oneOf('gauge'), turn, label: text, value: number, explanation: text }),
	remark: object({ type: oneOf('remark'), turn, text }),
	'limit-reached': object({
		type: oneOf('limit-reached'),
		turn,
		limit: oneOf('turns', 'calls', 'tokens', 'cost', 'seconds'),
		text,
	}),
	verdict: object({ type: oneOf('verdict'), outcome: runVerdict }),
	'run-error': object({ type: oneOf('run-error'), failure }),
	'run-end': object({
		type: oneOf('run-end'),
		outcome: oneOf('finished', 'failed', 'cancelled', 'interrupted'),
	}),
};

const body = tagged<RunEventBody>('type', bodies);
const base = object({ runId: text as Decoder<RunId>, seq: whole(0), at: number });

export const decodeRunEvent: Decoder<RunEvent> = (value, path) => ({
	...base(value, path),
	...body(value, path),
});
