// All checks of the code side by side: each takes a minute or more, and most of them use one core. What a check printed is shown when
// it has ended; the exit code is 1 when any of them failed.
import { spawn } from 'node:child_process';
import process from 'node:process';

const CHECKS = ['check:lint', 'check:components', 'check:types', 'check:format', 'check:unused'];

/**
 * Each holds the types of the whole project and throws away much of what it makes: room for that spares a fifth of its time. That
 * components are given to the compiler as they are read, all at once, halves theirs, and has it know the props of each.
 */
const env = {
	...process.env,
	SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK: '1',
	NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=64`.trim(),
};

/** Resolves with whether it passed; never rejects. */
function run(check) {
	return new Promise((resolve) => {
		const child = spawn('npm', ['run', check], { env, shell: process.platform === 'win32' });
		let said = '';
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
		const end = (passed) => {
			process.stdout.write(`${said}\n${check}: ${passed ? 'passed' : 'FAILED'}\n`);
			resolve(passed);
		};
		child.on('error', (error) => {
			said += String(error);
			end(false);
		});
		child.on('close', (code) => end(code === 0));
	});
}

const passed = await Promise.all(CHECKS.map(run));
if (passed.includes(false)) process.exitCode = 1;
