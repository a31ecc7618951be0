import type { CodeAnalysis, ExecutionResult } from '../execution.ts';
import { isMethodId } from '../method-id.ts';
import type { MethodId } from '../method-id.ts';
import type {
	ChatMessage,
	FinishReason,
	ModelFailure,
	ModelRef,
	Opaque,
	Role,
	TokenProbability,
	ToolCall,
	ToolSpec,
	Usage,
} from '../model.ts';
import type { Briefing } from '../briefing.ts';
import type { Question, QuestionSource } from '../question.ts';
import type { Reading } from '../reply/reading.ts';
import type { FamilyId } from '../tasks/family-id.ts';
import {
	amount,
	anything,
	type Decoder,
	duration,
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

/** Decoders of the types that a record holds and that are stated elsewhere: models, executions, readings, questions. */

export const role: Decoder<Role> = oneOf('task', 'coach', 'checker', 'summariser', 'reader');
export const modelRef: Decoder<ModelRef> = object({
	id: text,
	label: text,
	kind: oneOf('scripted', 'hosted', 'local', 'in-browser', 'rules', 'person'),
});

export const briefing: Decoder<Briefing> = object({
	parts: list(
		object({
			what: oneOf('instruction', 'question', 'answer', 'output', 'check', 'looks', 'standing'),
			length: whole(0),
		}),
	),
	guidance: whole(1),
	of: whole(1),
});

export const opaque: Decoder<Opaque> = mapOf(anything);

export const toolCall: Decoder<ToolCall> = object({ id: text, name: text, arguments: text }, { opaque });

export const message: Decoder<ChatMessage> = tagged('role', {
	system: object({ role: oneOf('system'), content: text }),
	user: object({ role: oneOf('user'), content: text }),
	assistant: object(
		{ role: oneOf('assistant'), content: text },
		{ toolCalls: list(toolCall), opaque, isOpen: flag },
	),
	tool: object({ role: oneOf('tool'), toolCallId: text, content: text }),
});

export const tool: Decoder<ToolSpec> = object({ name: text, description: text, parameters: mapOf(anything) });

export const usage: Decoder<Usage> = object(
	{},
	{ inputTokens: amount, outputTokens: amount, reasoningTokens: amount, estimated: flag, cost: amount },
);

export const finishReason: Decoder<FinishReason> = object({
	unified: oneOf('stop', 'length', 'tool-calls', 'content-filter', 'circles', 'other'),
	raw: nullable(text),
});

export const reading: Decoder<Reading> = object({
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

export const probability: Decoder<TokenProbability> = object(
	{ token: text, logprob: number },
	{ top: list(object({ token: text, logprob: number })) },
);

export const failureKind = oneOf(
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
	'no-prefill',
	'unavailable',
	'spending-cap',
	'cancelled',
);

export const modelFailure: Decoder<ModelFailure> = object(
	{
		kind: failureKind,
		message: text,
		remedy: text,
	},
	{ status: number },
);

/** Figures are shown as pictures, so nothing but PNG data may stand where they do. */
const figure: Decoder<string> = (value) => {
	const decoded = text(value);
	return decoded.startsWith('data:image/png;base64,') ? decoded : fail('a PNG data URL');
};

const ran = {
	stdout: text,
	stderr: text,
	output: text,
	truncated: flag,
	figures: list(figure),
	ms: duration,
};
const start = { startMs: duration };

export const execution: Decoder<ExecutionResult> = tagged('kind', {
	finished: object(
		{ kind: oneOf('finished'), ...ran },
		{
			...start,
			value: text,
			variable: object({ name: oneOf('result', 'Answer', 'answer'), text }),
		},
	),
	raised: object(
		{
			kind: oneOf('raised'),
			...ran,
			error: object({ name: text, message: text, traceback: text }, { line: whole(1) }),
		},
		{
			...start,
			asks: list(object({ instruction: text, value: text, line: nullable(whole(1)) })),
		},
	),
	'timed-out': object({ kind: oneOf('timed-out'), ...ran, limitMs: amount }, start),
	crashed: object({ kind: oneOf('crashed'), ...ran, reason: text }, start),
	stopped: object({ kind: oneOf('stopped'), ...ran }, start),
	unavailable: object({ kind: oneOf('unavailable'), reason: text }),
});

const flags = object({ searching: flag, symbolic: flag, numerical: flag });

const mark = object(
	{
		kind: oneOf(
			'loop',
			'recursion',
			'branch',
			'error-handling',
			'arithmetic',
			'solver',
			'search',
			'disguise',
			'keyword',
			'letters',
		),
		line: number,
		column: number,
		endLine: number,
		endColumn: number,
	},
	{ adds: object({}, { published: number, tree: number }) },
);

export const analysis: Decoder<CodeAnalysis> = tagged('kind', {
	analysed: object(
		{
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
			marks: list(mark),
		},
		{ unplaced: object({ count: amount, published: number, tree: number }) },
	),
	'syntax-error': object({ kind: oneOf('syntax-error'), message: text, line: number, column: number }),
	unavailable: object({ kind: oneOf('unavailable'), reason: text }),
});

const source: Decoder<QuestionSource> = tagged('kind', {
	typed: object(
		{ kind: oneOf('typed') },
		{
			asTyped: text,
			expected: text,
			check: object({ family: text as Decoder<FamilyId>, instance: anything }),
			computed: (value): true => (value === true ? true : fail('true')),
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

export const question: Decoder<Question> = object({ text, source });

export const methodId: Decoder<MethodId> = (value) => {
	const id = text(value);
	return isMethodId(id) ? id : fail('a known method');
};
