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

export function programRow({ id, kind, says }: ProgramAttack): Row {
	return { id: `program/${id}`, kind, position: 'a whole program', says, recorders: 'none' };
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

/** What one engine came to; null where it is not installed. */
export interface Column {
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
		return row.isOpen === undefined ? 'GOT' : 'GOT (known)';
	};
	const lines = rows.map((row) => [row.position, row.says, ...columns.map((column) => cell(column, row))]);
	const table = [['from', 'tries to', ...columns.map(({ name }) => name)], ...lines];
	const widths = table[0]?.map((_, at) => Math.max(...table.map((line) => line[at]?.length ?? 0))) ?? [];
	return table
		.map((line) =>
			line
				.map((text, at) => text.padEnd(widths[at] ?? 0))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}
