import DOMPurify, { type Config } from 'dompurify';
import { fetchedOnce } from './fetched-once.ts';
import { readBlocks } from './markup/blocks.ts';
import { texOf } from './markup/formula.ts';
import { htmlOf } from './markup/html.ts';

/** Formulas of one text that are drawn; setting thousands would hold up the page. The others stay as written. */
const MOST_FORMULAS = 300;

type Policy = NonNullable<Config['TRUSTED_TYPES_POLICY']>;
/** The language does not know it yet. */
type TrustedTypes = {
	createPolicy(name: string, rules: { createHTML(text: string): string; createScriptURL(): string }): Policy;
};

/** Undefined in browsers without Trusted Types. Elsewhere text becomes markup here and nowhere else. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
	'sanitised-markdown',
	{
		createHTML: (sanitised) => sanitised,
		createScriptURL: () => '',
	},
);

/** Model text is never trusted: no links that load anything, no images, no styles, no forms, no ids. */
export function toSafeHtml(text: string): string {
	const html = DOMPurify.sanitize(htmlOf(readBlocks(text)), {
		...(policy === undefined ? {} : { TRUSTED_TYPES_POLICY: policy }),
		RETURN_TRUSTED_TYPE: true,
		ALLOWED_TAGS: [
			'p',
			'strong',
			'em',
			'del',
			'code',
			'pre',
			'ul',
			'ol',
			'li',
			'blockquote',
			'h1',
			'h2',
			'h3',
			'h4',
			'h5',
			'h6',
			'table',
			'thead',
			'tbody',
			'tr',
			'th',
			'td',
			'hr',
			'mark',
			'span',
		],
		ALLOWED_ATTR: ['class', 'data-display'],
	});
	// The language knows markup as texts only.
	return html as unknown as string;
}

const typesetting = fetchedOnce(() => Promise.all([import('katex'), import('katex/dist/katex.min.css')]));

/** Draws the marked maths of an element with KaTeX, loaded only when there is some. A formula it cannot read stays as written. */
export async function drawMaths(element: HTMLElement): Promise<void> {
	const formulas = [...element.querySelectorAll<HTMLElement>('span.maths')].slice(0, MOST_FORMULAS);
	if (formulas.length === 0) return;
	const [{ default: katex }] = await typesetting();
	for (const formula of formulas) {
		const source = formula.textContent;
		const tex = texOf(source);
		if (tex === null) continue;
		const displayMode = formula.dataset['display'] === 'block';
		// Models leave out the environment around aligned lines.
		const readings = displayMode ? [tex, `\\begin{aligned}${tex}\\end{aligned}`] : [tex];
		const isDrawn = readings.some((reading) => {
			try {
				katex.render(reading, formula, {
					displayMode,
					throwOnError: true,
					strict: false,
					trust: false,
					maxExpand: 200,
					maxSize: 20,
				});
				return true;
			} catch {
				return false;
			}
		});
		if (!isDrawn) formula.textContent = source;
	}
}
