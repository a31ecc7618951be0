import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { GroupId, RunId } from '../../src/core/ids.ts';
import type { MethodId } from '../../src/core/method-id.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import { isStored } from '../../src/core/record/stored.ts';
import { summarise, type RunSummary } from '../../src/core/record/summary.ts';
import { travelling } from '../../src/core/record/travelling.ts';
import { RunChoice } from '../../src/state/run-choice.svelte.ts';
import { RunComparison } from '../../src/state/run-comparison.svelte.ts';
import { RunFiles } from '../../src/state/run-files.svelte.ts';
import { RunFilters } from '../../src/state/run-filters.svelte.ts';
import { RunList } from '../../src/state/run-list.svelte.ts';
import { Runs } from '../../src/state/runs.svelte.ts';
import { StorageUse } from '../../src/state/storage-use.svelte.ts';
import { BrowserTabs } from '../support/browser-tabs.ts';
import { MemoryRuns } from '../support/memory-runs.ts';
import { runAll, specOf, typed } from '../support/run-spec.ts';

const NOON = new Date(2026, 10, 26, 12).getTime();
const DAY = 24 * 3600 * 1000;

interface Kept {
	method?: MethodId;
	group?: string;
	question?: string;
	family?: string;
	at?: number;
}

/** The whole record of a run under such a name. */
async function record(
	id: string,
	{ method = 'all-text', group = `g-${id}`, question = 'Q?', at = NOON }: Kept = {},
) {
	const spec = {
		...specOf({ method, question: typed(question) }),
		runId: id as RunId,
		groupId: group as GroupId,
	};
	return (await runAll({ method, question: typed(question) })).map((event): RunEvent => {
		const of = { ...event, runId: spec.runId, at };
		return of.type === 'run-start' ? { ...of, spec } : of;
	});
}

/** A browser in which these runs are kept, by their names, and what the screen has of them. */
async function screen(kept: Readonly<Record<string, Kept>> = {}) {
	const store = new MemoryRuns();
	for (const [id, of] of Object.entries(kept)) {
		const events = await record(id, of);
		await store.append(id as RunId, events, { ...summarise(events), family: of.family ?? null });
	}
	const tabs = new BrowserTabs();
	const ports = tabs.open();
	const runs = new Runs({ store, ...ports, left: { get: () => '', set: () => undefined } });
	await runs.refresh();
	const went: string[] = [];
	const filters = new RunFilters(runs, {
		now: () => NOON,
		go: (hash) => went.push(hash),
		replace: (hash) => went.push(`instead: ${hash}`),
	});
	const list = new RunList(runs, filters);
	const shared: string[] = [];
	const saved: { name: string; content: Blob }[] = [];
	const files = new RunFiles({
		...{ runs, store, tabs: ports.tabs, now: () => NOON, appVersion: '0.1.0' },
		save: (name, content) => saved.push({ name, content }),
		openShared: async (file) => void shared.push(await file.text()),
	});
	return { store, tabs, runs, filters, list, choice: new RunChoice(list), files, went, saved, shared };
}

const idsOf = ({ found }: RunList) => found.map(({ runId }: RunSummary) => runId).toSorted();

