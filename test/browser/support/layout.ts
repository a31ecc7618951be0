import type { Page } from 'playwright-core';

/**
 * What a look at the drawn page finds, as short lines: text in a size of its own, targets below 24 × 24 px (links within a sentence
 * may be as small as their line), a page wider than the window, controls without a name. Monaco and formulas are their makers' concern.
 */
export async function layoutFaults(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const found = new Set<string>();
		const SIZES = ['12px', '14px', '16px', '20px', '24px', '28px', '32px'];
		const foreign = '.monaco-editor, .katex, iframe, .visually-hidden';
		const isDrawn = (element: Element): boolean =>
			element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
			element.closest(foreign) === null;
		const nameOf = (element: Element): string =>
			`${element.tagName.toLowerCase()}.${element.classList.item(0) ?? ''} “${element.textContent.trim().slice(0, 30)}”`;

		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (texts.nextNode()) {
			const parent = texts.currentNode.parentElement;
			if (parent === null || !/\S/.test(texts.currentNode.textContent ?? '') || !isDrawn(parent)) continue;
			const { fontSize } = getComputedStyle(parent);
			if (!SIZES.includes(fontSize)) found.add(`text of ${fontSize}: ${nameOf(parent)}`);
		}
		const targets = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
		for (const target of document.querySelectorAll(targets)) {
			if (!isDrawn(target) || target.matches(':disabled')) continue;
			const isInline = getComputedStyle(target).display === 'inline';
			const label = target.matches('input') ? target.closest('label') : null;
			const boxes = [target, label].flatMap((element) => element?.getBoundingClientRect() ?? []);
			const isLarge = boxes.some(({ width, height }) => width >= 23.5 && height >= 23.5);
			const isAway = boxes.every(({ right, bottom }) => right <= 0 || bottom <= 0);
			if (!isInline && !isLarge && !isAway) {
				const [{ width, height } = { width: 0, height: 0 }] = boxes;
				found.add(`target of ${width.toFixed(0)} × ${height.toFixed(0)}: ${nameOf(target)}`);
			}
		}
		const { scrollWidth, clientWidth } = document.documentElement;
		if (scrollWidth > clientWidth)
			found.add(`the page is ${String(scrollWidth - clientWidth)} px wider than the window`);
		return [...found];
	});
}

/**
 * Where a text that turns the direction of writing could turn words of the page beside it: it is not alone in its block, and nothing
 * around it isolates it. Short lines, each element once.
 */
export function unisolatedTexts(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const found = new Set<string>();
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (texts.nextNode()) {
			const text = texts.currentNode.textContent ?? '';
			let around = texts.currentNode.parentElement;
			if (around === null || !/[\u202a-\u202e\u2066-\u2069]/.test(text) || !around.checkVisibility())
				continue;
			if (around.closest('.monaco-editor') !== null) continue;
			while (around !== null) {
				const { display, unicodeBidi } = getComputedStyle(around);
				if (display !== 'inline' || /isolate|plaintext/.test(unicodeBidi)) break;
				around = around.parentElement;
			}
			const beside = (around?.textContent ?? '').replace(text, '').trim();
			const name = texts.currentNode.parentElement?.outerHTML.slice(0, 60) ?? '';
			const before = text.slice(0, text.search(/[\u202a-\u202e\u2066-\u2069]/)).trim();
			if (beside !== '') found.add(`${name} beside “${beside.slice(0, 40)}”`);
			else if (before !== '' && !before.includes('canary'))
				found.add(`${name} behind “${before.slice(0, 40)}”`);
		}
		return [...found];
	});
}

/** Another size of the window. What follows it, as what fits into it, is known a frame later. */
export async function resize(page: Page, width: number, height: number): Promise<void> {
	await page.setViewportSize({ width, height });
	await page.evaluate(
		() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
	);
}
