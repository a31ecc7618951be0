import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RowOutcome } from '../attacks/attack.ts';
import { openLaboratory, type Laboratory } from '../attacks/laboratory.ts';
import { runAttackTable } from '../attacks/run.ts';
import { allRows, printTable, type Column } from '../attacks/table.ts';
import { launchChromium } from '../engines/chromium.ts';

let laboratory: Laboratory;
beforeAll(async () => {
	laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

/** Each engine that is installed; the others are said not to have run. */
const engines = [{ name: 'Chromium', launch: launchChromium }] as const;
const columns: Column[] = [];

afterAll(() => console.log(printTable(columns)));

test.each(engines)(
	'$name: no attack reaches the page, its storage, the network or the next program',
	async ({ name, launch }) => {
		const engine = await launch();
		let outcomes: readonly RowOutcome[];
		try {
			outcomes = await runAttackTable(engine, laboratory);
		} finally {
			await engine.close();
		}
		columns.push({ name: `${name} ${engine.version}`, outcomes });
		const came = outcomes.filter(({ row, kind }) => kind === 'got' && row.isOpen === undefined);
		expect(came.map(({ row, says }) => `${row.id}: ${says}`)).toEqual([]);
		expect(outcomes.map(({ row }) => row.id).sort()).toEqual(
			allRows()
				.map(({ id }) => id)
				.sort(),
		);
	},
	600_000,
);
