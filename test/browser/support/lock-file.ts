import type { StaticServer } from './server.ts';
import type { TestWheel } from './wheel.ts';

/** Pyodide's own lock file and these packages in one, with the size list that goes with it. */
export async function nameInLockFile(
	{ overrides, url }: StaticServer,
	added: readonly TestWheel[],
): Promise<void> {
	const lock = (await (await fetch(`${url}pyodide/pyodide-lock.json`)).json()) as {
		packages: Record<string, unknown>;
	};
	const list = (await (await fetch(`${url}pyodide/files.json`)).json()) as { files: Record<string, number> };
	for (const { locked } of added) lock.packages[String(locked['name'])] = locked;
	const text = JSON.stringify(lock);
	list.files['pyodide-lock.json'] = Buffer.byteLength(text);
	overrides.set('pyodide/pyodide-lock.json', text);
	overrides.set('pyodide/files.json', JSON.stringify(list));
}
