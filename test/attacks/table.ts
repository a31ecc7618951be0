import type { LiveAttack } from '../../src/core/attacks/attack.ts';
import { liveAttacks } from '../../src/core/attacks/live.ts';
import { attackWords } from '../../src/words/attacks.ts';
import type { Row, RowOutcome } from './attack.ts';
import { javaScriptAttacks, type JavaScriptAttack } from './javascript.ts';
import { programAttacks, type ProgramAttack } from './programs.ts';

/** Every attack from every place, as one table. */
export function allRows(): Row[] {
	const from = (place: 'worker' | 'frame') =>
		javaScriptAttacks.filter((attack) => attack.from.includes(place));
	return [
		...liveAttacks.map(liveRow),
		...programAttacks.map(programRow),
		...from('worker').map(workerRow),
		...from('frame').map(frameRow),
	];
}

export function liveRow({ id, kind }: LiveAttack): Row {
	const says = attackWords[id as keyof typeof attackWords];
	return { id: `python/${id}`, kind, position: 'Python', says, recorders: 'see nothing' };
}

export function programRow({ id, kind, says, isOpen, isOpenIn }: ProgramAttack): Row {
	const row = { id: `program/${id}`, kind, position: 'a whole program', says, recorders: 'none' } as const;
	return { ...row, ...(isOpen !== undefined && { isOpen }), ...(isOpenIn !== undefined && { isOpenIn }) };
}

export function workerRow({ id, kind, says }: JavaScriptAttack): Row {
	return { id: `worker/${id}`, kind, position: 'JavaScript in the worker', says, recorders: 'see nothing' };
}

export function frameRow({ id, kind, says, isOpen }: JavaScriptAttack): Row {
	const row = {
		id: `frame/${id}`,
		kind,
		says,
		position: "the frame's thread",
		recorders: 'see nothing',
	} as const;
	return isOpen === undefined ? row : { ...row, isOpen };
}

/** Whether it is known that the attack comes through in this engine. */
export function isKnown({ isOpen, isOpenIn }: Row, engine: string): boolean {
	return isOpen !== undefined && (isOpenIn === undefined || isOpenIn === engine);
}

/** Whether the sandbox's policy alone stops the attack where it stands, so that it must come through without one. */
export function isStoppedByPolicy({ id }: Row): boolean {
	return STOPPED_BY_POLICY.test(id);
}

const STOPPED_BY_POLICY = new RegExp(
	`^(?:${[
		'python/(?:fetch.*|open-url|package|eval|function|run-js|timer)',
		'worker/(?:fetch.*|import(?!-scripts).*)',
		'(?:python|worker|frame)/(?:xhr|web-socket|event-source)',
		// `fetchLater` and prefetching are not in every engine.
		'frame/(?:fetch(?!-later).*|beacon|picture|font|style|script|import(?!-text).*|inner-frame|frame-worker|eval|preload)',
	].join('|')})$`,
);

/**
 * What the policy alone stops and is not seen to come through without it was refused for a reason of its own, which proves nothing.
 *
 * @param free what the same attacks came to in a sandbox without a policy, in the same engine
 */
export function withoutUnproved(outcomes: readonly RowOutcome[], free: readonly RowOutcome[]): RowOutcome[] {
	const came = new Set(free.filter(({ kind }) => kind === 'got').map(({ row }) => row.id));
	return outcomes.map((outcome) =>
		outcome.kind === 'refused' && isStoppedByPolicy(outcome.row) && !came.has(outcome.row.id)
			? { ...outcome, kind: 'not-run', says: 'without the policy nothing is seen of it either' }
			: outcome,
	);
}

/** What one engine came to; null where it is not installed. */
export interface Column {
	readonly engine: string;
	/** The engine with its version. */
	readonly name: string;
	readonly outcomes: readonly RowOutcome[] | null;
}

/** The table as text, engines as columns. */
export function printTable(columns: readonly Column[]): string {
	const rows = allRows();
	const cell = (column: Column, row: Row): string => {
		const outcome = column.outcomes?.find((outcome) => outcome.row.id === row.id);
		if (outcome === undefined || outcome.kind === 'not-run') return 'not run';
		if (outcome.kind === 'refused') return 'refused';
		return isKnown(row, column.engine) ? 'GOT (known)' : 'GOT';
	};
	const lines = rows.map((row) => [row.position, row.says, ...columns.map((column) => cell(column, row))]);
	const table = [['from', 'tries to', ...columns.map(({ name }) => name)], ...lines];
	const widths = table[0]?.map((_, at) => Math.max(...table.map((line) => line[at]?.length ?? 0))) ?? [];
	const reasons = columns.flatMap(({ name, outcomes }) =>
		(outcomes ?? [])
			.filter(({ kind }) => kind === 'not-run')
			.map(({ row, says }) => `not run in ${name}: ${row.id}: ${says}`),
	);
	return [...table.map(asLine(widths)), ...reasons].join('\n');
}

const asLine = (widths: readonly number[]) => (line: readonly string[]) =>
	line
		.map((text, at) => text.padEnd(widths[at] ?? 0))
		.join('  ')
		.trimEnd();
