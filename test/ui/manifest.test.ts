import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseRoute } from '../../src/state/navigation.svelte.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Manifest {
	start_url: string;
	scope: string;
	background_color: string;
	icons: { src: string; sizes: string; type: string; purpose?: string }[];
	shortcuts: { name: string; url: string }[];
}
const manifest = JSON.parse(read('public/app.webmanifest')) as Manifest;

/** Width and height in the first chunk of a PNG. */
function sizeOf(path: string): string {
	const bytes = readFileSync(join(ROOT, path));
	return `${String(bytes.readUInt32BE(16))}x${String(bytes.readUInt32BE(20))}`;
}

test('the page is installed from any sub-path, with icons of the sizes they say', () => {
	const pictures = manifest.icons.filter(({ type }) => type === 'image/png');
	expect({
		addresses: [manifest.start_url, manifest.scope],
		sizes: pictures.map(({ sizes }) => sizes),
		purposes: manifest.icons.map(({ purpose = 'any' }) => purpose),
	}).toEqual({
		addresses: ['./', './'],
		sizes: pictures.map(({ src }) => sizeOf(`public/${src}`)),
		purposes: ['any', 'any', 'any', 'maskable'],
	});
});

test('its shortcuts lead to screens by their names', () => {
	expect(manifest.shortcuts.map(({ name, url }) => [name, parseRoute(url.replace('./', '')).screen])).toEqual(
		[
			['Stage', 'stage'],
			['Bench', 'bench'],
			['Lessons', 'lessons'],
		],
	);
});

test('the window around it has the colour of the paper in both themes', () => {
	const papers = [...read('src/styles/tokens.css').matchAll(/--paper: (#\w+);/g)].map(([, colour]) => colour);
	const html = read('index.html');
	const named = [
		...html.matchAll(/name="theme-color" content="(#\w+)" media="\(prefers-color-scheme: (\w+)\)"/g),
	];
	expect(named.map(([, colour, scheme]) => [scheme, colour])).toEqual([
		['light', papers[0]],
		['dark', papers[1]],
	]);
	expect(manifest.background_color).toBe(papers[0]);
});
