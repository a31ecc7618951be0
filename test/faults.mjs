// Performs the test of every fault and prints the list: what was seen, what was kept and how often each run ended, as the tests found
// it. The exit code is 1 when any fault has no test that passed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createServer } from 'vite';

const folder = mkdtempSync(join(tmpdir(), 'faults-'));
const outcomes = join(folder, 'outcomes.json');
const vite = await createServer({ configFile: false, server: { middlewareMode: true }, logLevel: 'error' });
const { faults } = await vite.ssrLoadModule('/test/runtime/faults/table.ts');
const { namesOf, printFaults } = await vite.ssrLoadModule('/test/runtime/faults/print.ts');
await vite.close();

const files = [...new Set(faults.map(({ proof: [file] }) => `test/${file}`))];
const names = [...new Set(faults.map(namesOf))].join('|');
spawnSync(
	process.execPath,
	[
		'node_modules/vitest/vitest.mjs',
		'run',
		...files,
		'-t',
		names,
		'--reporter=json',
		`--outputFile=${outcomes}`,
	],
	{ stdio: ['ignore', 'ignore', 'inherit'] },
);
const { text, isWhole } = printFaults(faults, JSON.parse(readFileSync(outcomes, 'utf8')));
rmSync(folder, { recursive: true });
process.stdout.write(`${text}\n`);
if (!isWhole) process.exitCode = 1;
