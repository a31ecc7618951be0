import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSandboxPage, type OpenedSandbox } from './support/sandbox-page.ts';

let opened: OpenedSandbox;
beforeAll(async () => {
	opened = await openSandboxPage();
});
afterAll(() => opened.close());

test('a program prints in the real sandbox', async () => {
	const result = await opened.page.evaluate(() => window.sandbox.run({ code: 'print("hello")' }));
	expect(result).toEqual({
		kind: 'finished',
		stdout: 'hello\n',
		stderr: '',
		output: 'hello\n',
		truncated: false,
		figures: [],
		ms: expect.any(Number) as number,
	});
});
