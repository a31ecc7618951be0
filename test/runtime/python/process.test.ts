import { afterAll, describe, expect, test } from 'vitest';
import { NodePython } from '../../support/node-python.ts';
import { answerCases, limitCases, streamCases } from '../../workers/process-cases.ts';

const python = new NodePython();
afterAll(() => python.close());

const run = (code: string) => python.run({ code, timeLimitMs: 60_000 }, () => undefined);

describe('streams are those of a process:', () => {
	test.each(streamCases)(
		'$title',
		async ({ code, stdout, stderr = '' }) => {
			expect(await run(code)).toMatchObject({ kind: 'finished', stdout, stderr });
		},
		90_000,
	);
});

test.each(limitCases)(
	'$title names the limit of a page',
	async ({ code, name, message }) => {
		expect(await run(code)).toMatchObject({
			kind: 'raised',
			error: { name, message: expect.stringMatching(message) as string },
		});
	},
	90_000,
);

test.each(answerCases)(
	'$title',
	async ({ code, variable }) => {
		const result = await run(code);
		expect(result.kind === 'finished' ? (result.variable ?? null) : result.kind).toEqual(variable);
	},
	90_000,
);