describe('the filters of the list', () => {
	const three = () =>
		screen({
			a: { method: 'codesteer', group: 'one', family: 'letters' },
			b: { method: 'all-text', group: 'one', family: 'letters', at: NOON - 3 * DAY },
			c: { method: 'all-text', question: 'How many?', at: NOON - 10 * DAY },
		});

	it('leave the lanes alone that have what is asked, and count with the search', async () => {
		const { filters, list } = await three();
		const found = (query: string, search = '') => {
			filters.query = query;
			list.search = search;
			return [idsOf(list), list.foundGroups.length, filters.count];
		};
		expect([
			found(''),
			found('method=all-text'),
			found('method=all-text&task=letters'),
			found('method=all-text', 'many'),
			found('task=own'),
		]).toEqual([
			[['a', 'b', 'c'], 2, 0],
			[['b', 'c'], 2, 1],
			[['b'], 1, 2],
			[['c'], 1, 1],
			[['c'], 1, 1],
		]);
	});

	it('know today, the last days, and days of the calendar as they are here', async () => {
		const { filters, list } = await three();
		const found = (query: string) => {
			filters.query = query;
			return idsOf(list).join('');
		};
		expect([
			found('when=today'),
			found('when=7d'),
			found('when=30d'),
			found('from=2026-11-23'),
			found('to=2026-11-23'),
			found('from=2026-11-16&to=2026-11-16'),
			found('from=2026-11-24&to=2026-11-25'),
		]).toEqual(['a', 'ab', 'abc', 'ab', 'bc', 'c', '']);
		expect(filters.allDays()).toEqual({ from: '2026-11-16', to: '2026-11-26' });
	});

	it('stand in the address, days in the place of a span and a span in that of days', async () => {
		const { filters, went } = await three();
		filters.query = 'task=letters&when=7d';
		filters.choose({ verdict: 'no-answer' });
		filters.choose({ task: null });
		filters.choose({ from: '2026-11-01' });
		filters.query = 'from=2026-11-01&to=2026-11-02';
		filters.choose({ when: 'today' });
		filters.clear();
		expect(went).toEqual([
			'#/runs?task=letters&verdict=no-answer&when=7d',
			'#/runs?when=7d',
			'#/runs?task=letters&from=2026-11-01',
			'#/runs?when=today',
			'#/runs',
		]);
	});

	it('keep both days while the last is before the first, say so, and leave out no run', async () => {
		const { filters, list, went } = await three();
		filters.query = 'from=2026-11-20&to=2026-11-19&method=all-text';
		expect([filters.faults, filters.filter, idsOf(list), filters.count]).toEqual([
			[{ kind: 'backwards' }],
			{ from: '2026-11-20', to: '2026-11-19', method: 'all-text' },
			['b', 'c'],
			1,
		]);
		filters.choose({ to: '2026-11-24' }, 'replace');
		expect(went).toEqual(['instead: #/runs?method=all-text&from=2026-11-20&to=2026-11-24']);
	});

	it('are left out and named where no kept run is such a one', async () => {
		const { filters, list } = await three();
		filters.query = 'task=nonsense&method=all-text';
		expect([filters.faults, idsOf(list)]).toEqual([
			[{ kind: 'none', name: 'task', value: 'nonsense' }],
			['b', 'c'],
		]);
	});

	it('go on filtering when the last run of their kind is deleted, so that nothing else comes into its place', async () => {
		const { filters, list, runs } = await three();
		filters.query = 'method=codesteer';
		runs.delete(idsOf(list));
		await runs.settle();
		expect([idsOf(list), filters.faults, filters.choices.method]).toEqual([[], [], ['all-text']]);
	});

	it('wait for the runs before anything is called missing', async () => {
		const { store } = await three();
		const runs = new Runs({
			store,
			...new BrowserTabs().open(),
			left: { get: () => '', set: () => undefined },
		});
		const filters = new RunFilters(runs, { now: () => NOON, go: () => undefined, replace: () => undefined });
		filters.query = 'task=nonsense';
		const before = filters.faults;
		await runs.refresh();
		expect([before, filters.faults.length]).toEqual([[], 1]);
	});
});

describe('runs that are ticked', () => {
	it('are compared when they are two, in the order in which they were ticked', async () => {
		const { choice } = await screen({ a: {}, b: {}, c: {} });
		const seen = ['c', 'a', 'b', 'b'].map((id) => {
			choice.toggle(id as RunId);
			return [choice.runs.length, choice.compareAddress];
		});
		expect(seen).toEqual([
			[1, null],
			[2, '#/runs/compare?a=c&b=a'],
			[3, null],
			[2, '#/runs/compare?a=c&b=a'],
		]);
		choice.clear();
		expect(choice.runs).toEqual([]);
	});

	it('stay ticked while a filter hides them, and say so; deleted ones come back with an undo', async () => {
		const { choice, filters, runs } = await screen({ a: { method: 'codesteer' }, b: {} });
		choice.toggle('a' as RunId);
		choice.toggle('b' as RunId);
		filters.query = 'method=codesteer';
		expect([choice.runs.length, choice.hidden]).toEqual([2, 1]);
		runs.delete(choice.runs.map(({ runId }) => runId));
		expect([choice.runs.length, runs.kept.length]).toEqual([0, 0]);
		runs.undo();
		expect([choice.runs.length, choice.hidden, choice.has('b' as RunId)]).toEqual([2, 1, true]);
	});
});

