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
