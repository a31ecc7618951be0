import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { format, type FormatConfig } from 'oxfmt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { follow, recipesIn, sizeOf } from '../support/recipes.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const recipes = recipesIn(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8'));

/** What a copy needs for its contract tests: what the root holds besides the folders is how it is built. */
const COPIED = readdirSync(ROOT, { withFileTypes: true })
	.filter((one) => (one.isFile() && one.name !== '.git') || ['src', 'test', 'workers'].includes(one.name))
	.map(({ name }) => name);

/** The contract tests, and those that go by all that is registered. */
const TESTS = [
	...['hosts/hosts.contract', 'methods/methods.contract', 'methods/prompts.contract', 'methods/faces'],
	...['methods/showings', 'methods/sights', 'demo/demo-families', 'token-lens/fork', 'bench/export/batch'],
	...['tasks/families.contract', 'tasks/families.python', 'tasks/registry', 'tasks/digit-sum'],
].map((name) => `test/core/${name}.test.ts`);
/** Tests of what was added, and those of all at once. */
const NAMES =
	'example|restate|digit-sum|says of the sum|registry|^families|methods that ask once|every prompt|asks once';

interface Report {
	testResults: readonly {
		message: string;
		assertionResults: readonly { fullName: string; status: string }[];
	}[];
}

describe('the recipes of CONTRIBUTING.md', () => {
	const copy = mkdtempSync(join(tmpdir(), 'recipes-'));
	/** What a command of a package says, whether it ends well or not. */
	const say = (bin: string, ...args: readonly string[]): Promise<string> => {
		const env = Object.fromEntries(
			Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')),
		);
		const options = { cwd: copy, env, maxBuffer: 2 ** 28 };
		return new Promise((resolve) => {
			execFile(process.execPath, [join('node_modules', bin), ...args], options, (_, stdout) =>
				resolve(stdout),
			);
		});
	};

	beforeAll(() => {
		for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
		symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
		for (const recipe of recipes) follow(recipe, copy);
	}, 60_000);
	afterAll(() => {
		rmSync(copy, { recursive: true });
	});

	it('tell how much they are', () => {
		expect(recipes.map(({ title }) => title)).toEqual(['Add a host', 'Add a method', 'Add a task family']);
		const told = recipes.map(({ text }) => /^In all .*$/m.exec(text)?.[0]);
		expect(told).toEqual(recipes.map(sizeOf));
	});

	it('leave every file as the formatter has it', async () => {
		const changed = recipes.flatMap(({ pieces }) => pieces.map(({ path }) => join(copy, path)));
		const config = JSON.parse(readFileSync(join(ROOT, '.oxfmtrc.json'), 'utf8')) as FormatConfig;
		for (const file of changed.filter((path) => path.endsWith('.ts'))) {
			const text = readFileSync(file, 'utf8');
			expect(await format(file, text, config)).toEqual({ code: text, errors: [] });
		}
	});

	it('give what the compiler takes', { timeout: 240_000 }, async () => {
		expect(await say('@typescript/native-preview/bin/tsgo', '-p', 'src/core')).toBe('');
	});

	it('give what the contract tests take', { timeout: 480_000 }, async () => {
		const args = ['run', '--project', 'core', '--reporter', 'json', '-t', NAMES, ...TESTS];
		const said = await say('vitest/vitest.mjs', ...args);
		const { testResults } = JSON.parse(said.slice(said.indexOf('{"'))) as Report;
		const results = testResults.flatMap(({ assertionResults }) => assertionResults);
		const named = (status: string) =>
			results.filter((one) => one.status === status).map(({ fullName }) => fullName);
		expect([testResults.map(({ message }) => message).filter(Boolean), named('failed')]).toEqual([[], []]);
		for (const id of ['host example', 'restate', 'digit-sum']) {
			expect(named('passed')).toContainEqual(expect.stringContaining(id));
		}
	});
});
