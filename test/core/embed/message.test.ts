import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../src/core/embed/message.ts';

describe('what the page around an embed posts to it', () => {
	it('is one of four commands', () => {
		const posted = [
			{ type: 'codesteer:next' },
			{ type: 'codesteer:back' },
			{ type: 'codesteer:reset' },
			{ type: 'codesteer:theme', theme: 'dark' },
		];
		expect(posted.map(parseCommand)).toEqual([
			{ kind: 'next' },
			{ kind: 'back' },
			{ kind: 'reset' },
			{ kind: 'theme', theme: 'dark' },
		]);
	});

	it('is passed over where it is anything else', () => {
		const posted = [
			null,
			'codesteer:next',
			['codesteer:next'],
			{ type: 'next' },
			{ type: 'codesteer:open', href: 'https://example.org' },
			{ type: 'codesteer:theme' },
			{ type: 'codesteer:theme', theme: 'url(x)' },
			{ type: { toString: () => 'codesteer:next' } },
		];
		expect(posted.map(parseCommand)).toEqual(posted.map(() => null));
		fc.assert(
			fc.property(fc.anything(), (data) => {
				expect(parseCommand(data)).toBeNull();
			}),
		);
	});
});
