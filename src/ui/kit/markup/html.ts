import { onlyAnswer } from './inline.ts';
import type { Block, Inline, Line } from './tree.ts';

/** HTML of blocks; every sign of the text is escaped. No white space between elements: the running text keeps its own. */
export function htmlOf(blocks: readonly Block[]): string {
	return blocks.map(blockHtml).join('');
}

function blockHtml(block: Block): string {
	switch (block.kind) {
		case 'paragraph':
			return `<p${gridClass(block.content)}>${lineHtml(block.content)}</p>`;
		case 'heading':
			return `<h${String(block.level)}>${lineHtml(block.content)}</h${String(block.level)}>`;
		case 'code':
			return codeHtml(block.label, block.text);
		case 'quote':
			return `<blockquote>${htmlOf(block.blocks)}</blockquote>`;
		case 'list': {
			const items = block.items.map(
				({ sign, blocks }) => `<li><span class="sign">${escapeHtml(sign)} </span>${htmlOf(blocks)}</li>`,
			);
			return block.isNumbered ? `<ol>${items.join('')}</ol>` : `<ul>${items.join('')}</ul>`;
		}
		case 'table':
			return tableHtml(block.rows);
		case 'rule':
			return '<hr>';
	}
}

function codeHtml(label: string, text: string): string {
	const answer = onlyAnswer(text);
	const inside = answer === null ? escapeHtml(text) : `<mark>${escapeHtml(answer)}</mark>`;
	const head = label === '' ? '' : `<span class="label">${escapeHtml(label)}\n</span>`;
	return `<pre>${head}<code>${inside}</code></pre>`;
}

function tableHtml([head = [], ...rows]: readonly (readonly Line[])[]): string {
	const row = (cells: readonly Line[], tag: string): string =>
		`<tr>${cells.map((cell) => `<${tag}>${lineHtml(cell)}</${tag}>`).join('')}</tr>`;
	const body = rows.map((cells) => row(cells, 'td')).join('');
	return `<table><thead>${row(head, 'th')}</thead><tbody>${body}</tbody></table>`;
}

function lineHtml({ parts }: Line): string {
	return parts.map(inlineHtml).join('');
}

function inlineHtml(part: Inline): string {
	switch (part.kind) {
		case 'text':
			return escapeHtml(part.text);
		case 'code':
			return `<code>${escapeHtml(part.text)}</code>`;
		case 'formula':
			return `<span class="maths" data-display="${part.display ? 'block' : 'inline'}">${escapeHtml(part.source)}</span>`;
		case 'answer':
			return `<mark${gridClass(part.content)}>${lineHtml(part.content)}</mark>`;
		case 'open':
			return `<${part.style}>`;
		case 'close':
			return `</${part.style}>`;
	}
}

function gridClass({ isGrid }: Line): string {
	return isGrid ? ' class="grid"' : '';
}

function escapeHtml(text: string): string {
	return text.replaceAll('\0', '\uFFFD').replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
