import { describe, expect, test } from 'vitest';
import { FileMaking } from '../../src/state/file-making.ts';
import { MemoryRuns } from '../support/memory-runs.ts';

function making(signal = new AbortController().signal) {
	const said: [number, number][] = [];
	return {
		said,
		making: new FileMaking(new MemoryRuns(), signal, (done, total) => said.push([done, total])),
	};
}

describe('a file that is made', () => {
	test('holds every part in its order, however large it gets', async () => {
		const parts = Array.from({ length: 50 }, (_, at) => `${String(at)} ${'ä'.repeat(200_000)}\n`);
		const file = await making().making.file(parts, 'text/plain');
		expect([file.type, (await file.text()) === parts.join('')]).toEqual(['text/plain', true]);
	});

	test('is left when it is cancelled, without asking for another part', async () => {
		const abort = new AbortController();
		let asked = 0;
		function* parts() {
			for (;;) {
				if (++asked === 3) abort.abort();
				yield 'part';
			}
		}
		await expect(making(abort.signal).making.file(parts(), 'text/plain')).rejects.toThrow();
		expect(asked).toBe(3);
	});

	test('says how much there is to do before it begins', () => {
		const { said, making: one } = making();
		one.begin(7);
		expect(said).toEqual([[0, 7]]);
	});
});
