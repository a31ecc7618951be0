import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RowOutcome } from '../attacks/attack.ts';
import { openLaboratory, type Laboratory } from '../attacks/laboratory.ts';
import { runAttackTable } from '../attacks/run.ts';
import { allRows, isKnown, printTable, type Column } from '../attacks/table.ts';
import { launchChromium } from '../engines/chromium.ts';
import { firefoxMissing, launchFirefox } from '../engines/firefox.ts';
import { launchWebKit, webKitMissing } from '../engines/webkit.ts';

let laboratory: Laboratory;
beforeAll(async () => {
	laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

/** Each engine that is installed; the others are said not to have run. */
const engines = [
	{ name: 'Chromium', launch: launchChromium, missing: null },
	{ name: 'Firefox', launch: launchFirefox, missing: firefoxMissing() },
	{ name: 'WebKitGTK', launch: launchWebKit, missing: webKitMissing() },
];
const columns: Column[] = [];

for (const { name, missing } of engines)
	if (missing !== null) columns.push({ engine: name, name, outcomes: null });
afterAll(() => console.log(printTable(columns)));

describe.each(engines)('$name', ({ name, launch, missing }) => {
	const wants = missing === null ? '' : ` (not run: ${missing})`;
	test.skipIf(missing !== null)(
		`no attack reaches the page, its storage, the network or the next program${wants}`,
		{ timeout: 600_000 },
		async () => {
			const engine = await launch();
			if (engine === null) throw new Error(`${name} is not installed after all`);
			let outcomes: readonly RowOutcome[];
			try {
				outcomes = await runAttackTable(engine, laboratory);
			} finally {
				await engine.close();
			}
			columns.push({ engine: name, name: `${name} ${engine.version}`, outcomes });
			const came = outcomes.filter(({ row, kind }) => kind === 'got' && !isKnown(row, name));
			expect(came.map(({ row, says }) => `${row.id}: ${says}`)).toEqual([]);
			// A row that was not tried proves nothing; only a machine without a network may leave one, and a browser that opens no connection ahead.
			const left = outcomes.filter(
				({ kind, says }) => kind === 'not-run' && !/UDP recorder|opens no connection ahead/.test(says),
			);
			expect(left.map(({ row, says }) => `${row.id}: ${says}`)).toEqual([]);
			expect(outcomes.map(({ row }) => row.id).sort()).toEqual(
				allRows()
					.map(({ id }) => id)
					.sort(),
			);
		},
	);
});
