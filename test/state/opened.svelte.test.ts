import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Capsule, formatCapsule } from '../../src/core/capsule/capsule.ts';
import { packCapsule } from '../../src/core/capsule/link.ts';
import type { ExecutionResult } from '../../src/core/execution.ts';
import type { GroupId } from '../../src/core/ids.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import { summarise } from '../../src/core/record/summary.ts';
import type { Recorder } from '../../src/core/run/recorder.ts';
import { OpenedCapsule, type OpenedPorts } from '../../src/state/opened.svelte.ts';
import { Opening } from '../../src/state/opening.svelte.ts';
import { Reproducing } from '../../src/state/reproducing.svelte.ts';
import { capsuleWords } from '../../src/words/capsule.ts';
import { FakePython, printed } from '../support/fake-python.ts';
import { MemoryRuns } from '../support/memory-runs.ts';
import { anyRun, exampleRuns } from '../support/random-runs.ts';

const PROMPTS = '0123456789abcdef';
const capsule: Capsule = {
	title: '',
	notes: '',
	madeAt: 1_790_000_000_000,
	appVersion: '0.1.0',
	prompts: PROMPTS,
	runs: exampleRuns,
};

/** What was recorded, whatever runs. */
const recorded = new Map(
	exampleRuns.flat().flatMap((event) => {
		if (event.type !== 'code-start') return [];
		const end = exampleRuns
			.flat()
			.find((other) => other.type === 'code-end' && other.codeId === event.codeId);
		return end?.type === 'code-end' ? [[event.code, end.result] as const] : [];
	}),
);
const asRecorded = (code: string): ExecutionResult => recorded.get(code) ?? printed('');

function ports(more: Partial<OpenedPorts> = {}): OpenedPorts & { store: MemoryRuns; python: FakePython } {
	let next = 0;
	return {
		recorder: {} as Recorder,
		store: new MemoryRuns(),
		lookOn: () => Promise.resolve(false),
		nextFrame: (callback) => callback(),
		onStorageProblem: () => undefined,
		python: new FakePython(asRecorded),
		limitMs: () => 5000,
		tabs: { post: () => undefined },
		ids: { next: () => `fresh-${String(next++)}` },
		prompts: PROMPTS,
		...more,
	} as OpenedPorts & { store: MemoryRuns; python: FakePython };
}

async function openedBy(link: string | Capsule, given = ports()): Promise<Opening> {
	const opening = new Opening(given);
	await opening.openLink(typeof link === 'string' ? link : await packCapsule(link));
	return opening;
}

describe('opening a link', () => {
	test('shows its lanes, runs nothing and keeps nothing', async () => {
		const given = ports();
		const { status } = await openedBy(capsule, given);
		if (status.kind !== 'opened') throw new Error('not opened');
		expect(status.opened.lanes.list.map(({ label }) => label)).toEqual(['All text', 'All code', 'CodeSteer']);
		expect(status.opened.hasSamePrompts).toBe(true);
		expect([given.python.runs, given.store.events.size]).toEqual([[], 0]);
	});

	test('says in words why one is refused', async () => {
		const whole = await packCapsule(capsule);
		expect((await openedBy(whole.slice(0, 900))).status).toEqual({
			kind: 'refused',
			reason: capsuleWords.fault({ kind: 'damaged' }),
		});
		expect((await openedBy('nonsense')).status.kind).toBe('refused');
	});

	test('of a file looks at the size before it reads', async () => {
		const opening = new Opening(ports());
		await opening.openFile({ size: 1e9, text: () => Promise.reject(new Error('was read')) });
		expect(opening.status).toEqual({
			kind: 'refused',
			reason: 'The file has 953.7 MB; shared runs have up to 57.2 MB.',
		});
		await opening.openFile({ size: 0, text: () => Promise.resolve('') });
		expect(opening.status).toEqual({ kind: 'refused', reason: 'The file is empty. Ask for it again.' });
		const text = formatCapsule(capsule);
		await opening.openFile({ size: text.length, text: () => Promise.resolve(text) });
		expect(opening.status.kind).toBe('opened');
		opening.openNothing();
		expect(opening.status.kind).toBe('opened');
	});

	test('shows the newest where an earlier one comes later', async () => {
		const opening = new Opening(ports());
		let read: (text: string) => void = () => undefined;
		const slow = opening.openFile({ size: 1, text: () => new Promise((resolve) => (read = resolve)) });
		await opening.openLink('nonsense');
		read(formatCapsule(capsule));
		await slow;
		expect(opening.status.kind).toBe('refused');
	});
});

