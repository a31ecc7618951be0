import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutputStream } from '../../src/core/execution.ts';
import { Output } from '../../workers/python/output.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function collect(write: (output: Output) => void) {
	const pieces: { stream: OutputStream; text: string; truncated: boolean }[] = [];
	const output = new Output((stream, text, truncated) => pieces.push({ stream, text, truncated }));
	write(output);
	output.end();
	return { text: pieces.map(({ text }) => text).join(''), pieces, output };
}

describe('what a program writes', () => {
	test('keeps its order over both streams', () => {
		const { pieces } = collect((output) => {
			output.write('stdout', bytes('a'));
			output.write('stderr', bytes('b'));
			output.write('stdout', bytes('c\n'));
		});
		expect(pieces.map(({ stream, text }) => `${stream}:${text}`).join(' ')).toBe(
			'stdout:a stderr:b stdout:c\n',
		);
	});

	test('is the same text however its bytes are cut', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.nat(5)), (text, cuts) => {
				const { text: read } = collect((output) => {
					let rest = bytes(text);
					for (const cut of cuts) {
						output.write('stdout', rest.subarray(0, cut));
						rest = rest.subarray(cut);
					}
					output.write('stdout', rest);
				});
				expect(read).toBe(text);
			}),
		);
	});

	test('that ends inside a character shows that something is missing', () => {
		expect(collect((output) => output.write('stdout', bytes('né').subarray(0, 2))).text).toBe('n\uFFFD');
	});

	test('is cut once, at 256 KiB over both streams, and says so', () => {
		const { text, pieces } = collect((output) => {
			output.write('stderr', bytes('e'.repeat(1000)));
			for (let n = 0; n < 300; n++) output.write('stdout', bytes('x'.repeat(1000)));
		});
		const notice = '\n[output cut: a program may print 256 KiB]\n';
		expect(text).toBe('e'.repeat(1000) + 'x'.repeat(256 * 1024 - 1000) + notice);
		expect(pieces.filter(({ truncated }) => truncated)).toHaveLength(1);
	});

	test('goes out in few pieces when it is a flood', () => {
		const { pieces } = collect((output) => {
			for (let n = 0; n < 20_000; n++) output.write('stdout', bytes('0123456789\n'));
		});
		expect(pieces.length).toBeLessThan(400);
	});

	test('is dropped once the program has ended', () => {
		const { text } = collect((output) => {
			output.write('stdout', bytes('a'));
			output.end();
			output.write('stderr', bytes('last words of the interpreter'));
		});
		expect(text).toBe('a');
	});

	test('is remembered by stream', () => {
		const { output } = collect((output) => output.write('stderr', bytes('warning')));
		expect([output.hasPrinted(), output.hasPrinted('stdout'), output.hasPrinted('stderr')]).toEqual([
			true,
			false,
			true,
		]);
	});
});
