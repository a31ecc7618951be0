/** Plain JSON, as it goes to the page. */
export interface Asked {
	role: string;
	/** The whole name. */
	name?: string;
	/** Source of a pattern found in the name. */
	pattern?: string;
	/** Source of a pattern found in the text. */
	text?: string;
	within?: Asked;
}

export interface Place {
	/** With single spaces. */
	text: string;
	/** What a field holds; null for anything else. */
	value: string | null;
	/** Its middle in the window, in CSS pixels. */
	x: number;
	y: number;
	/** Stands still and is what the pointer would press there. */
	isFree: boolean;
}

/**
 * The first seen element of this role and name, scrolled into the window; null without one. Runs in the page, so it must not use
 * anything around it. Roles and names by the rules of HTML as far as this product's pages use them.
 */
export async function findInPage(asked: Asked): Promise<Place | null> {
	const ROLES: Readonly<Record<string, string>> = {
		alert: 'none',
		button: 'button, summary',
		checkbox: 'input[type=checkbox]',
		combobox: 'select',
		contentinfo: 'footer',
		dialog: 'dialog[open]',
		form: 'form',
		group: 'fieldset, details',
		heading: 'h1, h2, h3, h4',
		link: 'a[href]',
		list: 'ul, ol',
		listitem: 'li',
		region: 'section',
		row: 'tr',
		status: 'output',
		table: 'table',
		text: 'p, span, li, b, td, strong, em, dd, dt, label, div:not(:has(*))',
		textbox: 'textarea, input:is(:not([type]), [type=text], [type=url], [type=password], [type=number])',
	};
	const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
	const textOf = (element: Element): string => tidy(element.textContent);
	const heardOf = (node: Node): string =>
		node instanceof Element &&
		(node.getAttribute('aria-hidden') === 'true' || node.matches('script, style, select, textarea'))
			? ''
			: node.hasChildNodes()
				? [...node.childNodes].map(heardOf).join('')
				: (node.nodeValue ?? '');
	const nameOf = (element: Element): string => {
		const by = element.getAttribute('aria-labelledby');
		if (by !== null)
			return tidy(
				by
					.split(/\s+/)
					.map((id) => document.getElementById(id)?.textContent ?? '')
					.join(' '),
			);
		const label = element.getAttribute('aria-label');
		if (label !== null) return tidy(label);
		const labels = (element as HTMLInputElement).labels as NodeListOf<Element> | null | undefined;
		const first = labels?.[0];
		if (first !== undefined) return tidy(heardOf(first));
		if (element.matches('fieldset')) return textOf(element.querySelector('legend') ?? element);
		return element.matches('footer, section, form') ? '' : tidy(heardOf(element));
	};
	const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
	const find = (wanted: Asked, root: ParentNode): Element | undefined => {
		const { role, name, pattern, text, within } = wanted;
		const place = within === undefined ? root : find(within, root);
		if (place === undefined) return undefined;
		return [...place.querySelectorAll(`[role=${role}], :is(${ROLES[role] ?? 'none'}):not([role])`)].find(
			(element) =>
				isSeen(element) &&
				(name === undefined || nameOf(element) === name) &&
				(pattern === undefined || new RegExp(pattern).test(nameOf(element))) &&
				(text === undefined || new RegExp(text).test(textOf(element))),
		);
	};
	const found = find(asked, document);
	if (found === undefined) return null;
	const before = found.getBoundingClientRect();
	if (before.top < 0 || before.bottom > innerHeight)
		found.scrollIntoView({ block: 'center', behavior: 'instant' });
	await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
	const { left, top, width, height } = found.getBoundingClientRect();
	const [x, y] = [left + width / 2, top + height / 2];
	const hit = document.elementFromPoint(x, y);
	return {
		text: textOf(found),
		value: 'value' in found && typeof found.value === 'string' ? found.value : null,
		x,
		y,
		isFree:
			before.top === top &&
			before.left === left &&
			!found.matches(':disabled') &&
			hit !== null &&
			found.contains(hit),
	};
}
