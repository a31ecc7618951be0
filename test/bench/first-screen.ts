import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Measurement, Section } from './section.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** What a browser must fetch before it can show anything: the entry's static imports, not what is imported on demand. */
export const firstScreen: Section = {
	title: 'First screen',
	async measure() {
		const html = await readFile(join(DIST, 'index.html'), 'utf8');
		const scripts = await withStaticImports(find(html, /<script[^>]+src="([^"]+\.js)"/g));
		const styles = find(html, /<link[^>]+href="([^"]+\.css)"/g);
		return [
			{
				name: 'JavaScript before the first screen (gzip)',
				value: (await gzipped([...scripts])) / 1024,
				unit: 'KB',
				target: { atMost: 120 },
				detail: `${scripts.size} files`,
			},
			{ name: 'CSS before the first screen (gzip)', value: (await gzipped(styles)) / 1024, unit: 'KB' },
			...(await embed()),
		];
	},
};

/** What a frame in somebody else's page must fetch before it shows the question and how each lane ended, and then the lanes. */
async function embed(): Promise<readonly Measurement[]> {
	const html = await readFile(join(DIST, 'embed.html'), 'utf8');
	const first = await withNeeds(find(html, /<script[^>]+src="([^"]+\.js)"/g));
	const lanes = (await readdir(join(DIST, 'embed'))).filter((name) => /^EmbedLanes-.*\.js$/.test(name));
	const all = await withNeeds([...first, ...lanes.map((name) => `embed/${name}`)]);
	return [
		{
			name: 'JavaScript before the first paint of an embed (gzip)',
			value: (await gzipped([...first])) / 1024,
			unit: 'KB',
			target: { atMost: 60 },
			detail: `${first.size} files`,
		},
		{
			name: 'JavaScript until the lanes of an embed stand (gzip)',
			value: (await gzipped([...all])) / 1024,
			unit: 'KB',
			detail: `${all.size} files`,
		},
	];
}

/** Parts of an embed say in their first line what they cannot do without; see `vite.embed.ts`. */
async function withNeeds(parts: readonly string[]): Promise<Set<string>> {
	const found = new Set(parts);
	for (const name of found) {
		const text = await readFile(join(DIST, name), 'utf8');
		const needs = /codesteerPart\([`"][^`"]+[`"],\[([^\]]*)\]/.exec(text)?.[1];
		if (needs === undefined) throw new Error(`${name} is no part of an embed`);
		for (const [, need = ''] of needs.matchAll(/[`"]([^`"]+)[`"]/g)) found.add(need);
	}
	return found;
}

function find(text: string, pattern: RegExp): string[] {
	return [...text.matchAll(pattern)].map((match) => normalize(match[1] as string));
}

async function withStaticImports(entries: readonly string[]): Promise<Set<string>> {
	const found = new Set(entries);
	for (const name of found) {
		const text = await readFile(join(DIST, name), 'utf8');
		// Built files import by `import"./x.js"`, `import{a}from"./x.js"` and `export*from"./x.js"`; `import("./x.js")` is on demand.
		for (const path of find(text, /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g)) {
			found.add(join(dirname(name), path));
		}
	}
	return found;
}

async function gzipped(names: readonly string[]): Promise<number> {
	const sizes = await Promise.all(
		names.map(async (name) => gzipSync(await readFile(join(DIST, name))).byteLength),
	);
	return sizes.reduce((sum, size) => sum + size, 0);
}
