import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LARGEST_WHEEL_MB } from '../../src/core/packages/wheel-limit.ts';
import { slimWheel } from './slim-wheel.ts';

/** Where a wheel of our own lock comes from, and what of it the page gets. */
export interface OwnSource {
	/** As pip takes it, with its exact version. */
	requirement: string;
	/** Of the file that pip gets. */
	file_name: string;
	sha256: string;
	/** Left out, see `slimWheel`. */
	without: readonly string[];
}

/** What pip looks for: wheels for the Python and the WebAssembly of this Pyodide, and plain ones. */
const PLATFORM = [
	...['--platform', 'pyemscripten_2026_0_wasm32', '--python-version', '3.14'],
	...['--implementation', 'cp', '--abi', 'cp314'],
];

export function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** Rejects with a sentence that says what to do. @param place a folder or an address */
export async function fetchPyodides(place: string, fileName: string): Promise<Buffer> {
	if (!/^https?:/.test(place)) {
		return readFile(join(place, fileName)).catch(() => {
			throw new Error(`${fileName} is not in ${place}`);
		});
	}
	const address = new URL(fileName, place.endsWith('/') ? place : `${place}/`);
	const response = await fetch(address).catch(() => null);
	if (response === null) {
		throw new Error(
			`${address.host} cannot be reached, so ${fileName} cannot be fetched: try again with a network, or give a folder that has Pyodide's wheels with --from`,
		);
	}
	if (!response.ok) throw new Error(`${address.href} answers ${response.status}`);
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of response.body ?? []) {
		length += part.length;
		if (length > LARGEST_WHEEL_MB * 2 ** 20) {
			throw new Error(
				`${address.host} sends more than ${LARGEST_WHEEL_MB} MB for ${fileName}, which no package has: it was not kept`,
			);
		}
		parts.push(part);
	}
	return Buffer.concat(parts);
}

/** By Python's ordinary client, as set up on this machine. Rejects with a sentence that says what to do. */
export async function fetchOwn({
	requirement,
	file_name,
	sha256: expected,
	without,
}: OwnSource): Promise<Buffer> {
	const folder = await mkdtemp(join(tmpdir(), 'wheel-'));
	try {
		const words = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', ...PLATFORM];
		await promisify(execFile)('python3', [...words, '--dest', folder, requirement]).catch(
			(error: unknown) => {
				throw new Error(explain(requirement, error));
			},
		);
		const wheel = await readFile(join(folder, file_name)).catch(() => {
			throw new Error(`pip did not get ${file_name} for ${requirement}`);
		});
		if (sha256(wheel) !== expected) {
			throw new Error(
				`${file_name} is not the file that our lock file names (its hash differs); it was not kept`,
			);
		}
		return slimWheel(wheel, without);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function explain(requirement: string, error: unknown): string {
	const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
	if (code === 'ENOENT') {
		return `${requirement} comes through Python's pip, and there is no python3 on this machine: install Python 3 and try again`;
	}
	if (stderr.includes('No module named pip')) {
		return `${requirement} comes through pip, and this machine's python3 has none: install it (python3 -m ensurepip) and try again`;
	}
	const said = stderr.trim().split('\n').at(-1) ?? '';
	return `pip could not get ${requirement} (is there a network?): ${said.slice(0, 300)}`;
}
