import { isRecord } from '../../json.ts';
import type { ChatMessage, FinishReason, ModelRef, ToolCall, Usage } from '../../model.ts';
import type { Question } from '../../question.ts';
import type { RunEvent } from '../../record/event.ts';
import { foldRun } from '../../record/fold.ts';
import type { RunSpec } from '../../record/spec.ts';
import { summaryOf } from '../../record/summary.ts';
import type { CallEntry, RunView } from '../../record/view.ts';
import { stateOf } from '../state.ts';
import { iso } from './dates.ts';

/** A JSON object of Inspect's log schema (`inspect_ai.log`, format version 2). */
export type InspectObject = Readonly<Record<string, unknown>>;

/** Latest time that Python's dates hold. */
const LAST_YEAR = 253_402_300_799_000;

export function inspectDate(ms: number): string {
	return iso(Math.max(0, Math.min(LAST_YEAR, ms)));
}

/** As Inspect names models: `openai/gpt-4o`; by the page's own id where no host is known. */
export function inspectModel({ id }: ModelRef, snapshots: RunSpec['snapshots'] = {}): string {
	const snapshot = Object.hasOwn(snapshots, id) ? snapshots[id] : undefined;
	return snapshot === undefined ? id : `${snapshot.host}/${snapshot.model}`;
}

/** One run as one sample. `targetOf` gives a reference answer, null where there is none; several answers may be right. */
export function inspectSample(
	events: readonly RunEvent[],
	targetOf: (question: Question) => string | null,
): InspectObject {
	const view = foldRun(events);
	const { spec } = view;
	if (spec === null) throw new Error('A run without a run-start is no sample');
	const target = targetOf(spec.question) ?? '';
	const last = callsOf(view.turns).findLast(({ role }) => role === 'task' || role === 'summariser');
	const score = scoreOf(view);
	const { source } = spec.question;
	return {
		id: source.kind === 'instance' ? [source.family, source.level, source.seed].join('/') : spec.runId,
		epoch: (spec.repeat ?? 0) + 1,
		input: spec.question.text,
		target,
		messages: last === undefined ? [] : [...messagesOf(last), assistantOf(last, spec)],
		output:
			last === undefined ? { model: inspectModel(spec.models.task, spec.snapshots) } : outputOf(last, spec),
		scores: score === null ? {} : { [SCORER]: score },
		metadata: {
			...(source.kind === 'instance'
				? { family: source.family, level: source.level, seed: source.seed }
				: {}),
			method: spec.method,
			options: spec.options,
			outcome: view.outcome,
			scripted: spec.models.task.kind === 'scripted',
		},
		events: eventsOf(view, events, target, score),
		...new UsageSum().add(view).fields(),
		started_at: inspectDate(view.startedAt),
		...(view.endedAt === null ? {} : { completed_at: inspectDate(view.endedAt) }),
		total_time: seconds(Math.max(0, view.lastAt - view.startedAt)),
		working_time: seconds(view.totals.ms),
		uuid: spec.runId,
		...faultOf(view, spec),
	};
}

/** The page's verifiers as Inspect's one scorer. */
export const SCORER = 'verdict';

function scoreOf(view: RunView): InspectObject | null {
	const state = stateOf(summaryOf(view), new Set());
	if (state.kind !== 'judged') return null;
	const { verdict, failure } = view;
	if (verdict === null) {
		return { value: 'I', explanation: failure !== null && 'message' in failure ? failure.message : '' };
	}
	const { kind, why, credit } = verdict.verdict;
	return {
		value: kind === 'correct' ? 'C' : kind === 'no-answer' ? 'N' : 'I',
		...(verdict.answer === null ? {} : { answer: verdict.answer.text }),
		explanation: why,
		metadata: {
			verdict: kind,
			from: verdict.answer?.from ?? null,
			read_by: verdict.readBy ?? null,
			either: verdict.other === null ? null : verdict.other.verdict.kind,
			...(credit === undefined ? {} : { credit }),
		},
	};
}

/** A limit belongs to the task; any other failure is an error of the sample, which then has no score. */
function faultOf({ failure, turns }: RunView, { limits }: RunSpec): InspectObject {
	if (failure === null) return {};
	if (failure.kind !== 'limit') {
		const message = failure.kind === 'model-call' ? failure.failure.message : failure.message;
		return { error: { message, traceback: '', traceback_ansi: '' } };
	}
	const hit = turns
		.flatMap(({ entries }) => entries)
		.findLast((entry) => entry.kind === 'note' && entry.note.type === 'limit-reached');
	const kind = hit?.kind === 'note' && hit.note.type === 'limit-reached' ? hit.note.limit : 'calls';
	const value = kind === 'turns' ? undefined : limits[kind];
	return { limit: { type: LIMIT_TYPES[kind], limit: value ?? 0, reason: failure.message } };
}

const LIMIT_TYPES = {
	turns: 'turn',
	calls: 'custom',
	tokens: 'token',
	cost: 'cost',
	seconds: 'time',
} as const;

function messagesOf({ messages }: CallEntry): readonly InspectObject[] {
	return messages.map(messageOf);
}

function messageOf(message: ChatMessage): InspectObject {
	switch (message.role) {
		case 'system':
		case 'user':
			return { role: message.role, content: message.content };
		case 'assistant':
			return {
				role: 'assistant',
				content: message.content,
				...(message.toolCalls === undefined ? {} : { tool_calls: message.toolCalls.map(toolCallOf) }),
			};
		case 'tool':
			return { role: 'tool', content: message.content, tool_call_id: message.toolCallId };
	}
}

