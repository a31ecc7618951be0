import jsQR from 'jsqr';
import { describe, expect, test } from 'vitest';
import { createRng } from '../../src/core/rng.ts';
import { LONGEST_CODE, qrModules, QUIET } from '../../src/ui/kit/qr-code.ts';

/** What a camera makes of a code: four pixels a module, black on white. */
function readAgain(modules: readonly (readonly boolean[])[]): string | null {
	const scale = 4;
	const size = modules.length * scale;
	const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) {
			const isDark = modules[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true;
			if (isDark) pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
		}
	}
	return jsQR(pixels, size, size)?.data ?? null;
}

function letters(length: number): string {
	const rng = createRng('letters', length);
	const all = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
	return `CSP1.${Array.from({ length: length - 5 }, () => rng.pick(all)).join('')}`;
}

describe('a QR code', () => {
	test('is read again as the text it was made of, long or short', () => {
		for (const length of [12, 111, 230, 399, 401, 800, LONGEST_CODE]) {
			const text = letters(length);
			expect([length, readAgain(qrModules(text) ?? [])]).toEqual([length, text]);
		}
		const link = `https://example.org/some/where/#/class/join?d=z${letters(500)}`;
		expect(readAgain(qrModules(link) ?? [])).toBe(link);
	});

	test('has light modules all around it', () => {
		const modules = qrModules('CSP1.abc') ?? [];
		const far = modules.length - QUIET;
		const around = modules.flatMap((row, y) =>
			row.filter((_, x) => y < QUIET || y >= far || x < QUIET || x >= far),
		);
		expect(modules.length).toBe(modules[0]?.length);
		expect(around.includes(true)).toBe(false);
	});

	test('is none where a camera could not read it', () => {
		expect(qrModules(letters(LONGEST_CODE + 1))).toBeNull();
	});
});
