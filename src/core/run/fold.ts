import type { GroupId, RunId } from '../ids.ts';
import type { MethodId } from '../methods/method.ts';
import type { RunVerdict } from './event.ts';

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
