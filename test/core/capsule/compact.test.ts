import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compact, expand } from '../../../src/core/capsule/compact.ts';

const ROOM = 1_000_000;

describe('a compact value', () => {
	test('holds every long text once', () => {
		const said = 'Which is larger, 9.11 or 9.9?';
		const folded = compact({
			question: said,
			messages: [{ content: said }, { content: 'short' }, { content: said }],
		});
		expect(folded).toEqual({
			question: said,
			messages: [{ content: '~0' }, { content: 'short' }, { content: '~0' }],
		});
	});

	test('unfolds to exactly what was folded, whatever stands in it', () => {
		const text = fc.oneof(
			fc.string(),
			fc.constantFrom(
				'~',
				'~~',
				'~0',
				'~~0',
				'~a long text with the sign before it',
				'a text that comes again',
				'',
				'__proto__',
			),
		);
		const value = fc.letrec((tie) => ({
			any: fc.oneof(
				{ maxDepth: 4 },
				text,
				fc.integer(),
				fc.boolean(),
				fc.constant(null),
				fc.array(tie('any')),
				fc.dictionary(text, tie('any')),
			),
		})).any;
		fc.assert(
			fc.property(value, (any) => {
				// As it is after the way through JSON.
				const folded = JSON.parse(JSON.stringify(compact(any))) as unknown;
				expect(expand(folded, ROOM)).toEqual({ ok: true, value: JSON.parse(JSON.stringify(any)) as unknown });
			}),
		);
	});

	test('is refused where a number stands for nothing', () => {
		for (const text of ['~0', '~', '~zzzzzzz', '~-1', '~ ', '~constructor']) {
			expect(expand([text], ROOM)).toEqual({ ok: false, error: { kind: 'damaged' } });
		}
	});

	test('unfolds no further than is allowed', () => {
		const bomb = ['x'.repeat(10_000), ...Array<string>(10_000).fill('~0')];
		expect(expand(bomb, ROOM)).toEqual({ ok: false, error: { kind: 'too-large' } });
	});
});
