import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * No file may import itself through others: the two could be understood only together. `import type` and components count;
 * `import()` does not, for what is fetched later may look back. A rule of our own, because both `import-x/no-cycle` and
 * knip pass over `import type`. Reads the sources once, so an editor sees a new cycle when its linter starts anew.
 */
export const noCycle = {
	meta: { type: 'problem', schema: [], messages: { cycle: 'Import cycle: {{route}}' } },
	create(context) {
		const imports = importsBelow(context.cwd);
		const file = path.relative(context.cwd, context.filename).replaceAll(path.sep, '/');
		const check = ({ source }) => {
			if (!source) return;
			const route = routeBetween(imports, targetOf(file, source.value), file);
			if (route === null) return;
			context.report({ node: source, messageId: 'cycle', data: { route: [file, ...route].join(' → ') } });
		};
		return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
	},
};

const graphs = new Map();

/** What each source file imports, by paths relative to the root. */
function importsBelow(root) {
	const known = graphs.get(root);
	if (known !== undefined) return known;
	const files = ['src', 'workers'].flatMap((folder) =>
		readdirSync(path.join(root, folder), { recursive: true })
			.map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
			.filter((name) => /\.(?:ts|svelte)$/.test(name)),
	);
	const graph = new Map(
		files.map((file) => {
			const text = readFileSync(path.join(root, file), 'utf8');
			return [file, Array.from(text.matchAll(IMPORT), ([, specifier]) => targetOf(file, specifier))];
		}),
	);
	graphs.set(root, graph);
	return graph;
}

/** `import … from './x.ts'`, `export … from`, `import './x.ts'`, also over several lines. */
const IMPORT = /^[ \t]*(?:(?:import|export)\s[\w\s{},*$]*\bfrom|import)\s*['"](\.{1,2}\/[^'"]+)['"]/gm;

function targetOf(file, specifier) {
	return path.posix.join(path.posix.dirname(file), specifier.split('?', 1)[0]);
}

/** The shortest way along imports, both ends included; null without one. */
function routeBetween(imports, from, to) {
	const before = new Map([[from, null]]);
	for (const file of before.keys()) {
		if (file === to) {
			const route = [];
			for (let at = file; at !== null; at = before.get(at)) route.unshift(at);
			return route;
		}
		for (const next of imports.get(file) ?? []) if (!before.has(next)) before.set(next, file);
	}
	return null;
}

export default { meta: { name: 'ours' }, rules: { 'no-cycle': noCycle } };
