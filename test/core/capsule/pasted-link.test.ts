import { describe, expect, test } from 'vitest';
import { pastedLink } from '../../../src/core/capsule/pasted-link.ts';
import { countSteps } from '../../support/count-steps.ts';

const PACKED = `z${'Ab0_-'.repeat(40)}`;
const OPENED = { ok: true, value: `#/open/${PACKED}` };
const EXPERIMENT = { ok: true, value: `#/open/experiment/${PACKED}` };

describe('what was pasted leads to what was shared', () => {
	test.each([
		['the address of any copy of the page', `https://elsewhere.example/steer/#/open/${PACKED}`],
		['with its file', `http://localhost:4311/index.html?x=1#/open/${PACKED}`],
		['without its beginning', `#/open/${PACKED}`],
		['an embed', `https://a.example/embed.html#/embed/${PACKED}?theme=dark&steps`],
		[
			'the code of a frame',
			`<iframe src="https://a.example/embed.html#/embed/${PACKED}?steps" width="100%"></iframe>`,
		],
		['what is packed alone', PACKED],
		['the same in brackets', `  <${PACKED}>\n`],
		['white space around it', `\n\t https://a.example/#/open/${PACKED} \r\n`],
		['the brackets of a mail', `<https://a.example/#/open/${PACKED}>`],
		['words around it', `Look: (https://a.example/#/open/${PACKED}), see you`],
		['a signature', `https://a.example/#/open/${PACKED}\n\nBest wishes,\nAnna`],
		['lines that a mail broke', `https://a.example/\n#/open/${PACKED.slice(0, 70)}\r\n  ${PACKED.slice(70)}`],
		['what is packed alone in lines', `${PACKED.slice(0, 70)}\n${PACKED.slice(70)}`],
		['soft hyphens', `https://a.example/#/open/${PACKED.slice(0, 70)}\u00ad${PACKED.slice(70)}`],
		[
			'a detour of a mail program',
			`https://safe.example/?url=https%3A%2F%2Fa.example%2F%23%2Fopen%2F${PACKED}&data=05`,
		],
	])('%s', (_, text) => {
		expect(pastedLink(text)).toEqual(OPENED);
	});

	test.each([
		['a link of one', `https://a.example/#/open/experiment/${PACKED}`],
		['a frame of one', `https://a.example/embed.html#/embed/experiment/${PACKED}?figure=rates`],
		['what is packed alone', `experiment/${PACKED}`],
		['a detour', `https://safe.example/?url=https%3a%2f%2fa.example%2f%23%2fopen%2fexperiment%2f${PACKED}`],
	])('of an experiment: %s', (_, text) => {
		expect(pastedLink(text)).toEqual(EXPERIMENT);
	});

	test('a frame of a published table leads to the published tables', () => {
		expect(pastedLink('https://a.example/embed.html#/embed/figure/table-3')).toEqual({
			ok: true,
			value: '#/bench/published',
		});
	});
});

describe('what is no such link is refused', () => {
	test.each(['', '  ', 'jam', 'Hello there', 'https://example.com/', 'https://a.example/#/open/', '#/open'])(
		'“%s”',
		(text) => {
			expect(pastedLink(text)).toEqual({ ok: false, error: { kind: 'no-link' } });
		},
	);

	test('a link to another screen of the page is told apart', () => {
		for (const hash of ['#/?q=1', '#/bench/new?d=zAb', '#/class/join?p=z'])
			expect(pastedLink(`https://a.example/${hash}`)).toEqual({ ok: false, error: { kind: 'other-screen' } });
		expect(pastedLink('https://a.example/#top')).toEqual({ ok: false, error: { kind: 'no-link' } });
	});

	test('and so is what no browser would go to', () => {
		expect(pastedLink(`#/open/z${'A'.repeat(1_000_000)}`)).toEqual({
			ok: false,
			error: { kind: 'too-large' },
		});
	});

	test.each([' ', '\n', ' \n', '<', 'z', '#/', '%23', '#/open/', '\u00ad'])(
		'twice as much of %j is looked through in twice the steps',
		(part) => {
			const of = (length: number) =>
				countSteps(() => void pastedLink(`x${part.repeat(length / part.length)}x`));
			expect(of(80_000)).toBeLessThanOrEqual(2.5 * of(40_000) + 20_000);
		},
	);
});
