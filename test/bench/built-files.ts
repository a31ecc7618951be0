import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Files of the build, and their size where the host compresses. */
export interface Built {
	names: ReadonlySet<string>;
	gzipBytes: number;
}

/** Scripts that a browser must fetch before it can show anything: the entry's static imports, not what is imported on demand. */
export async function firstScripts(): Promise<Built> {
	const names = new Set(find(await read('index.html'), SCRIPT));
	for (const name of names) {
		for (const needed of await importsOf(name)) names.add(needed);
	}
	return built(names);
}

/** Scripts of the page by name, with those that each of them cannot begin without. */
export async function scriptImports(): Promise<ReadonlyMap<string, readonly string[]>> {
	const names = (await readdir(join(DIST, 'assets'))).filter((name) => name.endsWith('.js'));
	const imports = names.map(async (name) => [`assets/${name}`, await importsOf(`assets/${name}`)] as const);
	return new Map(await Promise.all(imports));
}

/** Built files import by `import"./x.js"`, `import{a}from"./x.js"` and `export*from"./x.js"`; `import("./x.js")` is on demand. */
async function importsOf(name: string): Promise<string[]> {
	const paths = find(await read(name), /(?:\bfrom|\bimport)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g);
	return paths.map((path) => join(dirname(name), path));
}

export async function firstStyles(): Promise<Built> {
	return built(new Set(find(await read('index.html'), /<link[^>]+href="([^"]+\.css)"/g)));
}

/** What a frame in somebody else's page must fetch before it shows the question and how each lane ended. */
export async function embedScripts(): Promise<Built> {
	return built(await withNeeds(find(await read('embed.html'), SCRIPT)));
}

/** The same until its lanes stand. */
export async function embedLanesScripts(): Promise<Built> {
	const { names } = await embedScripts();
	const lanes = (await readdir(join(DIST, 'embed'))).filter((name) => /^EmbedLanes-.*\.js$/.test(name));
	return built(await withNeeds([...names, ...lanes.map((name) => `embed/${name}`)]));
}

const SCRIPT = /<script[^>]+src="([^"]+\.js)"/g;

/** Parts of an embed say in their first line what they cannot do without; see `vite.embed.ts`. */
async function withNeeds(parts: readonly string[]): Promise<Set<string>> {
	const found = new Set(parts);
	for (const name of found) {
		const needs = /codesteerPart\([`"][^`"]+[`"],\[([^\]]*)\]/.exec(await read(name))?.[1];
		if (needs === undefined) throw new Error(`${name} is no part of an embed`);
		for (const [, need = ''] of needs.matchAll(/[`"]([^`"]+)[`"]/g)) found.add(need);
	}
	return found;
}

function find(text: string, pattern: RegExp): string[] {
	return [...text.matchAll(pattern)].map((match) => normalize(match[1] as string));
}

function read(name: string): Promise<string> {
	return readFile(join(DIST, name), 'utf8');
}

async function built(names: ReadonlySet<string>): Promise<Built> {
	const sizes = await Promise.all(
		[...names].map(async (name) => gzipSync(await readFile(join(DIST, name))).byteLength),
	);
	return { names, gzipBytes: sizes.reduce((sum, size) => sum + size, 0) };
}
