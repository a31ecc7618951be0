import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf, linesOf, pictureFile } from '../../../../src/core/bench/plots/picture-file.ts';

const file = {
	title: 'Game 24: right answers',
	notes: ['It fell.', 'Measured here.'],
	drawing: '<svg width="300" height="100"></svg>',
	width: 300,
	height: 100,
	colours: { paper: '#fff', ink: '#111', soft: '#666' },
	font: 'system-ui, "Segoe UI"',
};

describe('a picture as a file', () => {
	it('holds its title, its drawing and what is said of it, on its own ground', () => {
		expect(pictureFile(file)).toEqual({
			svg: [
				'<svg xmlns="http://www.w3.org/2000/svg" width="332" height="204" viewBox="0 0 332 204" font-family="system-ui, &quot;Segoe UI&quot;">',
				'<title>Game 24: right answers</title>',
				'<rect width="100%" height="100%" fill="#fff"/>',
				'<text x="16" y="32.5" font-size="16" font-weight="600" fill="#111">Game 24: right answers</text>',
				'<g transform="translate(16,44)"><svg width="300" height="100"></svg></g>',
				'<text x="16" y="166.75" font-size="12" fill="#666">It fell.</text>',
				'<text x="16" y="183.75" font-size="12" fill="#666">Measured here.</text>',
				'</svg>',
			].join('\n'),
			width: 332,
			height: 204,
		});
	});

	it('takes names of models as text, whatever stands in them', () => {
		const { svg } = pictureFile({ ...file, title: '<script>"&\u0000\uD800', notes: ['</text><image/>'] });
		expect(svg).toContain('<title>&lt;script&gt;&quot;&amp;</title>');
		expect(svg).toContain('>&lt;/text&gt;&lt;image/&gt;</text>');
	});
});

describe('lines of a text', () => {
	it('break between words, and a longer word has its own', () => {
		expect(linesOf('one two three', 7)).toEqual(['one two', 'three']);
		expect(linesOf('a incomprehensible b', 5)).toEqual(['a', 'incomprehensible', 'b']);
	});

	it('lose no word', () => {
		const words = fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { minLength: 1, maxLength: 30 });
		fc.assert(
			fc.property(words, fc.integer({ min: 1, max: 40 }), (all, most) => {
				const lines = linesOf(all.join(' '), most);
				expect(lines.join(' ')).toBe(all.join(' '));
				expect(lines.every((line) => line.length <= most || !line.includes(' '))).toBe(true);
			}),
		);
	});
});

it('names a file after its title', () => {
	expect(fileNameOf('Game 24: right answers over difficulty', 'svg')).toBe(
		'game-24-right-answers-over-difficulty.svg',
	);
	expect(fileNameOf('../数', 'png')).toBe('picture.png');
	expect(fileNameOf('x'.repeat(500), 'png')).toHaveLength(64);
});
