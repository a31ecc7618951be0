import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A program that cannot outlive this process. */
export interface BoundProcess {
	/** What it prints, both streams, line by line as it comes. */
	lines(): AsyncIterable<string>;
	/** Ends it and everything it started. */
	close(): Promise<void>;
}

/**
 * Starts a program that ends, with all that it started, when this process does, however that ends: a shell beside it waits at a pipe
 * from here, which the system closes even when nothing here can be run any more.
 */
export function startBound(
	command: string,
	args: readonly string[],
	env: Readonly<Record<string, string>> = {},
): BoundProcess {
	const shell = spawn('/bin/sh', ['-c', '"$@" 2>&1 & cat >/dev/null; kill -9 0', 'sh', command, ...args], {
		// A group of its own, which `kill 0` ends.
		detached: true,
		stdio: ['pipe', 'pipe', 'ignore'],
		env: { ...process.env, ...env },
	});
	const ended = once(shell, 'exit');
	return {
		lines: () => readLines(shell),
		async close() {
			shell.stdin.end();
			await ended;
		},
	};
}

async function* readLines({ stdout }: ChildProcess): AsyncGenerator<string> {
	if (stdout === null) return;
	let rest = '';
	for await (const piece of stdout.iterator({ destroyOnReturn: false })) {
		const lines = (rest + String(piece)).split('\n');
		rest = lines.pop() ?? '';
		yield* lines;
	}
}
