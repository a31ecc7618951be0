import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iframeCode } from '../../../src/core/embed/iframe-code.ts';

const src = 'https://example.org/play/embed.html#/embed/z1?theme=dark&steps';

describe('the code of an iframe', () => {
	it('has size and title, loads when it comes into view, and may run its script and open the playground, nothing else', () => {
		expect(iframeCode({ src, title: 'Which is larger, 9.11 or 9.9?', height: 640 })).toBe(
			'<iframe src="https://example.org/play/embed.html#/embed/z1?theme=dark&amp;steps" title="Which is larger, 9.11 or 9.9?" ' +
				'width="100%" height="640" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" ' +
				'frameborder="0"></iframe>',
		);
	});

	it('is one element with the same attributes, whatever the title says', () => {
		const hostile = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('"><script>alert(1)</script>', `' onload=alert(1) x='`, '`-->', '</iframe>', '\n\n# x'),
		);
		fc.assert(
			fc.property(hostile, (title) => {
				const code = iframeCode({ src, title, height: 640 });
				expect(code.match(/[<>]/g)).toEqual(['<', '>', '<', '>']);
				expect(code.match(/["'`]/g)).toHaveLength(14);
				expect(code).not.toContain('\n');
			}),
		);
	});
});
