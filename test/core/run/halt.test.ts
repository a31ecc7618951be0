import { describe, expect, it } from 'vitest';
import { describeBug, Halt, HALTED } from '../../../src/core/run/halt.ts';

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
