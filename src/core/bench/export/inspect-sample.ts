import type { Question } from '../../question.ts';
import { scriptedIn } from '../../record/called-models.ts';
import type { RunEvent } from '../../record/event.ts';
import { foldRun } from '../../record/fold.ts';
import { THINKS } from '../../record/purposes.ts';
import type { RunSpec } from '../../record/spec.ts';
import { summaryOf } from '../../record/summary.ts';
import type { RunView } from '../../record/view.ts';
import { instanceKey } from '../plan.ts';
import { stateOf } from '../state.ts';
import { iso } from './dates.ts';
import {
	assistantOf,
	callsOf,
	inspectModel,
	type InspectObject,
	messagesOf,
	outputOf,
	seconds,
	UsageSum,
} from './inspect-calls.ts';

/** Latest time that Python's dates hold. */
const LAST_YEAR = 253_402_300_799_000;

/** `ms` since the epoch, as ISO 8601; cut to 1970 to 9999, which Python's dates hold. */
export function inspectDate(ms: number): string {
	return iso(Math.max(0, Math.min(LAST_YEAR, ms)));
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
	const last = callsOf(view.turns).findLast(
		({ role, purpose }) => (role === 'task' || role === 'summariser') && purpose !== THINKS,
	);
	const score = scoreOf(view);
	const { source } = spec.question;
	return {
		id: source.kind === 'instance' ? instanceKey(source.family, source.level, source.seed) : spec.runId,
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
			scripted: scriptedIn([view]) !== 'none',
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
	const state = stateOf(summaryOf(view), false);
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
