import { fileNameOf, type PictureFile, pictureFile } from '../../../core/bench/plots/picture-file.ts';

/** Properties that a drawing takes from the page's styles. */
const STYLED = [
	'fill',
	'fill-opacity',
	'stroke',
	'stroke-width',
	'stroke-opacity',
	'stroke-dasharray',
	'stroke-linejoin',
	'paint-order',
	'opacity',
] as const;
const OF_TEXT = ['font-size', 'font-weight', 'text-anchor', 'font-variant-numeric'] as const;

/** A drawing and what is said of it, as a file looks now: light or dark as shown. */
export type Shown = Pick<PictureFile, 'title' | 'notes'> & { drawing: SVGSVGElement };

function fileOf({ title, notes, drawing }: Shown): ReturnType<typeof pictureFile> {
	const style = getComputedStyle(drawing);
	const token = (name: string): string => style.getPropertyValue(name).trim();
	return pictureFile({
		title,
		notes,
		drawing: resolved(drawing),
		width: drawing.width.baseVal.value,
		height: drawing.height.baseVal.value,
		colours: { paper: token('--card'), ink: token('--ink'), soft: token('--soft') },
		font: style.fontFamily,
	});
}

/** The drawing as markup that needs no style sheet: what is computed stands in attributes. */
function resolved(drawing: SVGSVGElement): string {
	const copy = drawing.cloneNode(true) as SVGSVGElement;
	const originals = drawing.querySelectorAll('*');
	for (const [at, element] of [...copy.querySelectorAll('*')].entries()) {
		const original = originals[at] as Element;
		if (original.closest('.hit') !== null || original.tagName === 'style') element.remove();
		else if (original instanceof SVGGraphicsElement) resolve(element, getComputedStyle(original));
	}
	for (const name of ['class', 'style', 'role', 'aria-label']) copy.removeAttribute(name);
	copy.removeAttribute('aria-description');
	copy.setAttribute('overflow', 'visible');
	return new XMLSerializer().serializeToString(copy);
}

function resolve(element: Element, style: CSSStyleDeclaration): void {
	const isText = element.tagName === 'text' || element.tagName === 'tspan';
	for (const name of isText ? [...STYLED, ...OF_TEXT] : STYLED) {
		const value = style.getPropertyValue(name);
		// Browsers quote references; not every reader of the file knows quotes.
		if (value !== '') element.setAttribute(name, value.replace(/^url\("(.*)"\)$/, 'url($1)'));
	}
	element.removeAttribute('style');
	element.removeAttribute('class');
}

/** Twice as many pixels as on the page, for paper and screens of a hall. */
const SCALE = 2;

async function pngOf({ svg, width, height }: ReturnType<typeof pictureFile>): Promise<Blob> {
	const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		const image = new Image();
		image.src = address;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = width * SCALE;
		canvas.height = height * SCALE;
		const context = canvas.getContext('2d');
		if (context === null) throw new Error('this browser gives the page no canvas');
		context.drawImage(image, 0, 0, canvas.width, canvas.height);
		const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
		if (blob === null) throw new Error('The browser made no PNG of this picture');
		return blob;
	} finally {
		URL.revokeObjectURL(address);
	}
}

export async function savePicture(shown: Shown, kind: 'svg' | 'png'): Promise<void> {
	const file = fileOf(shown);
	const blob = kind === 'svg' ? new Blob([file.svg], { type: 'image/svg+xml' }) : await pngOf(file);
	const address = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = address;
	link.download = fileNameOf(shown.title, kind);
	link.click();
	// A browser begins to read after the click.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
