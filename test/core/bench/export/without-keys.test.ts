import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutKeys } from '../../../../src/core/bench/export/without-keys.ts';

describe('a text without keys and logins', () => {
	it.each([
		['https://ann:secret@host.example/v1', 'https://host.example/v1'],
		['https://ann:half@half@host.example/v1', 'https://host.example/v1'],
		['https:///ann:secret@host.example', 'https://host.example'],
		['//a@//b@@c', '//c'],
		['asked sk-abcdef123456 at //u@h, then //v:w@h', 'asked [key] at //h, then //h'],
		['write to ann@host.example', 'write to ann@host.example'],
		['https://host.example/@ann', 'https://host.example/@ann'],
	])('of %j is %j', (text, clean) => {
		expect(withoutKeys(text)).toBe(clean);
	});

	it.each(['/', '//a', '@', '//@', 'a@/'])('takes a million times %j', (part) => {
		expect(typeof withoutKeys(part.repeat(1_000_000))).toBe('string');
	});

	it('is clean: a second time changes nothing', () => {
		const part = fc.constantFrom('//', '@', ':', '/', ' ', 'ann', 'sk-abcdef123456', '.', 'eyJhbGciOiJI.x');
		fc.assert(
			fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
				const clean = withoutKeys(parts.join(''));
				expect(withoutKeys(clean)).toBe(clean);
			}),
			{ numRuns: 2000 },
		);
	});
});
