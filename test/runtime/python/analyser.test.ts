import { expect, test } from 'vitest';
import { Analyser } from '../../../src/runtime/python/analyser.ts';
import type { Interpreter } from '../../../src/runtime/python/interpreter.ts';

test('what reads code would be missed while it reads, and not between two readings', async () => {
	const interpreter = {
		isAlive: true,
		isExpendable: false,
		onreply: null as Interpreter['onreply'],
		ondeath: null,
		send: () => undefined,
		stop: () => undefined,
	};
	const analyser = new Analyser(async () => interpreter as unknown as Interpreter);
	const seen: boolean[] = [];
	for (const run of [1, 2]) {
		const reading = analyser.analyse('x = 1', '', run, new AbortController().signal);
		await expect.poll(() => interpreter.onreply).not.toBeNull();
		seen.push(interpreter.isExpendable);
		interpreter.onreply?.({ kind: 'analysed', run, analysis: { kind: 'unavailable', reason: 'none' } });
		await reading;
		seen.push(interpreter.isExpendable);
	}
	expect(seen).toEqual([false, true, false, true]);
});

test.each([
	{ deaths: 1, comes: { kind: 'unavailable', reason: 'read' } },
	{ deaths: 2, comes: { kind: 'unavailable', reason: 'Reading the code broke the checker: killed' } },
])('code whose reader was ended $deaths × is read once more', async ({ deaths, comes }) => {
	let taken = 0;
	const analyser = new Analyser(async () => {
		const isToDie = taken++ < deaths;
		const interpreter = {
			isAlive: true,
			onreply: null as Interpreter['onreply'],
			ondeath: null as Interpreter['ondeath'],
			send: ({ run }: { run: number }) => {
				interpreter.isAlive = !isToDie;
				if (isToDie) interpreter.ondeath?.('killed');
				else
					interpreter.onreply?.({ kind: 'analysed', run, analysis: { kind: 'unavailable', reason: 'read' } });
			},
			stop: () => undefined,
		};
		return interpreter as unknown as Interpreter;
	});
	expect(await analyser.analyse('x = 1', '', 1, new AbortController().signal)).toEqual(comes);
	expect(taken).toBe(2);
});
