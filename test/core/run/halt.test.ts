import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { PythonRunner } from '../../../src/core/ports.ts';
import { describeBug, Halt, HALTED } from '../../../src/core/run/halt.ts';
import { FakePython } from '../../support/fake-python.ts';
import { runAll } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

describe('halting a run', () => {
	it('keeps the first cause', () => {
		const halt = new Halt();
		halt.halt({ kind: 'failed', failure: { kind: 'python', message: 'gone' } });
		halt.halt({ kind: 'cancelled' });
		expect(halt.cause).toEqual({ kind: 'failed', failure: { kind: 'python', message: 'gone' } });
	});

	it('does not wait for work that ignores the signal', async () => {
		const halt = new Halt();
		const waiting = halt.orHalted(new Promise<never>(() => undefined));
		halt.halt({ kind: 'cancelled' });
		expect([await waiting, await halt.orHalted(Promise.resolve(1))]).toEqual([HALTED, HALTED]);
	});

	it('passes on what work gives, and that it failed', async () => {
		const halt = new Halt();
		expect(await halt.orHalted(Promise.resolve(1))).toBe(1);
		await expect(halt.orHalted(Promise.reject(new Error('no')))).rejects.toThrow('no');
	});

	it('ends all that is waited for at once, without a listener for each', async () => {
		const halt = new Halt();
		const waiting = Array.from({ length: 30 }, () => halt.orHalted(new Promise<never>(() => undefined)));
		expect(getEventListeners(halt.signal, 'abort')).toEqual([]);
		halt.halt({ kind: 'cancelled' });
		expect(new Set(await Promise.all(waiting))).toEqual(new Set([HALTED]));
	});

	it('gives every program and every reading of one a signal of its own, which ends with the run', async () => {
		const signals: AbortSignal[] = [];
		const fake = new FakePython();
		const python: PythonRunner = {
			run(request, onOutput, signal) {
				signals.push(signal);
				return fake.run(request, onOutput);
			},
			analyse(code, prose, signal) {
				signals.push(signal);
				return fake.analyse(code, prose);
			},
			closeSession: (session) => fake.closeSession(session),
		};
		const task = new ScriptedModel(() => '```python\nprint(42)\n```');
		const setting = { method: 'verify-vote', options: { samples: 8 }, models: { task } } as const;
		await runAll({ ...setting, python });
		expect(signals.length).toBeGreaterThan(10);
		expect(new Set(signals).size).toBe(signals.length);
		expect(signals.every(({ aborted }) => aborted)).toBe(true);
	});
});

describe('what a bug says for itself', () => {
	it.each([
		[new TypeError('x is undefined'), 'TypeError: x is undefined'],
		[new Error('GET https://host.example/v1?key=AIzaSyA0123456789abcdefghijk'), 'v1?key=…'],
		['text', 'text'],
	])('%s', (error, text) => {
		expect(describeBug(error)).toContain(text);
		expect(describeBug(error)).not.toContain('AIza');
	});
});