function assistantOf({ text, reasoning, model, status }: CallEntry, { snapshots }: RunSpec): InspectObject {
	const toolCalls = status.kind === 'ended' ? status.toolCalls : [];
	return {
		role: 'assistant',
		source: 'generate',
		model: inspectModel(model, snapshots),
		content:
			reasoning === ''
				? text
				: [
						{ type: 'reasoning', reasoning },
						{ type: 'text', text },
					],
		...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls.map(toolCallOf) }),
	};
}

function toolCallOf({ id, name, arguments: text }: ToolCall): InspectObject {
	const call = { id, function: name, type: 'function' };
	try {
		const value: unknown = JSON.parse(text);
		if (isRecord(value)) return { ...call, arguments: value };
	} catch {
		// Said below: what is no object is no arguments either.
	}
	return { ...call, arguments: {}, parse_error: 'The arguments are no JSON object' };
}

function outputOf(call: CallEntry, spec: RunSpec): InspectObject {
	const { status, model } = call;
	const ended = status.kind === 'ended' ? status : null;
	return {
		model: inspectModel(model, spec.snapshots),
		choices: [
			{
				message: assistantOf(call, spec),
				stop_reason: ended === null ? 'unknown' : STOP_REASONS[ended.finishReason.unified],
			},
		],
		...(ended === null ? {} : { usage: modelUsage([ended.usage]), time: seconds(ended.ms) }),
	};
}

const STOP_REASONS = {
	stop: 'stop',
	length: 'max_tokens',
	'tool-calls': 'tool_calls',
	'content-filter': 'content_filter',
	circles: 'unknown',
	other: 'unknown',
} as const satisfies Record<FinishReason['unified'], string>;

/** Counts what calls used, by model and by role. */
export class UsageSum {
	readonly #byModel = new Map<string, Usage[]>();
	readonly #byRole = new Map<string, Usage[]>();

	add({ turns, spec }: RunView): this {
		for (const call of callsOf(turns)) {
			if (call.status.kind !== 'ended') continue;
			const { usage } = call.status;
			push(this.#byModel, inspectModel(call.model, spec?.snapshots), usage);
			push(this.#byRole, call.role, usage);
		}
		return this;
	}

	fields(): InspectObject {
		const all = (map: Map<string, Usage[]>): InspectObject =>
			Object.fromEntries([...map].map(([name, usages]) => [name, modelUsage(usages)]));
		return { model_usage: all(this.#byModel), role_usage: all(this.#byRole) };
	}
}

function push(map: Map<string, Usage[]>, name: string, usage: Usage): void {
	const held = map.get(name);
	if (held === undefined) map.set(name, [usage]);
	else held.push(usage);
}

function callsOf(turns: RunView['turns']): readonly CallEntry[] {
	return turns.flatMap(({ entries }) => entries.filter((entry) => entry.kind === 'call'));
}

/** Python's readers take no larger whole number out of JSON for certain. */
const MOST_TOKENS = 1e12;

/** What a host did not say counts as nothing there, for Inspect knows no other way; the cost is left out. */
function modelUsage(usages: readonly Usage[]): InspectObject {
	const sum = (of: (usage: Usage) => number | undefined): number =>
		usages.reduce((total, usage) => total + Math.round(Math.min(of(usage) ?? 0, MOST_TOKENS)), 0);
	const input = sum((usage) => usage.inputTokens);
	const output = sum((usage) => usage.outputTokens);
	const reasoning = sum((usage) => usage.reasoningTokens);
	const isPriced = usages.every(({ cost }) => cost !== undefined);
	return {
		input_tokens: input,
		output_tokens: output,
		total_tokens: input + output,
		...(reasoning === 0 ? {} : { reasoning_tokens: reasoning }),
		...(isPriced ? { total_cost: usages.reduce((total, { cost = 0 }) => total + cost, 0) } : {}),
	};
}

/** Every call, execution and decision in order, so that Inspect's transcript shows what this page's timeline shows. */
function eventsOf(
	view: RunView,
	events: readonly RunEvent[],
	target: string,
	score: InspectObject | null,
): readonly InspectObject[] {
	const { spec } = view;
	if (spec === null) return [];
	const calls = new Map(callsOf(view.turns).map((call) => [call.callId, call]));
	return events.flatMap((event): InspectObject[] => {
		const base = {
			uuid: `${spec.runId}-${String(event.seq)}`,
			timestamp: inspectDate(event.at),
			working_start: seconds(Math.max(0, event.at - view.startedAt)),
		};
		switch (event.type) {
			case 'call-end':
			case 'call-failed': {
				const call = calls.get(event.callId);
				if (call === undefined) return [];
				const { tools, role, model } = call;
				return [
					{
						event: 'model',
						...base,
						model: inspectModel(model, spec.snapshots),
						role,
						input: messagesOf(call),
						tools: tools.map(({ name, description }) => ({ name, description })),
						tool_choice: tools.length === 0 ? 'none' : 'auto',
						config: {},
						output: outputOf(call, spec),
						working_time: seconds(event.ms),
						...(event.type === 'call-failed' ? { error: event.failure.message } : {}),
					},
				];
			}
			case 'code-start':
			case 'code-end':
			case 'decision':
			case 'self-check':
			case 'gauge':
			case 'remark':
			case 'limit-reached': {
				return [{ event: 'info', ...base, source: event.type, data: event }];
			}
			case 'verdict':
				return score === null ? [] : [{ event: 'score', ...base, score, target, scorer: SCORER }];
			default:
				return [];
		}
	});
}

function seconds(ms: number): number {
	return ms / 1000;
}
