import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileText } from '../ui/markup/hostile-text.ts';
import { lettersOf } from '../ui/markup/visible.ts';
import type {} from './pages/prose.ts';
import { openProsePage, type OpenedTestPage } from './support/test-page.ts';

let opened: OpenedTestPage;
let page: Page;
const asked: string[] = [];
const troubles: string[] = [];

beforeAll(async () => {
	opened = await openProsePage();
	({ page } = opened);
	page.on('request', (request) => asked.push(request.url()));
	page.on('console', (message) => troubles.push(message.text()));
	page.on('pageerror', (error) => troubles.push(error.message));
});
afterAll(() => opened.close());

/** Draws one text and gives what is seen of it, once it is formatted. */
async function shown(text: string): Promise<string> {
	await page.evaluate((one) => window.prose.show([one]), text);
	const prose = page.locator('.prose:not(.plain)');
	await prose.waitFor();
	return prose.innerText();
}

describe('text of a model', () => {
	test.each([
		'If i<n and n>2 then use vector<int> v. Fill in <your name>.',
		'So 2*3*7 = 42 and 2**3**2.',
		'Set $HOME/$USER and $PATH:$FOO for $5 or $10',
		'$50% of 200$',
		'12\n+ 30\n----\n  42',
		'<script>window.attacked = 1</script><b>x</b>',
	])('is seen as written: %j', async (text) => {
		expect(await shown(text)).toBe(text);
	});

	test.each([
		'$ x + 1 $',
		'$x = 50%$',
		'\\[\na\n+ b\n- c\n\\]',
		'$$\na &= b \\\\\nc &= d\n$$',
		'\\(a <\nb\\)',
	])('is a formula: %j', async (text) => {
		await shown(text);
		await page.locator('.prose .katex').waitFor();
		expect(await page.locator('.prose .katex').count()).toBe(1);
		const set = (await page.locator('.prose .katex-html').textContent()) ?? '';
		// Aligned lines are set by columns.
		const signs = (of: string): string[] => (of.match(/[a-z0-9%]/g) ?? []).toSorted();
		expect(signs(set)).toEqual(signs(text));
		expect(troubles).toEqual([]);
	});

	test('fractions on lines below each other keep off each other', async () => {
		await shown('Adding: $\\frac{10}{24}$.\nAnswer: $\\frac{10}{24}$');
		const places = await page
			.locator('.katex-html .mfrac')
			.evaluateAll((all) =>
				all.map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]),
			);
		expect(places).toHaveLength(2);
		const [[, end = Infinity] = [], [begin = 0] = []] = places;
		expect(begin - end).toBeGreaterThan(4);
	});

	test('keeps the source of a formula that cannot be set, beside one that can', async () => {
		await shown('$\\nosuch{x}$ and \\(\\frac{1}{\\) and $\\phantom{x}$ but $y$');
		await page.locator('.prose .katex').waitFor();
		const sources = await page.locator('.maths:not(:has(.katex))').allTextContents();
		expect(sources).toEqual(['$\\nosuch{x}$', '\\(\\frac{1}{\\)', '$\\phantom{x}$']);
	});

	test('has its answer marked over one line or several, with its rows', async () => {
		await shown('<<<\n42\n>>>');
		expect(await page.locator('mark').innerText()).toBe('42');
		await shown('so <<<\n1 2\n3 4\n>>>');
		expect(await page.locator('mark').innerText()).toBe('1 2\n3 4');
	});

	test('stays as written while it streams', async () => {
		const half = 'so $x + **a** <<<4';
		await page.evaluate((text) => window.prose.show([text], true), half);
		expect(await page.locator('.prose.plain').textContent()).toBe(half);
		expect(await page.getByRole('button').count()).toBe(0);
	});

	test('is there exactly as written at one press, and formatted again', async () => {
		const text = '**4**  `x`\n\n\n<<<\n42\n>>>\t<b>';
		await shown(text);
		await page.getByRole('button', { name: 'as written' }).focus();
		await page.keyboard.press('Enter');
		expect(await page.locator('pre.written').textContent()).toBe(text);
		await page.keyboard.press('Enter');
		expect(await page.locator('.prose strong').textContent()).toBe('4');
	});

	test('that is very long is shown as written, and says so', async () => {
		const text = '**a** '.repeat(40_000);
		await page.evaluate((long) => window.prose.show([long]), text);
		expect(await page.locator('.prose.plain').textContent()).toBe(text);
		expect(await page.getByText(/Shown as written: longer than 200,000/).count()).toBe(1);
	});

	test('that would hold up the page is shown at both ends, and says so', async () => {
		const text = `first ${'w'.repeat(10_000_000)} last`;
		await page.evaluate((long) => window.prose.show([long]), text);
		const shown = (await page.locator('.prose.plain').textContent()) ?? '';
		expect([shown.length, shown.slice(0, 5), shown.slice(-4)]).toEqual([300_003, 'first', 'last']);
		await page.getByText(/the beginning and the end of 10,000,011 characters/).waitFor();
	});
});

test('the sanitiser takes no letter away', async () => {
	const texts = fc.sample(hostileText, { numRuns: 400, seed: 8 });
	const seen = await page.evaluate((all) => window.prose.contents(all), texts);
	expect(seen.map(lettersOf)).toEqual(texts.map(lettersOf));
});

test('nothing of an attack runs, loads or links', async () => {
	const attacks = [
		'<script>window.attacked = 1</script>',
		'<img src=x onerror="window.attacked = 1">',
		'<svg/onload="window.attacked = 1"><style>*{display:none}</style>',
		'<math><mtext><table><mglyph><style><!--</style><img src=x onerror=window.attacked=1>',
		'<iframe src="javascript:window.attacked = 1"></iframe><form action="https://example.org"><input>',
		'![x](https://example.org/a.png) [x](javascript:window.attacked=1) <https://example.org>',
		'[x]: https://example.org\n\n![x][x]',
		'`<img src=x onerror=window.attacked=1>` **<img src=x onerror=window.attacked=1>**',
		'<<<<img src=x onerror=window.attacked=1>>>>',
		'```"><img src=x onerror=window.attacked=1>\n</code></pre><script>window.attacked=1</script>\n```',
		'$\\href{javascript:window.attacked=1}{x}$ \\(\\includegraphics{https://example.org/a.png}\\)',
		'$\\htmlStyle{position:fixed}{x}$ $$\\def\\a{\\a\\a}\\a$$ \\[\\rule{99999em}{99999em}\\]',
		'| <img src=x onerror=window.attacked=1> | b |\n|--|--|\n| <br onclick=window.attacked=1> | <br> |',
		'&lt;img src=x onerror=window.attacked=1&gt; &#60;script&#62;window.attacked=1&#60;/script&#62;',
	];
	asked.length = 0;
	await page.evaluate((texts) => window.prose.show(texts), attacks);
	await page
		.locator('.prose:not(.plain)')
		.nth(attacks.length - 1)
		.waitFor();
	await page.locator('.prose .katex').first().waitFor();
	const found = await page.evaluate(() => ({
		attacked: 'attacked' in window,
		forbidden: document.querySelectorAll(
			'main :is(script, img, svg image, iframe, form, input, a, style, object, link)',
		).length,
		handlers: [...document.querySelectorAll('main *')].filter((element) =>
			element.getAttributeNames().some((name) => name.startsWith('on') || name === 'href' || name === 'src'),
		).length,
	}));
	expect(found).toEqual({ attacked: false, forbidden: 0, handlers: 0 });
	expect(asked.filter((url) => !url.startsWith(opened.server.url))).toEqual([]);
});
