import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { FileList } from './kept-files.ts';
import { SERVICE_WORKER } from './offline.protocol.ts';
import { bundleScript } from './one-script.ts';

/** For their size: what runs models inside the page, the tokenizer, packages, which are kept when they are first used, and what no browser of today asks for. */
const LEFT_OUT = /(?:^|\/)(?:wllama|o200k_base)[^/]*$|\.(?:whl|woff|ttf)$|^playground\.png$/;

/** Writes the service worker beside the built page, with the list of the files that it keeps, and the tab's icon into the page. */
export function offline(): Plugin {
	return {
		name: 'offline',
		apply: 'build',
		// A browser fetches the icon of its tab past the service worker, and again at each change of screen while it has none.
		async transformIndexHtml(html, { filename }) {
			const icon = await readFile(join(dirname(filename), 'public/icon.svg'), 'base64');
			return html.replace('./icon.svg', `data:image/svg+xml;base64,${icon}`);
		},
		writeBundle: {
			order: 'post',
			sequential: true,
			async handler({ dir }) {
				if (dir === undefined) throw new Error('a page is built into a folder');
				const entry = join(dirname(fileURLToPath(import.meta.url)), 'offline.worker.ts');
				const script = await bundleScript(entry, { PAGE_FILES: await listFiles(dir) });
				await writeFile(join(dir, SERVICE_WORKER), script);
			},
		},
	};
}

async function listFiles(folder: string): Promise<FileList> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = entries
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.filter((path) => path !== SERVICE_WORKER && !LEFT_OUT.test(path))
		.sort();
	const list = await Promise.all(
		paths.map(async (path) => {
			const digest = createHash('sha256').update(await readFile(join(folder, path)));
			return [path, digest.digest('hex')] as const;
		}),
	);
	return Object.fromEntries(list);
}
