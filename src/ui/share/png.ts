/** Browsers refuse larger canvases: pixels of a side, and of all. */
const MOST_SIDE = 16_000;
const MOST_PIXELS = 120_000_000;

/** Signs that no XML may hold (XML 1.0, 2.2) and halves of signs: programs print them. */
// eslint-disable-next-line no-control-regex
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A picture is drawn at the first moment of everything that moves in. */
const STILL = '* { animation: none !important; transition: none !important; }';

/**
 * A picture of what an element shows, drawn by the browser itself from its text and the page's styles inside an SVG; nothing is
 * fetched. Rejects, saying why, where the browser cannot.
 *
 * @param theme of the page, which its colours hang on
 */
export async function pngOf(element: HTMLElement, theme: 'light' | 'dark'): Promise<Blob> {
	const { width, height } = element.getBoundingClientRect();
	const scale = Math.min(2, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(element, width, height, theme))}`;
	await image.decode();
	const canvas = document.createElement('canvas');
	canvas.width = Math.ceil(width * scale);
	canvas.height = Math.ceil(height * scale);
	const context = canvas.getContext('2d');
	if (context === null) throw new Error('this browser gives the page no canvas');
	context.scale(scale, scale);
	context.drawImage(image, 0, 0);
	return new Promise((resolve, reject) => {
		canvas.toBlob((blob) => {
			if (blob === null) reject(new Error('the picture is too large for this browser'));
			else resolve(blob);
		}, 'image/png');
	});
}

function svgOf(element: HTMLElement, width: number, height: number, theme: string): string {
	const clone = element.cloneNode(true) as HTMLElement;
	const styles = document.createElement('style');
	const rules = [...document.styleSheets].flatMap((sheet) =>
		[...sheet.cssRules].map(({ cssText }) => cssText),
	);
	styles.textContent = [...rules, STILL].join('\n');
	// Stands for the page's body.
	const frame = document.createElement('div');
	frame.setAttribute(
		'style',
		'font: var(--size-body) / 1.5 var(--sans); color: var(--ink); background: var(--paper)',
	);
	frame.append(styles, clone);
	const markup = new XMLSerializer().serializeToString(frame).replace(NOT_XML, '');
	const size = `width="${String(width)}" height="${String(height)}"`;
	return `<svg xmlns="http://www.w3.org/2000/svg" data-theme="${theme}" ${size}><foreignObject ${size}>${markup}</foreignObject></svg>`;
}