describe('keeping opened runs', () => {
	test('stores random runs exactly as they were, with their ids where they are free', async () => {
		await fc.assert(
			fc.asyncProperty(anyRun('run-one'), async (run) => {
				const given = ports();
				const opened = new OpenedCapsule({ ...capsule, runs: [run] }, given);
				await opened.keep();
				expect(opened.keeping).toEqual({ kind: 'kept', runs: 1 });
				expect([...given.store.events.values()]).toEqual([run]);
				expect([...given.store.summaries.values()]).toEqual([summarise(run)]);
			}),
		);
	});

	test('takes fresh ids throughout where one is taken, and leaves what is kept alone', async () => {
		const given = ports();
		await new OpenedCapsule(capsule, given).keep();
		const before = structuredClone([...given.store.events]);
		await new OpenedCapsule(capsule, given).keep();
		expect([...given.store.events].slice(0, 3)).toEqual(before);
		const runs = await given.store.list();
		expect(new Set(runs.map(({ groupId }) => groupId)).size).toBe(2);
		expect(runs.slice(3).map(({ runId }) => runId)).toEqual([...given.store.events.keys()].slice(3));
		expect(runs.slice(3).every(({ runId, groupId }) => /^fresh/.test(runId) && /^fresh/.test(groupId))).toBe(
			true,
		);
	});

	test('of an experiment makes them runs of their own', async () => {
		const given = ports();
		const runs = exampleRuns.map((events) =>
			events.map((event): RunEvent =>
				event.type === 'run-start'
					? {
							...event,
							spec: { ...event.spec, groupId: 'a/b "c"' as GroupId, experimentId: 'e' as never },
						}
					: event,
			),
		);
		await new OpenedCapsule({ ...capsule, runs }, given).keep();
		const kept = await given.store.list();
		expect(kept.map(({ experimentId }) => experimentId)).toEqual([null, null, null]);
		expect(kept.every(({ groupId }) => /^fresh/.test(groupId))).toBe(true);
	});

	test('leaves nothing behind where the disk refuses', async () => {
		const given = ports();
		given.store.fails = true;
		const opened = new OpenedCapsule(capsule, given);
		await opened.keep();
		expect(opened.keeping).toEqual({ kind: 'failed', reason: 'The disk is full.', left: 0 });
		expect(given.store.events.size).toBe(0);
	});

	/** Takes one run and no other. */
	function fullAfterOne(store: MemoryRuns) {
		const append = store.append.bind(store);
		store.append = (...run) =>
			store.events.size === 1 ? Promise.reject(new Error('The disk is full.')) : append(...run);
	}

	test('tells other tabs of nothing that is taken back', async () => {
		const posted: unknown[] = [];
		const given = ports({ tabs: { post: (message) => posted.push(message) } });
		fullAfterOne(given.store);
		const opened = new OpenedCapsule(capsule, given);
		await opened.keep();
		expect([opened.keeping, posted, given.store.events.size]).toEqual([
			{ kind: 'failed', reason: 'The disk is full.', left: 0 },
			[],
			0,
		]);
	});

	test('says how many stay where they cannot be taken back', async () => {
		const given = ports();
		fullAfterOne(given.store);
		given.store.delete = () => Promise.reject(new Error('The disk is gone.'));
		const opened = new OpenedCapsule(capsule, given);
		await opened.keep();
		expect(opened.keeping).toEqual({ kind: 'failed', reason: 'The disk is full.', left: 1 });
		expect(capsuleWords.open.notKept('The disk is full.', 1)).toBe(
			'The runs could not all be kept: The disk is full. Up to 1 run of them could not be taken back and stays in Runs; delete it there.',
		);
	});
});

describe('running programs again', () => {
	test('runs each once, within the limit of the person, and marks what is the same', async () => {
		const given = ports();
		const again = new Reproducing(exampleRuns, given);
		await again.start();
		expect(given.python.runs.map(({ timeLimitMs }) => timeLimitMs)).toEqual([5000, 5000, 5000]);
		expect(capsuleWords.again.result(again.tally)).toBe('3 of 3 outputs reproduced');
	});

	test('marks what differs at its program', async () => {
		const [first] = recorded.keys();
		const python = new FakePython((code) => (code === first ? printed('something else') : asRecorded(code)));
		const again = new Reproducing(exampleRuns.slice(1), ports({ python }));
		await again.start();
		expect(capsuleWords.again.result(again.tally)).toMatch(/^[01] of 3 outputs reproduced, [23] differ$/);
		const differing = again.programs.filter(({ request }) => request.code === first);
		expect(differing.map(({ lane, codeId }) => again.of(lane, codeId)?.reproduction.kind)).toEqual(
			differing.map(() => 'differs'),
		);
	});

	test('ends after the program at which it is stopped', async () => {
		const python = new FakePython((code) => {
			again.stop();
			return asRecorded(code);
		});
		const again = new Reproducing(exampleRuns, ports({ python }));
		await again.start();
		expect([python.runs.length, again.wasStopped, again.done]).toEqual([1, true, null]);
		expect(again.tally).toEqual({ reproduced: 0, differs: 0, notRun: 0 });
	});
});
