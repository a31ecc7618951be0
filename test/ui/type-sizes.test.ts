import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** `path: what was found`, for every match of the pattern in the sources. */
function found(pattern: RegExp): string[] {
	const paths = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
	return paths
		.filter((path) => /\.(?:svelte|css|ts)$/.test(path))
		.flatMap((path) =>
			[...readFileSync(`${SRC}${path}`, 'utf8').matchAll(pattern)].map(([match]) => `${path}: ${match}`),
		);
}

describe('type sizes', () => {
	it('are tokens: no length of its own stands in a font size, so that a larger scale is a change of tokens', () => {
		expect(found(/font(?:-size)?:[^;{}\n]*\d(?:px|pt|rem)|fontSize: *\d/g)).toEqual([]);
	});

	it('are named in the token file, every one that is used', () => {
		const tokens = readFileSync(`${SRC}styles/tokens.css`, 'utf8');
		const unnamed = found(/var\(--size-[a-z]+\)/g).filter((line) => {
			const name = line.slice(line.indexOf('--size'), -1);
			return !tokens.includes(`${name}:`);
		});
		expect(unnamed).toEqual([]);
	});
});
