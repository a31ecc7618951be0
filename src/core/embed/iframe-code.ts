/** What an iframe may do: run the script that draws, and open the playground, which then is a page like any other. */
const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';

/** What stands in the code for other pages; texts are raw and are escaped there. */
export interface IframeCode {
	/** Whole address of what is embedded. */
	src: string;
	/** Read out by screen readers: what is in the frame. */
	title: string;
	/** CSS pixels. */
	height: number;
}

/** HTML to be pasted into a page or a notebook. No text that is put in ends an attribute or begins an element. */
export function iframeCode({ src, title, height }: IframeCode): string {
	const attributes = [
		`src="${escaped(src)}"`,
		`title="${escaped(title)}"`,
		'width="100%"',
		`height="${String(height)}"`,
		'loading="lazy"',
		`sandbox="${SANDBOX}"`,
		// A style would be refused by pages with a policy of their own.
		'frameborder="0"',
	];
	return `<iframe ${attributes.join(' ')}></iframe>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
	'`': '&#96;',
};

/** For an attribute; on one line, since editors break HTML at line breaks. */
function escaped(text: string): string {
	return text.replace(/\s+/g, ' ').replace(/[&<>"'`]/g, (sign) => ESCAPES[sign] ?? sign);
}
