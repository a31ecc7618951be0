import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const FOLDER = 'embed/';

/**
 * Builds `embed.html`, what is shown inside other people's pages, beside the page and apart from it: its own scripts, so that it
 * does not wait for the playground's. A frame in a sandbox has an origin of its own, to which a host without special headers gives no
 * module scripts: these are classic ones, fetched as they are needed by `loadParts`. In dev it is a page like any other.
 */
export function embed(): Plugin {
	return {
		name: 'embed',
		apply: 'build',
		async generateBundle() {
			const output = await bundle();
			const entry = output.find(
				(file): file is Rolldown.OutputChunk => file.type === 'chunk' && file.isEntry,
			);
			const style = output.find((file) => file.fileName.endsWith('.css'));
			if (entry === undefined || style === undefined)
				throw new Error('src/embed.ts must give a script and a style');
			for (const file of output) {
				const source = file.type === 'chunk' ? file.code : file.source;
				this.emitFile({ type: 'asset', fileName: file.fileName, source });
			}
			const html = await readFile(`${ROOT}embed.html`, 'utf8');
			const tags = [
				`<link rel="stylesheet" href="./${style.fileName}" />`,
				// Fetched beside the first part, not after it.
				...entry.imports.map((needed) => `<link rel="preload" as="script" href="./${needed}" />`),
				`<script defer src="./${entry.fileName}"></script>`,
			].join('\n\t\t');
			const source = html
				.replace('\t</head>', `\t\t${tags}\n\t</head>`)
				.replace(/\t*<script type="module".*<\/script>\n/, '');
			if (/type="module"/.test(source) || !source.includes(tags))
				throw new Error('embed.html is not as expected');
			this.emitFile({ type: 'asset', fileName: 'embed.html', source });
		},
	};
}

async function bundle(): Promise<Rolldown.RolldownOutput['output']> {
	const result = await build({
		root: ROOT,
		configFile: false,
		logLevel: 'error',
		base: './',
		plugins: [
			svelte({ configFile: false, compilerOptions: { runes: true } }),
			classicParts(),
			formulasWithoutFonts(),
			unaskedNetwork(),
		],
		build: {
			write: false,
			target: 'es2023',
			copyPublicDir: false,
			modulePreload: false,
			cssCodeSplit: false,
			rolldownOptions: {
				input: `${ROOT}src/embed.ts`,
				output: {
					format: 'cjs',
					exports: 'named',
					entryFileNames: `${FOLDER}[name]-[hash].js`,
					chunkFileNames: `${FOLDER}[name]-[hash].js`,
					assetFileNames: `${FOLDER}[name]-[hash][extname]`,
					// What is needed first in one file.
					codeSplitting: { groups: [{ name: 'embed', test: /src\/embed\.ts$/ }] },
				},
			},
		},
	});
	if (!('output' in result)) throw new Error('one build, one output');
	return result.output;
}

/** Each part says its name and what it needs before the body that asks for them; the first one brings the loader. */
function classicParts(): Plugin {
	return {
		name: 'classic-parts',
		renderChunk(code, { fileName, imports, isEntry }) {
			const part = `codesteerPart(${JSON.stringify(fileName)}, ${JSON.stringify(imports)}, function (require, exports) {"use strict";${code}\n});`;
			return isEntry ? `(${loadParts.toString()})(${JSON.stringify(fileName)});\n${part}` : part;
		},
	};
}

type Body = (require: (path: string) => unknown, exports: object) => void;

/**
 * Runs in the frame, before the first part: fetches parts by script elements, each once, with all that it needs before it.
 *
 * @param own of the first part, which begins as soon as what it needs is there
 * @internal for tests
 */
export function loadParts(own: string): void {
	const base = (document.currentScript as HTMLScriptElement).src.slice(0, -own.length);
	const given = new Map<string, { needs: string[]; body: Body }>();
	const made = new Map<string, object>();
	const coming = new Map<string, Promise<void>>();

	/** Parts ask for each other by their place beside the asking one, all in one folder. */
	const named = (path: string): string =>
		own.slice(0, own.lastIndexOf('/') + 1) + path.slice(path.lastIndexOf('/') + 1);

	function make(name: string): object {
		const known = made.get(name);
		if (known !== undefined) return known;
		const part = given.get(name);
		if (part === undefined) throw new Error(`part ${name} is missing`);
		const exports = {};
		made.set(name, exports);
		try {
			// What it needs is there; what it may need later comes later.
			part.body(
				(path) => (part.needs.includes(named(path)) ? make(named(path)) : load(named(path))),
				exports,
			);
		} catch (error) {
			made.delete(name);
			throw error;
		}
		return exports;
	}

	function fetchScript(name: string): Promise<void> {
		const known = coming.get(name);
		if (known !== undefined) return known;
		const fetched = new Promise<void>((resolve, reject) => {
			const script = document.createElement('script');
			script.src = base + name;
			const fail = (): void => {
				coming.delete(name);
				script.remove();
				reject(new TypeError(`Failed to fetch dynamically imported module: ${script.src}`));
			};
			// What comes may be something else: a page of the network's, or half of the part.
			script.onload = () => (given.has(name) ? resolve() : fail());
			script.onerror = fail;
			document.head.append(script);
		});
		coming.set(name, fetched);
		return fetched;
	}

	/** With all that it needs; parts may need each other. */
	function fetchPart(name: string, seen = new Set<string>()): Promise<unknown> {
		if (seen.has(name)) return Promise.resolve();
		seen.add(name);
		return fetchScript(name).then(() =>
			Promise.all((given.get(name)?.needs ?? []).map((needed) => fetchPart(needed, seen))),
		);
	}

	const load = (name: string): Promise<object> => fetchPart(name).then(() => make(name));

	coming.set(own, Promise.resolve());
	Object.assign(globalThis, {
		codesteerPart(name: string, needs: string[], body: Body) {
			given.set(name, { needs, body });
			if (name !== own) return;
			// The bundler may put helpers that several parts share into one of their own.
			if (needs.every((needed) => given.has(needed))) make(name);
			else load(name).catch((error: unknown) => reportError(error));
		},
	});
}

function unaskedNetwork(): Plugin {
	return {
		name: 'unasked-network',
		enforce: 'pre',
		resolveId: (id) => (id.endsWith('/network.ts') ? `${ROOT}src/ui/embed/network.ts` : null),
	};
}

/** A frame of its own origin gets no fonts either: formulas are drawn by the browser, which needs none. */
function formulasWithoutFonts(): Plugin {
	const drawn = '\0formulas';
	return {
		name: 'formulas-without-fonts',
		enforce: 'pre',
		resolveId(id, importer) {
			if (id === 'katex/dist/katex.min.css') return '\0no-style';
			return id === 'katex' && importer !== drawn ? drawn : null;
		},
		load(id) {
			if (id === '\0no-style') return 'export default undefined;';
			if (id !== drawn) return null;
			return `import katex from 'katex';
				export default { render: (tex, into, options) => katex.render(tex, into, { ...options, output: 'mathml' }) };`;
		},
	};
}
