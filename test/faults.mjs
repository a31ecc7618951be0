// Performs the test of every fault and prints the list: what was seen, what was kept and how often each run ended, as the tests found
// it. The exit code is 1 when a test failed or a fault has none; with `--all` also when one was not run, because this machine lacks a
// browser that it takes.
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
const { status } = spawnSync(
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
const { text, failed, notRun } = printFaults(faults, JSON.parse(readFileSync(outcomes, 'utf8')));
rmSync(folder, { recursive: true });
process.stdout.write(`${text}\n`);
// A rejection that nobody handled fails the tests as a whole, and none of them.
if (status !== 0 && failed === 0) process.stdout.write('something failed beside the tests\n');
const isDemanded = process.argv.includes('--all');
if (status !== 0 || failed > 0 || (isDemanded && notRun > 0)) process.exitCode = 1;
