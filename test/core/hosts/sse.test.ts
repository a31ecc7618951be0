import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSseParser, type SseEvent } from '../../../src/core/hosts/sse.ts';

function parse(pieces: readonly Uint8Array[]): SseEvent[] {
	const parser = createSseParser();
	return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()];
}

function bytes(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

/** Cuts at the given places, in any order, doubles allowed. */
function cut(whole: Uint8Array, places: readonly number[]): Uint8Array[] {
	const sorted = [
		0,
		...places.map((place) => place % (whole.length + 1)).sort((a, b) => a - b),
		whole.length,
	];
	return sorted.slice(1).map((end, index) => whole.subarray(sorted[index], end));
}

describe('createSseParser', () => {
	test('reads names, several data lines, comments and every kind of line end', () => {
		const text =
			'\uFEFF: hello\nevent: delta\ndata: one\ndata:two\n\nid: 7\r\ndata: three\r\n\r\ndata: four\r\rretry: 1\n\n';
		expect(parse([bytes(text)])).toEqual([
			{ event: 'delta', data: 'one\ntwo', complete: true },
			{ event: null, data: 'three', complete: true },
			{ event: null, data: 'four', complete: true },
		]);
	});

	test('marks an event that was still open at the end', () => {
		expect(parse([bytes('data: whole\n\ndata: {"half')])).toEqual([
			{ event: null, data: 'whole', complete: true },
			{ event: null, data: '{"half', complete: false },
		]);
	});

	test('gives the same events wherever the bytes are cut, also inside letters and line ends', () => {
		const line = fc.oneof(
			fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `data: ${text.replace(/[\r\n]/g, '')}`),
			fc.constantFrom(': ping', 'event: delta', 'data', 'id: 1', 'data: ✓ größer 𝟡', ''),
		);
		const end = fc.constantFrom('\n', '\r\n', '\r');
		fc.assert(
			fc.property(
				fc.array(fc.tuple(line, end), { maxLength: 20 }),
				fc.array(fc.nat(), { maxLength: 40 }),
				(lines, places) => {
					const whole = bytes(lines.map(([text, newline]) => text + newline).join(''));
					expect(parse(cut(whole, places))).toEqual(parse([whole]));
				},
			),
		);
	});
});