describe('runs as a file', () => {
	const both = { a: { question: 'One?' }, b: { question: 'Two?' } };
	const asFile = (content: Blob) => ({ size: content.size, text: () => content.text() });

	it('are opened in another browser as they were; a second time none is new', async () => {
		const here = await screen(both);
		await here.files.export(['a', 'b'] as RunId[]);
		const [file] = here.saved;
		expect([file?.name, here.files.status]).toEqual([
			'codesteer-2-runs-2026-11-26.json',
			{
				kind: 'done',
				says: [
					expect.stringMatching(/^codesteer-2-runs-2026-11-26\.json was given .*: 2 runs, [^,]*\.$/),
					'No key is in it.',
				],
			},
		]);
		const there = await screen({});
		await there.files.open([asFile(file!.content)]);
		expect(there.files.status).toEqual({
			kind: 'done',
			says: ['2 runs opened and kept. Nothing was executed.'],
		});
		expect([...there.store.events]).toEqual([...here.store.events]);
		expect(idsOf(there.list)).toEqual(['a', 'b']);
		await there.files.open([asFile(file!.content)]);
		expect(there.files.status).toEqual({
			kind: 'done',
			says: ['No run of the file is new here.', '2 runs kept here already, left as they are.'],
		});
	});

	it('come back where they were just deleted', async () => {
		const { files, saved, runs, list, store } = await screen(both);
		await files.export(['a'] as RunId[]);
		runs.delete(['a'] as RunId[]);
		await files.open([asFile(saved[0]!.content)]);
		expect([idsOf(list), store.events.size, runs.deletion]).toEqual([['a', 'b'], 2, null]);
	});

	it('end where they broke off, and overwrite and join nothing that is here', async () => {
		const here = await screen({ a: { group: 'shared', question: 'Here?' } });
		const text = (runs: readonly (readonly RunEvent[])[]) =>
			JSON.stringify({ format: 'codesteer-runs', version: 1, appVersion: '9.9.9', runs });
		const other = await record('a', { question: 'Other?' });
		const mixed = await record('m', { group: 'shared', question: 'Mixed?' });
		const broken = (await record('x')).slice(0, 2);
		const future = [{ ...broken[0]!, version: 77 }] as unknown as RunEvent[];
		const before = structuredClone(here.store.events.get('a' as RunId));
		const content = new Blob([text([other, mixed, broken, future])]);
		await here.files.open([asFile(content)]);
		expect(here.files.status).toEqual({
			kind: 'done',
			says: [
				'1 run opened and kept. Nothing was executed.',
				'1 run kept here already, left as it is.',
				'1 run left out: it stands under the name of a group that asks something else here.',
				'1 run could not be taken in. Run 4 of the file: The run is of version 77; this page reads versions up to 2.',
				'Made by version 9.9.9 of this page; this is version 0.1.0.',
			],
		});
		expect(here.store.events.get('a' as RunId)).toEqual(before);
		expect(here.store.summaries.get('x' as RunId)).toMatchObject({ outcome: 'interrupted' });
		expect([...here.store.events.keys()]).toEqual(['a', 'x']);
	});

	it('are heard of in another tab', async () => {
		const { files, saved } = await screen(both);
		await files.export(['a', 'b'] as RunId[]);
		const there = await screen({});
		const heard: string[] = [];
		there.tabs.open().tabs.listen((message) => heard.push(message.kind));
		await there.files.open([asFile(saved[0]!.content)]);
		await new Promise((resolve) => setTimeout(resolve, 5));
		expect(heard).toEqual(['written']);
	});

	it('leave out what cannot be read and say so; without any there is no file', async () => {
		const { files, store, saved } = await screen(both);
		const load = store.load.bind(store);
		store.load = (id) => (id === 'b' ? Promise.reject(new Error('The run is broken')) : load(id));
		await files.export(['a', 'b'] as RunId[]);
		expect([saved.map(({ name }) => name), files.status]).toEqual([
			['codesteer-1-run-2026-11-26.json'],
			{
				kind: 'done',
				says: [
					expect.stringContaining('1 run, '),
					'No key is in it.',
					'1 run could not be read and is not in it: The run is broken',
				],
			},
		]);
		await files.export(['b', 'gone'] as RunId[]);
		expect([saved.length, files.status.kind]).toEqual([1, 'failed']);
	});

	it('are refused in words where the file is none', async () => {
		const { files } = await screen({});
		const said = async (text: string) => {
			await files.open([asFile(new Blob([text]))]);
			return files.status.kind === 'failed' ? files.status.reason : null;
		};
		expect([await said('[]'), await said('')]).toEqual([
			'The file holds no runs, neither as this screen exports them nor as Share saves them.',
			'The file is empty. Export it again where it was made.',
		]);
	});

	it('are written with a word of what looks like a key in them', async () => {
		const { files } = await screen({ ...both, c: { question: `What is sk-${'a1B2'.repeat(10)}?` } });
		await files.export(['a', 'c'] as RunId[]);
		expect(files.status).toMatchObject({
			says: [
				expect.stringContaining('2 runs'),
				'Something that looks like a key or a login stands in what was asked, said or printed in 1 run: look before you share it.',
			],
		});
	});

	it.each(['codesteer-capsule', 'codesteer-experiment'])(
		'are handed over where somebody shared them, and kept only when they are looked at: %s',
		async (format) => {
			const { files, shared, store } = await screen({});
			const text = JSON.stringify({ format, version: 1, runs: [] });
			await files.open([asFile(new Blob([text]))]);
			expect([shared, files.status, store.events.size]).toEqual([[text], { kind: 'idle' }, 0]);
		},
	);

	it('come whole from a later file where an earlier one was made while they went on', async () => {
		const whole = await record('a');
		const fileOf = (events: readonly RunEvent[]) =>
			asFile(
				new Blob([
					JSON.stringify({ format: 'codesteer-runs', version: 1, appVersion: '0.1.0', runs: [events] }),
				]),
			);
		const { files, store } = await screen({});
		const seen = [];
		for (const events of [whole.slice(0, 2), whole, whole.slice(0, 2), whole]) {
			await files.open([fileOf(events)]);
			seen.push([
				files.status.kind === 'done' && files.status.says,
				store.summaries.get('a' as RunId)?.outcome,
			]);
		}
		const already = ['No run of the file is new here.', '1 run kept here already, left as it is.'];
		expect(seen).toEqual([
			[['1 run opened and kept. Nothing was executed.'], 'interrupted'],
			[
				['No run of the file is new here.', '1 run that broke off here came whole.'],
				summarise(whole).outcome,
			],
			[already, summarise(whole).outcome],
			[already, summarise(whole).outcome],
		]);
		expect(store.events.get('a' as RunId)).toEqual(whole.filter(isStored));
	});

	it('come whole also where the earlier file was one that still told the folder of the model’s file', async () => {
		const path = '/home/anna/models/qwen.gguf';
		const ref = { id: `llamacpp:${path}`, label: 'qwen.gguf', kind: 'local' } as const;
		const snapshots = { [ref.id]: { host: 'llamacpp', baseUrl: 'http://localhost:8080/v1', model: path } };
		const whole = (await record('a')).filter(isStored).map((event): RunEvent => {
			if (event.type === 'call-start') return { ...event, model: ref };
			if (event.type !== 'run-start') return event;
			const models = { ...event.spec.models, task: ref };
			return { ...event, spec: { ...event.spec, models, snapshots } };
		});
		const { files, store } = await screen({});
		const head = { format: 'codesteer-runs', version: 1, appVersion: '0.1.0' };
		await files.open([asFile(new Blob([JSON.stringify({ ...head, runs: [whole.slice(0, 2)] })]))]);
		expect(store.summaries.get('a' as RunId)?.outcome).toBe('interrupted');
		await files.open([asFile(new Blob([JSON.stringify({ ...head, runs: [travelling(whole)] })]))]);
		expect(store.summaries.get('a' as RunId)?.outcome).toBe(summarise(whole).outcome);
	});

	it('that broke off here stay as they are where a file has another record by their name', async () => {
		const whole = await record('a');
		const { files, store } = await screen({});
		const fileOf = (events: readonly RunEvent[]) =>
			asFile(
				new Blob([
					JSON.stringify({ format: 'codesteer-runs', version: 1, appVersion: '0.1.0', runs: [events] }),
				]),
			);
		await files.open([fileOf(whole.slice(0, 3))]);
		const before = structuredClone(store.events.get('a' as RunId));
		await files.open([fileOf(whole.map((event, at) => ({ ...event, at: event.at + at })))]);
		expect(store.events.get('a' as RunId)).toEqual(before);
	});

	it('say when they are exported that some still go on', async () => {
		const { files, store } = await screen(both);
		store.events.set('b' as RunId, store.events.get('b' as RunId)!.slice(0, 2));
		await files.export(['a', 'b'] as RunId[]);
		expect(files.status).toMatchObject({
			says: [expect.anything(), expect.anything(), expect.stringMatching(/^1 run still went on: /)],
		});
	});

	it('come from several files at once, with a word of each that holds none', async () => {
		const here = await screen(both);
		await here.files.export(['a'] as RunId[]);
		await here.files.export(['b'] as RunId[]);
		const named = (name: string, content: Blob) => ({ ...asFile(content), name });
		const [a, b] = here.saved.map(({ content }) => content);
		const there = await screen({});
		const shared = new Blob(['{"format":"codesteer-capsule","version":1}']);
		await there.files.open([
			...[named('a.json', a!), named('notes.json', new Blob(['{}'])), named('b.json', b!)],
			...[named('talk.json', shared), named('again.json', a!)],
		]);
		expect([idsOf(there.list), there.shared, there.files.status]).toEqual([
			['a', 'b'],
			[],
			{
				kind: 'done',
				says: [
					'2 runs of 5 files opened and kept. Nothing was executed.',
					'1 run kept here already, left as it is.',
					'notes.json: The file holds no runs, neither as this screen exports them nor as Share saves them.',
					'talk.json: It holds runs that somebody shared: open it by “Open shared runs” in Runs, alone.',
				],
			},
		]);
		await there.files.open([named('x.json', new Blob([''])), named('y.json', new Blob(['[]']))]);
		const { status } = there.files;
		expect(status.kind === 'failed' && status.reason).toMatch(/^x\.json: The file is empty\..* y\.json: /);
	});

	it('wait while others are opened or written, and what came of each is said', async () => {
		const here = await screen(both);
		await here.files.export(['a'] as RunId[]);
		await here.files.export(['b'] as RunId[]);
		const [a, b] = here.saved.map(({ content }) => content);
		const there = await screen({ c: {} });
		const opened = '1 run opened and kept. Nothing was executed.';
		await Promise.all([
			there.files.export(['c'] as RunId[]),
			there.files.open([asFile(a!)]),
			there.files.open([asFile(new Blob(['A shopping list']))]),
			there.files.open([asFile(b!)]),
		]);
		const { status } = there.files;
		expect([idsOf(there.list), status.kind === 'done' && status.says]).toEqual([
			['a', 'b', 'c'],
			[
				expect.stringMatching(/^codesteer-1-run-.* was given to the browser to save/),
				expect.any(String),
				opened,
				expect.stringMatching(/^The file is no list of runs/),
				opened,
			],
		]);
		await there.files.open([asFile(b!)]);
		expect(there.files.status).toMatchObject({
			says: [expect.any(String), expect.stringMatching('already')],
		});
	});

	it('stop where the disk does, keep what they had, and say so', async () => {
		const here = await screen(both);
		await here.files.export(['a', 'b'] as RunId[]);
		const there = await screen({});
		const append = there.store.append.bind(there.store);
		there.store.append = (id, events, summary) =>
			id === 'b' ? Promise.reject(new Error('The disk is full.')) : append(id, events, summary);
		await there.files.open([asFile(here.saved[0]!.content)]);
		expect([there.files.status, idsOf(there.list)]).toEqual([
			{
				kind: 'failed',
				reason:
					'Not all of the file could be kept: The disk is full. Opening it again adds the rest, and none twice.',
			},
			['a'],
		]);
	});

	it('can be cancelled while they are written', async () => {
		const { files, saved } = await screen(both);
		const going = files.export(['a', 'b'] as RunId[]);
		files.cancel();
		await going;
		expect([files.status, saved]).toEqual([{ kind: 'done', says: ['Cancelled; nothing was saved.'] }, []]);
	});
});

