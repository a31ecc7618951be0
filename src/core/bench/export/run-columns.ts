import type { GroupId, RunId } from '../../ids.ts';
import {
	amount,
	type Decoder,
	fail,
	flag,
	list,
	nullable,
	number,
	object,
	oneOf,
	whole,
} from '../../record/decode.ts';
import { nudged, round, verdictKind } from '../../record/event.ts';
import { RUN_FLAGS } from '../../record/flags.ts';
import { decodeWith } from '../../record/parse.ts';
import { failureKind } from '../../record/parts.ts';
import { type ErrorKind, hashOfOptions, type RunSummary } from '../../record/summary.ts';
import { err, ok, type Result } from '../../result.ts';
import { type Experiment, idsOf } from '../experiment.ts';
import type { Cell, Plan } from '../plan.ts';
import { type CellState, type CellStates, stateOf } from '../state.ts';

const share: Decoder<number> = (value) => {
	const decoded = number(value);
	return decoded >= 0 && decoded <= 1 ? decoded : fail('a number from 0 to 1');
};

const errorKind: Decoder<ErrorKind> = (value) =>
	value === 'python' || value === 'limit' || value === 'internal' ? value : failureKind(value);

/** As far as tables and pictures are made of it, how a run ended that has an end. */
const FIELDS = {
	/** Cells of the plan that stand between the run before and this one. */
	skipped: whole(0),
	verdict: nullable(verdictKind),
	error: nullable(errorKind),
	way: nullable(oneOf('text', 'code')),
	calls: whole(0),
	executions: whole(0),
	tokens: nullable(amount),
	cost: nullable(amount),
	ms: amount,
	/** Null: nobody looked. */
	flags: nullable(list(oneOf(...RUN_FLAGS))),
	/** `unknown`: nobody looked. */
	other: nullable((value: unknown) => (value === 'unknown' ? value : verdictKind(value))),
	rated: nullable(object({ value: share, by: oneOf('model', 'probabilities') })),
	routes: nullable(object({ imagined: flag, printed: flag })),
	rounds: nullable(list(round)),
	nudged: nullable(nudged),
};

type Fields = { [K in keyof typeof FIELDS]: ReturnType<(typeof FIELDS)[K]> };
const NAMES = Object.keys(FIELDS) as readonly (keyof Fields)[];

/** A list for each field, an entry for each run in the order of the plan: what is alike stands together and packs well. */
export type RunColumns = { readonly [K in keyof Fields]: readonly Fields[K][] };

/** Of the runs that have ended. */
export function columnsOf(plan: Plan, states: CellStates): RunColumns {
	const rows: Fields[] = [];
	let last = -1;
	for (const [place, { key }] of plan.cells.entries()) {
		const state = states.get(key);
		if (state?.kind !== 'judged' && state?.kind !== 'failed') continue;
		rows.push(fieldsOf(state.run, place - last - 1));
		last = place;
	}
	return Object.fromEntries(
		NAMES.map((name) => [name, rows.map((row) => row[name])]),
	) as unknown as RunColumns;
}

function fieldsOf(run: RunSummary, skipped: number): Fields {
	const { verdict, error, way, calls, executions, tokens, cost, ms, otherVerdict } = run;
	return {
		...{ skipped, verdict, way, calls, executions, tokens },
		error: run.outcome === 'failed' ? (error ?? 'internal') : null,
		// Of more digits nothing is shown.
		cost: cost === null ? null : Number(cost.toPrecision(6)),
		ms: Math.round(ms),
		flags: run.flags ?? null,
		other: otherVerdict === undefined ? 'unknown' : otherVerdict,
		rated: run.rated ?? null,
		routes: run.routes ?? null,
		rounds: run.rounds ?? null,
		nudged: run.nudged ?? null,
	};
}

/** The way back. Who was asked what stands in the plan and nowhere else. */
export function parseColumns(
	value: unknown,
	experiment: Pick<Experiment, 'id' | 'createdAt'>,
	plan: Plan,
): Result<CellStates> {
	const lists = Object.fromEntries(NAMES.map((name) => [name, list(FIELDS[name] as Decoder<unknown>)]));
	const read = decodeWith(object(lists), value, 'results');
	if (!read.ok) return read;
	const columns = read.value as unknown as RunColumns;
	const { length } = columns.skipped;
	if (NAMES.some((name) => columns[name].length !== length)) return err('Its results are of unequal length');
	const states = new Map<string, CellState>();
	let place = -1;
	for (let at = 0; at < length; at++) {
		const row = Object.fromEntries(NAMES.map((name) => [name, columns[name][at]])) as unknown as Fields;
		place += row.skipped + 1;
		const cell = plan.cells[place];
		if (cell === undefined) return err('It has more results than its plan has runs');
		states.set(cell.key, stateOf(summaryOf(row, cell, experiment, at), false));
	}
	return ok(states);
}

function summaryOf(
	row: Fields,
	{ condition, instance, repeat }: Cell,
	{ id, createdAt }: Pick<Experiment, 'id' | 'createdAt'>,
	at: number,
): RunSummary {
	const { verdict, error, way, calls, executions, tokens, cost, ms, flags, other } = row;
	const { method, cast } = condition;
	const { task } = cast.models;
	return {
		version: 2,
		runId: `${String(id)}-${String(at)}` as RunId,
		groupId: String(id) as GroupId,
		experimentId: id,
		...{ startedAt: createdAt, endedAt: createdAt },
		outcome: error === null ? 'finished' : 'failed',
		question: '',
		...{ family: instance.family, level: instance.level, instance: instance.seed },
		method: method.id,
		optionsHash: hashOfOptions(method.options),
		models: idsOf(cast.models),
		model: { label: task.label, scripted: task.kind === 'scripted' },
		coach: null,
		answer: null,
		...{ verdict, error, way, calls, executions, tokens, cost, ms, repeat },
		confidence: null,
		estimated: false,
		seed: null,
		...(flags === null ? {} : { flags }),
		...(other === 'unknown' ? {} : { otherVerdict: other }),
		rated: row.rated,
		...(row.routes === null ? {} : { routes: row.routes }),
		...(row.rounds === null ? {} : { rounds: row.rounds }),
		...(row.nudged === null ? {} : { nudged: row.nudged }),
	};
}
