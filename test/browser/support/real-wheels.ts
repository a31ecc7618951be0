import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ownLock from '../../../src/core/packages/own-lock.json' with { type: 'json' };
import { indexPackages } from '../../../src/core/packages/package-index.ts';
import { fetchOwn } from '../../../workers/vendor/fetch.ts';
import { Vendor } from '../../../workers/vendor/vendor.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PUBLIC = join(ROOT, 'public');
const KEPT = join(ROOT, 'node_modules/.cache/real-wheels');
const NAMES = ['z3-solver', 'sympy', 'networkx', 'pysat', 'pulp'];

export interface RealWheels {
	/** Content by file name. */
	wheels: ReadonlyMap<string, Buffer>;
	/** Why some are not there; empty where all are. */
	missing: string;
}

/**
 * The packages of our lock file: what `npm run vendor-packages` has put beside the page, else fetched as that command does and kept
 * for the next time. A machine without pip, or without a network, has none.
 */
export async function realWheels(): Promise<RealWheels> {
	const own = await readWheels(PUBLIC);
	if (own.size > 0) return { wheels: own, missing: '' };
	const pyodide = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
	const index = indexPackages(await readFile(join(pyodide, 'pyodide-lock.json'), 'utf8'), ownLock);
	const origins = Object.fromEntries(
		Object.entries(ownLock.packages).map(([name, { source }]) => [name, source]),
	);
	const vendor = new Vendor(index, origins, KEPT, {
		pyodides: () => Promise.reject(new Error('only wheels of our own lock file are fetched for tests')),
		own: fetchOwn,
	});
	// Without a network one hears so soon.
	process.env['PIP_RETRIES'] ??= '1';
	const { lines, isDone } = await vendor.put(NAMES);
	return { wheels: await readWheels(KEPT), missing: isDone ? '' : lines.join('; ') };
}

async function readWheels(folder: string): Promise<Map<string, Buffer>> {
	const names = await readdir(join(folder, 'packages')).catch(() => []);
	const wheels = new Map<string, Buffer>();
	for (const name of names) wheels.set(name, await readFile(join(folder, 'packages', name)));
	return wheels;
}
