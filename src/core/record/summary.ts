import type { GroupId, RunId } from '../ids.ts';
import type { MethodId } from '../method-id.ts';
import { asTyped } from '../question.ts';
import type { RunEvent, RunVerdict } from './event.ts';
import { foldRun } from './fold.ts';
import type { RunView } from './view.ts';

/** One line of the Runs list; made by a fold over the events, stored beside them so that the list opens fast. */
export interface RunSummary {
	version: 1;
	runId: RunId;
	groupId: GroupId;
	startedAt: number;
	/** Null while it runs, or when the page was closed in the middle. */
	endedAt: number | null;
	outcome: 'running' | 'finished' | 'failed' | 'cancelled' | 'interrupted';
	question: string;
	method: MethodId;
	/** Label and kind of the task model. */
	model: { label: string; scripted: boolean };
	verdict: RunVerdict['verdict']['kind'] | null;
	answer: string | null;
	calls: number;
	executions: number;
	tokens: number | null;
	cost: number | null;
	ms: number;
}

export function summarise(events: readonly RunEvent[]): RunSummary {
	return summaryOf(foldRun(events));
}

/** Throws without a `run-start`: there is no run to name. */
export function summaryOf(view: RunView): RunSummary {
	const { spec, totals, verdict } = view;
	if (spec === null) throw new Error('A run without a run-start has no summary');
	const { inputTokens, outputTokens } = totals;
	return {
		version: 1,
		runId: spec.runId,
		groupId: spec.groupId,
		startedAt: view.startedAt,
		endedAt: view.outcome === 'interrupted' ? null : view.endedAt,
		outcome: view.outcome,
		question: asTyped(spec.question),
		method: spec.method,
		model: { label: spec.models.task.label, scripted: spec.models.task.kind === 'scripted' },
		verdict: verdict?.verdict.kind ?? null,
		answer: verdict?.answer?.text ?? null,
		calls: totals.calls,
		executions: totals.executions,
		tokens: inputTokens === null || outputTokens === null ? null : inputTokens + outputTokens,
		cost: totals.cost,
		ms: totals.ms,
	};
}
