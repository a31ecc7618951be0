import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');

/**
 * Given by main.ts, in this order: the list itself, the engine, Python, what settings, the bench, a coach, kept runs, the lessons, the stage and forks need, the families.
 */
const GIVEN = [
	'compose-offline.ts',
	'compose-engine.ts',
	'runtime/python/client.ts',
	'compose-settings.ts',
	'compose-bench.ts',
	'compose-coach.ts',
	'compose-runs.ts',
	'compose-lessons.ts',
	'compose-stage.ts',
	'compose-forks.ts',
	'core/tasks/registry.ts',
];

interface Fetch {
	by: string;
	/** A file in src or a package. */
	what: string;
}

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
	/\.(?:ts|svelte)$/.test(name),
);

/** Every part that is fetched only when it is first needed. */
const fetches: readonly Fetch[] = sources.flatMap((by) =>
	[...readFileSync(join(SRC, by), 'utf8').matchAll(/\bimport\(\s*'([^']+)'/g)].map(([, path = '']) => ({
		by,
		what: path.startsWith('.') ? relative(SRC, join(SRC, by, '..', path)) : path,
	})),
);

const isFetchedOnce = ({ by }: Fetch) =>
	/\b(?:fetchedOnce|new Part)\(/.test(readFileSync(join(SRC, by), 'utf8'));

test('what is fetched later comes in idle moments already, all but the tokenizer and what only models inside the page need', () => {
	const prepared = new Set([
		...GIVEN,
		...fetches
			.filter((each) => each.by === 'compose-offline.ts' || isFetchedOnce(each))
			.map(({ what }) => what),
	]);
	expect(fetches.filter(({ what }) => !prepared.has(what)).map(({ what }) => what)).toEqual([
		'gpt-tokenizer/encoding/o200k_base',
		'@wllama/wllama/esm/index.js',
		'@wllama/wllama-compat/wasm/wllama.wasm?url',
		'@wllama/wllama-compat/wasm/wllama.js?raw',
		// The first is for estimates, this one for the token lens.
		'gpt-tokenizer/encoding/o200k_base',
	]);
});
