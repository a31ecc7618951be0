import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GroupId, RunId } from '../../src/core/ids.ts';
import { formatCapsule } from '../../src/core/capsule/capsule.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import { foldRun } from '../../src/core/record/fold.ts';
import { summaryOf } from '../../src/core/record/summary.ts';
import { OPENED, StageShelf, type ShelfPorts } from '../../src/state/stage-shelf.svelte.ts';
import { bundledCapsules } from '../../src/words/bundled-capsules.ts';
import { MemoryRuns } from '../support/memory-runs.ts';
import { bundled } from '../support/talk.ts';

const capsule = bundled('decimals');
const fromDisk = (id: string) => Promise.resolve(readFileSync(`public/capsules/${id}.json`, 'utf8'));

function shelfWith(runs = new MemoryRuns(), more: Partial<ShelfPorts> = {}) {
	return new StageShelf({ runs, fetchBundled: fromDisk, appVersion: '1.0.0', now: () => 5, ...more });
}

async function keep(runs: MemoryRuns, records: readonly (readonly RunEvent[])[]): Promise<GroupId> {
	let group = '' as GroupId;
	for (const events of records) {
		const [start] = events;
		if (start?.type !== 'run-start') throw new Error();
		group = start.spec.groupId;
		await runs.append(start.runId, events, summaryOf(foldRun(events)));
	}
	return group;
}

const fileOf = (text: string) => ({ size: text.length, text: () => Promise.resolve(text) });

describe('what can be played', () => {
	it('are the capsules beside the page, each under its name', async () => {
		const shelf = shelfWith();
		const taken = await Promise.all(bundledCapsules.map(({ id }) => shelf.take(id)));
		expect(taken.map((one) => one.ok && one.value.capsule.title)).toEqual(
			bundledCapsules.map(({ title }) => title),
		);
	});

	it('follow each other in the order of the list; nothing follows the last one', async () => {
		const shelf = shelfWith();
		const taken = await Promise.all(bundledCapsules.map(({ id }) => shelf.take(id)));
		expect(taken.map((one) => one.ok && (one.value.after?.id ?? null))).toEqual([
			...bundledCapsules.slice(1).map(({ id }) => id),
			null,
		]);
	});

	it('needs no network for what was fetched before; for the rest that is said', async () => {
		let isOffline = false;
		const shelf = shelfWith(undefined, {
			fetchBundled: (id) => (isOffline ? Promise.reject(new Error('Failed to fetch')) : fromDisk(id)),
		});
		await shelf.take('decimals');
		isOffline = true;
		expect((await shelf.take('decimals')).ok).toBe(true);
		expect(await shelf.take('letters')).toEqual({
			ok: false,
			error: expect.stringMatching(/could not be fetched \(Failed to fetch\)/) as string,
		});
		isOffline = false;
		await shelf.fetchAll();
		isOffline = true;
		const all = await Promise.all(bundledCapsules.map(({ id }) => shelf.take(id)));
		expect(all.every(({ ok }) => ok)).toBe(true);
	});

	it('are the kept groups of runs, but none that has only just begun', async () => {
		const runs = new MemoryRuns();
		const group = await keep(runs, capsule.runs);
		const shelf = shelfWith(runs);
		await shelf.refresh();
		expect(shelf.kept).toMatchObject({ kind: 'ready', groups: [{ groupId: group }] });
		const begun = new MemoryRuns();
		await keep(begun, [capsule.runs[0]?.slice(0, 2) ?? []]);
		const other = shelfWith(begun);
		await other.refresh();
		expect(other.kept).toEqual({ kind: 'ready', groups: [] });
	});

	it('is a kept group with all its lanes', async () => {
		const runs = new MemoryRuns();
		const group = await keep(runs, capsule.runs);
		const taken = await shelfWith(runs).take(group);
		expect(taken.ok && [taken.value.capsule.title, taken.value.capsule.runs, taken.value.missing]).toEqual([
			'Which is larger, 9.11 or 9.9?',
			capsule.runs,
			[],
		]);
	});

	it('leaves out a lane that still runs or is damaged, and says so', async () => {
		const runs = new MemoryRuns();
		const [first = [], second = []] = capsule.runs;
		const group = await keep(runs, [first, second.slice(0, 3)]);
		const taken = await shelfWith(runs).take(group);
		expect(taken.ok && [taken.value.capsule.runs.length, taken.value.missing]).toEqual([
			1,
			['Lane 2 is still running; open the stage again when it has ended.'],
		]);
		runs.load = (id: RunId) =>
			id === first[0]?.runId ? Promise.reject(new Error('event 3 is not a text')) : Promise.resolve(null);
		expect(await shelfWith(runs).take(group)).toEqual({
			ok: false,
			error:
				'None of these runs can be played. Lane 1 is damaged and left out: event 3 is not a text. Lane 2 is still running; open the stage again when it has ended.',
		});
	});

	it('is nothing under an address that nobody knows, and where the store cannot be read', async () => {
		expect(await shelfWith().take('no-such-group')).toEqual({
			ok: false,
			error: expect.stringMatching(/^There is nothing to play under this address/) as string,
		});
		const broken = new MemoryRuns();
		broken.list = () => Promise.reject(new Error('The disk is gone'));
		const shelf = shelfWith(broken);
		await shelf.refresh();
		expect(shelf.kept).toEqual({ kind: 'failed', reason: 'The disk is gone' });
		expect(await shelf.take('any')).toEqual({ ok: false, error: 'It cannot be read: The disk is gone.' });
	});

	it('is a file that was saved with Share, until it is forgotten', async () => {
		const shelf = shelfWith();
		expect((await shelf.take(OPENED)).ok).toBe(false);
		expect(await shelf.open(fileOf(formatCapsule(capsule)))).toBe(true);
		const taken = await shelf.take(OPENED);
		expect(taken.ok && taken.value.capsule).toEqual(capsule);
		shelf.forget();
		expect((await shelf.take(OPENED)).ok).toBe(false);
	});

	it('is no other file: why is said, and what was opened before stays', async () => {
		const shelf = shelfWith();
		await shelf.open(fileOf(formatCapsule(capsule)));
		const faults: (string | null)[] = [];
		for (const text of [
			'',
			'no json',
			'{}',
			'{"format":"codesteer-capsule","version":99}',
			'['.repeat(5000),
		]) {
			expect(await shelf.open(fileOf(text))).toBe(false);
			faults.push(shelf.fault);
		}
		expect(faults.every((fault) => fault !== null && fault.length > 20)).toBe(true);
		const kinds = ['runs', 'experiment'].map((kind) => `{"format":"codesteer-${kind}","version":1}`);
		const doors: (string | null)[] = [];
		const long = {
			...{ size: 1e9, text: () => Promise.reject<string>(new Error('was read')) },
			slice: () => fileOf(kinds[0] ?? ''),
		};
		for (const file of [...kinds.map(fileOf), long]) {
			expect(await shelf.open(file)).toBe(false);
			doors.push(shelf.fault);
		}
		expect(doors).toEqual([
			'It holds runs that Runs exported: open it in Runs.',
			'It holds an experiment: open it in Bench, by “Open an experiment file”.',
			'It holds runs that Runs exported: open it in Runs.',
		]);
		const huge = { size: 1e9, text: () => Promise.reject(new Error('was read')) };
		expect(await shelf.open(huge)).toBe(false);
		expect(shelf.fault).not.toContain('was read');
		expect((await shelf.take(OPENED)).ok).toBe(true);
	});
});
