import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faults } from './table.ts';

test('every fault of the list is named once and shown by a test that is there', () => {
	expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
	const unproved = faults.filter(({ proof: [file, name] }) => {
		const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
		return !source.includes(`'${name}`);
	});
	expect(unproved).toEqual([]);
});
