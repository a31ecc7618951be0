import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGguf } from '../../../src/core/hosts/gguf.ts';
import { tinyGguf } from '../../support/tiny-gguf.ts';

const file = tinyGguf();

function kind(bytes: Uint8Array): string {
	const result = readGguf(bytes);
	return result.ok ? 'ok' : result.error.kind;
}

describe('readGguf', () => {
	test('reads what a file says about itself, down to the byte', () => {
		expect(readGguf(file)).toEqual({
			ok: true,
			value: {
				name: 'Tiny random llama',
				architecture: 'llama',
				contextLength: 512,
				hasChatTemplate: true,
				leastBytes: file.length,
				shards: 1,
			},
		});
	});

	test('tells other files, old versions and garbage apart', () => {
		const changed = (at: number, ...bytes: number[]) => {
			const copy = file.slice();
			copy.set(bytes, at);
			return copy;
		};
		expect({
			empty: kind(new Uint8Array()),
			zip: kind(new TextEncoder().encode('PK zipped')),
			page: kind(new TextEncoder().encode('<!doctype html>')),
			version: kind(changed(4, 1)),
			absurdCount: kind(changed(8, 255, 255, 255, 255, 255, 255, 255, 255)),
			absurdLength: kind(changed(24, 255, 255, 255, 255, 255, 255, 255, 127)),
		}).toEqual({
			empty: 'not-gguf',
			zip: 'not-gguf',
			page: 'not-gguf',
			version: 'version',
			absurdCount: 'corrupt',
			absurdLength: 'corrupt',
		});
	});

	test('asks for more while the header goes on, and never throws on damaged bytes', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 4000 }), (length) => {
				expect(kind(file.slice(0, length))).toBe('more');
			}),
		);
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.integer({ min: 4, max: 9000 }), fc.integer({ min: 0, max: 255 })), {
					maxLength: 20,
				}),
				(changes) => {
					const copy = file.slice(0, 20_000);
					for (const [at, byte] of changes) copy[at] = byte;
					expect(['ok', 'more', 'corrupt', 'version', 'not-gguf']).toContain(kind(copy));
				},
			),
		);
	});
});
