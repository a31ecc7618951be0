import DOMPurify from 'dompurify';
import { Marked, type TokenizerAndRendererExtension } from 'marked';

/** The asked answer format; without this the closing `>>>` at a line start would become a quotation. */
const answerMarker: TokenizerAndRendererExtension = {
	name: 'answerMarker',
	level: 'inline',
	start: (source) => source.indexOf('<<<'),
	tokenizer: (source) => {
		const match = /^<<<([^\n]{0,400}?)>>>/.exec(source);
		return match === null ? undefined : { type: 'answerMarker', raw: match[0], text: match[1] ?? '' };
	},
	renderer: (token) => `<mark>${escapeHtml(String(token['text']))}</mark>`,
};

const maths: TokenizerAndRendererExtension = {
	name: 'maths',
	level: 'inline',
	start: (source) => source.search(/\\[([]|\$/),
	tokenizer: (source) => {
		const match =
			/^\\\(([\s\S]{1,2000}?)\\\)/.exec(source) ??
			/^\\\[([\s\S]{1,2000}?)\\\]/.exec(source) ??
			/^\$\$([\s\S]{1,2000}?)\$\$/.exec(source) ??
			// A single dollar is money unless it hugs its content on both sides.
			/^\$([^\s$](?:[^$\n]{0,400}[^\s$])?)\$(?!\d)/.exec(source);
		return match === null ? undefined : { type: 'maths', raw: match[0], text: match[1] ?? '' };
	},
	renderer: (token) =>
		`<span class="maths" data-display="${/^(?:\\\[|\$\$)/.test(token.raw) ? 'block' : 'inline'}">${escapeHtml(String(token['text']))}</span>`,
};

const marked = new Marked({ gfm: true, breaks: true, extensions: [answerMarker, maths] });

/** Model text is never trusted: no links that load anything, no images, no styles, no forms, no ids. */
export function toSafeHtml(markdown: string): string {
	return DOMPurify.sanitize(marked.parse(markdown, { async: false }), {
		ALLOWED_TAGS: [
			'p',
			'br',
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
			'sup',
			'sub',
		],
		ALLOWED_ATTR: ['class', 'data-display', 'start'],
	});
}

/** Draws the marked maths of an element with KaTeX, loaded only when there is some. A formula it cannot read stays as text. */
export async function drawMaths(element: HTMLElement): Promise<void> {
	const formulas = [...element.querySelectorAll<HTMLElement>('span.maths')];
	if (formulas.length === 0) return;
	const [{ default: katex }] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
	for (const formula of formulas) {
		const source = formula.textContent;
		katex.render(source, formula, {
			displayMode: formula.dataset['display'] === 'block',
			throwOnError: false,
			trust: false,
			maxExpand: 200,
		});
	}
}

function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (c) => `&#${String(c.charCodeAt(0))};`);
}
