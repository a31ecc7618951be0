import { iso } from './dates.ts';
import type { RunSummary } from '../../record/summary.ts';
import { stateOf } from '../state.ts';
import { summaryWithoutKeys } from './without-keys.ts';

type Cell = string | number | boolean | null;

/** What stands in each column, in this order; `words/bench-export.ts` says it to people. Null is an empty cell. */
const COLUMNS = {
	run: ({ runId }) => runId,
	experiment: ({ experimentId }) => experimentId,
	group: ({ groupId }) => groupId,
	started: ({ startedAt }) => iso(startedAt),
	ended: ({ endedAt }) => (endedAt === null ? null : iso(endedAt)),
	outcome: ({ outcome }) => outcome,
	verdict: ({ verdict }) => verdict,
	score: (run) => scoreOf(run),
	error: ({ error }) => error,
	method: ({ method }) => method,
	options: ({ optionsHash }) => optionsHash,
	task_model: ({ models, model }) => models?.task ?? model.label,
	coach: ({ models }) => models?.coach ?? null,
	checker: ({ models }) => models?.checker ?? null,
	summariser: ({ models }) => models?.summariser ?? null,
	scripted: ({ model, others = [] }) => [model, ...others].some(({ scripted }) => scripted),
	family: ({ family }) => family,
	level: ({ level }) => level,
	instance: ({ instance }) => instance,
	repeat: ({ repeat }) => repeat + 1,
	seed: ({ seed }) => seed,
	question: ({ question }) => question,
	answer: ({ answer }) => answer,
	way: ({ way }) => way,
	confidence: ({ confidence }) => confidence,
	calls: ({ calls }) => calls,
	executions: ({ executions }) => executions,
	tokens: ({ tokens }) => tokens,
	tokens_estimated: ({ estimated }) => estimated,
	cost_usd: ({ cost }) => cost,
	seconds: ({ ms }) => ms / 1000,
} as const satisfies Record<string, (run: RunSummary) => Cell>;

export type CsvColumn = keyof typeof COLUMNS;

/** RFC 4180: a heading, then one row per run, each ended by CR LF. One part per row. */
export function* runsCsv(runs: Iterable<RunSummary>): Generator<string, void> {
	yield rowOf(Object.keys(COLUMNS));
	for (const run of runs) {
		const safe = summaryWithoutKeys(run);
		yield rowOf(Object.values(COLUMNS).map((column) => column(safe)));
	}
}

/** 1 right, 0 wrong, null for a run that says nothing about its method. */
function scoreOf(run: RunSummary): number | null {
	const state = stateOf(run, false);
	return state.kind === 'judged' ? state.score : null;
}

function rowOf(cells: readonly Cell[]): string {
	return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: Cell): string {
	if (cell === null) return '';
	const text = typeof cell === 'string' ? defused(cell) : String(cell);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Spreadsheets take a cell that begins like this for a formula and compute it (OWASP, "CSV injection"); an apostrophe before it
 * keeps it a text. A number with its sign stays as it is.
 */
function defused(text: string): string {
	return /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/.test(text) && !SIGNED_NUMBER.test(text) ? `'${text}` : text;
}

/** Digits with what separates them, an exponent, a per cent sign: nothing in it computes. */
const SIGNED_NUMBER = /^[+-][.,]?\d[\d.,]*(?:[eE][+-]?\d+)?%?$/;
