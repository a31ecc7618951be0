import { describe, expect, it } from 'vitest';
import { CheckerReading } from '../../src/state/checker-reading.svelte.ts';
import { analysed, FakePython } from '../support/fake-python.ts';

const program = (code: string) => ({ code, prose: 'So:' });

describe('a program that no run has a report on', () => {
	it('is read once it is asked about, with the text before it', async () => {
		const python = new FakePython();
		const checker = new CheckerReading(python);
		const reading = checker.read(program('print(1)'));
		expect([checker.isReading, checker.analysisOf(program('print(1)'))]).toEqual([true, null]);
		await reading;
		expect([checker.isReading, checker.analysisOf(program('print(1)'))]).toEqual([false, analysed(5)]);
		expect(checker.analysisOf({ code: 'print(1)', prose: 'It is 1.' })).toBeNull();
		expect(python.analysed).toEqual([program('print(1)')]);
	});

	it('is left out when another one was asked about before its turn came', async () => {
		const python = new FakePython();
		const checker = new CheckerReading(python);
		await Promise.all(['a', 'ab', 'abc'].map((code) => checker.read(program(code))));
		expect(python.analysed.map(({ code }) => code)).toEqual(['a', 'abc']);
		expect(checker.analysisOf(program('abc'))).toEqual(analysed(5));
	});
});