describe('two runs beside each other', () => {
	it('are read as they are kept', async () => {
		const { store } = await screen({ a: {}, b: { method: 'codesteer' } });
		const comparison = new RunComparison(store);
		await comparison.open('a=a&b=b');
		const { status } = comparison;
		expect(status.kind === 'ready' && status.runs.map(({ spec }) => [spec.runId, spec.method])).toEqual([
			['a', 'all-text'],
			['b', 'codesteer'],
		]);
	});

	it('say what is missing', async () => {
		const { store } = await screen({ a: {} });
		const load = store.load.bind(store);
		store.load = (id) => (id === 'x' ? Promise.reject(new Error('It is of another version.')) : load(id));
		const comparison = new RunComparison(store);
		const said = async (query: string) => {
			await comparison.open(query);
			return comparison.status.kind === 'missing' ? comparison.status.faults : null;
		};
		expect([await said('a=a'), await said('a=a&b=a'), await said('a=gone&b=x')]).toEqual([
			['Tick two runs in the list, then press Compare.'],
			['Both are the same run. Tick two different ones in the list, then press Compare.'],
			[
				'Run A is not kept in this browser: it was deleted, or belongs to another browser.',
				'Run B cannot be read: It is of another version.',
			],
		]);
	});

	it('are those of the newest address, however late an older one is read', async () => {
		const { store } = await screen({ a: {}, b: {} });
		const load = store.load.bind(store);
		let release = (): void => undefined;
		const slow = new Promise<void>((resolve) => (release = resolve));
		store.load = async (id) => {
			if (id === 'old') await slow;
			return load(id);
		};
		const comparison = new RunComparison(store);
		const late = comparison.open('a=old&b=a');
		await comparison.open('a=a&b=b');
		release();
		await late;
		expect(comparison.status.kind).toBe('ready');
	});
});

describe('the room in the browser', () => {
	it('is what the browser says, and what it answers when it is asked to keep it', async () => {
		let isLasting = false;
		const use = new StorageUse({
			estimate: () => Promise.resolve({ used: 10, allowed: 100, database: 4 }),
			isLasting: () => Promise.resolve(isLasting),
			askToLast: () => Promise.resolve((isLasting = true)),
		});
		await use.look();
		const before = [use.estimate, use.isLasting, use.answer];
		await use.ask();
		flushSync();
		expect([before, use.isLasting, use.answer]).toEqual([
			[{ used: 10, allowed: 100, database: 4 }, false, null],
			true,
			'yes',
		]);
	});

	it('is unknown where the browser says nothing', async () => {
		const silent = () => Promise.resolve(null);
		const use = new StorageUse({ estimate: silent, isLasting: silent, askToLast: silent });
		await use.look();
		await use.ask();
		expect([use.estimate, use.isLasting, use.answer]).toEqual([null, null, 'silent']);
	});
});
