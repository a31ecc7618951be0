import { describe, expect, it } from 'vitest';
import type { Decoys } from '../../src/core/attacks/decoys.ts';
import { liveAttacks } from '../../src/core/attacks/live.ts';
import { SandboxTest } from '../../src/state/sandbox-test.svelte.ts';
import { BrowserTabs } from '../support/browser-tabs.ts';
import { FakePython, printed } from '../support/fake-python.ts';
import { HandClock } from '../support/hand-clock.ts';

/** Storages of a page in memory. */
class FakeDecoys implements Decoys {
	secret: string | null = null;
	removed = 0;

	async plant(secret: string): Promise<number> {
		this.secret = secret;
		return 5;
	}

	async remove(): Promise<void> {
		this.secret = null;
		this.removed += 1;
	}
}

const refused = Object.fromEntries(liveAttacks.map(({ id }) => [id, ['refused', 'AttributeError: gone']]));

function start(outcomes: object, browser = new BrowserTabs(), decoys = new FakeDecoys()) {
	const { locks } = browser.open();
	const python = new FakePython((code) =>
		printed(code.startsWith('print(look') ? JSON.stringify({ outcomes, blocked: [] }) : ''),
	);
	const clock = new HandClock();
	const test = new SandboxTest({
		...{ python, decoys, clock },
		alone: (work) => locks.holdIfFree('self-test', work),
		makeSecret: () => 'decoy-17',
		page: 'https://page.example/',
	});
	return { test, decoys, python, clock };
}

function report(test: SandboxTest) {
	if (test.status.kind !== 'done') throw new Error(`the test is ${test.status.kind}`);
	return test.status.report;
}

describe('the self-test of the sandbox', () => {
	it('says of every attack what it came to, by kind, and the sum', async () => {
		const { test, decoys } = start({ ...refused, fetch: ['got', 'an answer'] });
		await test.run();
		const { groups, sum, decoy } = report(test);
		expect(sum).toEqual({ refused: liveAttacks.length - 1, got: 1, notRun: 0 });
		expect(decoy).toEqual({ storages: 5, hasReachedPython: false });
		expect(
			groups
				.flatMap(({ attacks }) => attacks)
				.map(({ id }) => id)
				.sort(),
		).toEqual(liveAttacks.map(({ id }) => id).sort());
		expect(groups.find(({ kind }) => kind === 'fetch')?.attacks.find(({ id }) => id === 'fetch')).toEqual({
			id: 'fetch',
			says: 'fetch from a server',
			outcome: { kind: 'got', loot: 'an answer' },
		});
		expect({ secret: decoys.secret, removed: decoys.removed }).toEqual({ secret: null, removed: 1 });
	});

	it('finds the decoy in whatever comes back', async () => {
		const { test } = start({ ...refused, 'local-storage': ['got', 'decoy-17'] });
		await test.run();
		expect(report(test).decoy).toEqual({ storages: 5, hasReachedPython: true });
	});

	it('gives no program the decoy', async () => {
		const { test, python } = start(refused);
		await test.run();
		expect(JSON.stringify(python.runs)).not.toContain('decoy-17');
	});

	it('ends when nothing answers, and takes its decoys away', async () => {
		const { test, decoys, clock } = start({});
		const ran = test.run();
		await clock.pass(200_000);
		await ran;
		expect(report(test).sum).toEqual({ refused: 0, got: 0, notRun: liveAttacks.length });
		expect(decoys.secret).toBeNull();
	});

	it('says why it could not be made', async () => {
		const { test, decoys } = start(refused);
		decoys.plant = () => Promise.reject(new Error('no storage'));
		await test.run();
		expect(test.status).toEqual({ kind: 'failed', reason: 'no storage' });
		expect(decoys.removed).toBe(1);
	});

	it('runs in one tab at a time, so that none takes the decoys of another away', async () => {
		const [browser, decoys] = [new BrowserTabs(), new FakeDecoys()];
		const here = start({}, browser, decoys);
		const there = start(refused, browser, decoys);
		const ran = here.test.run();
		await there.test.run();
		const meanwhile = { status: there.test.status, removed: decoys.removed };
		await here.clock.pass(200_000);
		await ran;
		await there.test.run();
		expect([meanwhile, report(here.test).decoy.storages, report(there.test).decoy.storages]).toEqual([
			{
				status: {
					kind: 'failed',
					reason: 'another tab of this page is testing. Test again when it has ended.',
				},
				removed: 0,
			},
			5,
			5,
		]);
	});

	it('runs once at a time', async () => {
		const { test, python } = start(refused);
		const runs = [test.run(), test.run()];
		const during = test.isBusy;
		await Promise.all(runs);
		expect([during, test.isBusy, python.runs.length]).toEqual([true, false, 2]);
	});
});
