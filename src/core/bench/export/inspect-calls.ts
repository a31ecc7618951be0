import { isRecord } from '../../json.ts';
import type { ChatMessage, FinishReason, ModelRef, ToolCall, Usage } from '../../model.ts';
import type { RunSpec } from '../../record/spec.ts';
import type { CallEntry, RunView } from '../../record/view.ts';

/** A JSON object of Inspect's log schema (`inspect_ai.log`, format version 2). */
export type InspectObject = Readonly<Record<string, unknown>>;

/** As Inspect names models: `openai/gpt-4o`; by the page's own id where no host is known. */
export function inspectModel({ id }: ModelRef, snapshots: RunSpec['snapshots'] = {}): string {
	const snapshot = Object.hasOwn(snapshots, id) ? snapshots[id] : undefined;
	return snapshot === undefined ? id : `${snapshot.host}/${snapshot.model}`;
}

/** What the model was sent, in Inspect's form; its reply is in `outputOf`. */
export function messagesOf({ messages }: CallEntry): readonly InspectObject[] {
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

/** The reply as a message; without tool calls while the call has not ended. */
export function assistantOf(
	{ text, reasoning, model, status }: CallEntry,
	{ snapshots }: RunSpec,
): InspectObject {
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

/** The reply with why it stopped; usage and time only of a call that has ended. */
export function outputOf(call: CallEntry, spec: RunSpec): InspectObject {
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

/** Of all roles, turn by turn. */
export function callsOf(turns: RunView['turns']): readonly CallEntry[] {
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

/** Inspect counts in seconds, our records in milliseconds. */
export function seconds(ms: number): number {
	return ms / 1000;
}
