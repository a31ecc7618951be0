import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Capsule, formatCapsule, parseCapsule } from '../../../src/core/capsule/capsule.ts';
import { LONGEST_LINK, openPacked, packCapsule } from '../../../src/core/capsule/link.ts';
import { pack } from '../../../src/core/pack.ts';
import { anyRun, exampleRuns } from '../../support/random-runs.ts';

const capsule: Capsule = {
	title: 'Which is larger',
	notes: '',
	madeAt: 1_790_000_000_000,
	appVersion: '0.1.0',
	prompts: '0123456789abcdef',
	runs: exampleRuns,
};

describe('the link of a capsule', () => {
	test('and its file give back 500 random runs exactly', { timeout: 120_000 }, async () => {
		const runs = fc.tuple(anyRun('one'), anyRun('two'));
		await fc.assert(
			fc.asyncProperty(runs, fc.string({ unit: 'binary', maxLength: 40 }), async (pair, notes) => {
				const shared = { ...capsule, notes, runs: pair };
				expect(parseCapsule(formatCapsule(shared))).toEqual({ ok: true, value: shared });
				expect(await openPacked(await packCapsule(shared))).toEqual({ ok: true, value: shared });
			}),
			{ numRuns: 250 },
		);
	});

	test('of the example is far below what chats cut', async () => {
		const lengths = await Promise.all(
			[exampleRuns, ...exampleRuns.map((run) => [run])].map(
				async (runs) => (await packCapsule({ ...capsule, runs })).length,
			),
		);
		expect(lengths.every((length) => length < LONGEST_LINK * 0.6)).toBe(true);
	});

	test('is refused when it was cut, wherever that was', async () => {
		const whole = await packCapsule(capsule);
		for (const share of [0, 0.01, 0.5, 0.9, 0.99]) {
			const cut = whole.slice(0, Math.floor(whole.length * share));
			expect(await openPacked(cut)).toEqual({ ok: false, error: { kind: 'damaged' } });
		}
	});

	test('is refused when it holds something else, in words of what it is', async () => {
		const opened = async (value: unknown) => openPacked(await pack(JSON.stringify(value)));
		expect(await opened({ format: 'codesteer-capsule', version: 7 })).toEqual({
			ok: false,
			error: { kind: 'newer', version: 7 },
		});
		expect(await opened({ format: 'codesteer-experiment' })).toEqual({
			ok: false,
			error: { kind: 'other-format', format: 'codesteer-experiment' },
		});
		expect(await opened([[1]])).toEqual({ ok: false, error: { kind: 'other-format' } });
		expect(await openPacked(await pack('['.repeat(5000)))).toEqual({ ok: false, error: { kind: 'damaged' } });
		expect(await openPacked(await pack('{'))).toEqual({ ok: false, error: { kind: 'damaged' } });
	});

	test('that unfolds to very much is refused without being unfolded', async () => {
		const zeros = await pack(JSON.stringify({ format: 'codesteer-capsule', x: '0'.repeat(8_000_000) }));
		expect(zeros.length).toBeLessThan(12_000);
		expect(await openPacked(zeros)).toEqual({ ok: false, error: { kind: 'too-large' } });
		const refs = await pack(
			JSON.stringify({
				format: 'codesteer-capsule',
				x: ['y'.repeat(100_000), ...Array<string>(100_000).fill('~1')],
			}),
		);
		expect(await openPacked(refs)).toEqual({ ok: false, error: { kind: 'too-large' } });
	});

	test('with names of prototypes in it changes nothing and holds nothing of them', async () => {
		const head = JSON.parse(formatCapsule({ ...capsule, runs: exampleRuns.slice(0, 1) })) as {
			runs: object[][];
		};
		const text = JSON.stringify(head).replace(
			'"type":"run-start"',
			'"type":"run-start","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}',
		);
		const opened = await openPacked(await pack(text));
		expect(opened.ok && opened.value.runs).toEqual(exampleRuns.slice(0, 1));
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	});
});
