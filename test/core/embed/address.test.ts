import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EmbedAddress, formatEmbedHash, parseEmbedHash } from '../../../src/core/embed/address.ts';
import { EMBED_THEMES } from '../../../src/core/embed/theme.ts';

describe('the address of an embed', () => {
	it('names packed runs, theme and whether they are shown step by step', () => {
		expect(parseEmbedHash('#/embed/zAb-_9?theme=dark&steps')).toEqual({
			shown: { kind: 'runs', packed: 'zAb-_9' },
			theme: 'dark',
			isStepped: true,
		});
	});

	it('names a figure by its id', () => {
		expect(parseEmbedHash('#/embed/figure/symbench')).toEqual({
			shown: { kind: 'figure', id: 'symbench' },
			theme: 'auto',
			isStepped: false,
		});
	});

	it('comes back the same from what it was written to', () => {
		const address: fc.Arbitrary<EmbedAddress> = fc.record({
			shown: fc.oneof(
				fc.record({
					kind: fc.constant('runs' as const),
					packed: fc.stringMatching(/^[zj][\w-]{1,40}$/),
				}),
				fc.record({
					kind: fc.constant('experiment' as const),
					packed: fc.stringMatching(/^[zj][\w-]{1,40}$/),
					figure: fc.option(fc.constantFrom('heatMap', 'curve', 'a&b=c')),
					family: fc.option(fc.constantFrom('letters', 'x?y#z')),
					against: fc.option(fc.nat(9_999)),
				}),
				fc.record({ kind: fc.constant('figure' as const), id: fc.stringMatching(/^[\w-]{1,20}$/) }),
				fc.constant({ kind: 'nothing' as const }),
			),
			theme: fc.constantFrom(...EMBED_THEMES),
			isStepped: fc.boolean(),
		});
		fc.assert(
			fc.property(address, (wanted) => {
				expect(parseEmbedHash(formatEmbedHash(wanted))).toEqual(wanted);
			}),
		);
	});

	it('shows nothing where it names nothing, and never throws', () => {
		for (const hash of [
			'',
			'#',
			'#/',
			'#/embed',
			'#/embed/',
			'#/embed/figure',
			'#/embed/figure/',
			'#/runs/x',
		]) {
			expect(parseEmbedHash(hash).shown).toEqual({ kind: 'nothing' });
		}
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (hash) => {
				expect(EMBED_THEMES).toContain(parseEmbedHash(hash).theme);
			}),
		);
	});

	it('passes over a reference that is no place', () => {
		for (const against of ['', '-1', '1.5', '1e3', '99999', 'all-text']) {
			expect(parseEmbedHash(`#/embed/experiment/z1?figure=differences&against=${against}`).shown).toEqual({
				...{ kind: 'experiment', packed: 'z1', figure: 'differences', family: null, against: null },
			});
		}
	});

	it('passes over themes it does not know', () => {
		expect(parseEmbedHash('#/embed/z1?theme=javascript:alert(1)').theme).toBe('auto');
	});
});
