import { describe, expect, test } from 'vitest';
import { formatDesignQuery } from '../../src/core/bench/link.ts';
import { parseDesign } from '../../src/core/bench/parse.ts';
import { planOf } from '../../src/core/bench/plan.ts';
import { statesOf } from '../../src/core/bench/state.ts';
import { formatLine } from '../../src/core/class/line.ts';
import { type ClassPlan, classPlanOf, designFor, studentOf } from '../../src/core/class/plan.ts';
import { summaryOf } from '../../src/core/class/summary.ts';
import { ok, type Result } from '../../src/core/result.ts';
import { createClassStore } from '../../src/runtime/storage/classes.ts';
import { ClassCollection } from '../../src/state/class-collection.svelte.ts';
import type { ClassPorts } from '../../src/state/class-ports.ts';
import { castOf, designOf, methodsOf, summaryOfCell } from '../support/bench-runs.ts';

const design = designOf({
	families: [{ family: 'letters', levels: ['10-15'] }],
	methods: methodsOf('all-text', 'all-code'),
});

function valueOf<T>(read: Result<T, unknown>): T {
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	return read.value;
}

const plan: ClassPlan = valueOf(classPlanOf(design));
const query = valueOf(await formatDesignQuery(design));

function lineOf(name: string, scripted = false): string {
	const student = studentOf(name);
	const cast = scripted ? castOf('demo:bold', { kind: 'scripted' }) : castOf('custom:small');
	const own = planOf(designFor(plan, student, cast));
	const runs = own.cells.map((cell) =>
		summaryOfCell(cell, { verdict: cell.condition.method.id === 'all-code' ? 'correct' : 'incorrect' }),
	);
	return formatLine(
		summaryOf(plan, { student, nickname: name, cast }, statesOf(own, runs, new Set()), '0.1.0'),
	);
}

function portsOf(change: Partial<ClassPorts> = {}) {
	const saved: { name: string; content: Blob }[] = [];
	const ports: ClassPorts = {
		store: createClassStore(null),
		ids: { next: () => 'an-id' },
		parseDesign,
		save: (name, content) => saved.push({ name, content }),
		pageAddress: () => 'https://example.org/page/',
		today: () => 1_000,
		appVersion: '0.1.0',
		watchCamera: () => Promise.resolve(null),
		...change,
	};
	return { ports, saved };
}

async function opened(ports: ClassPorts): Promise<ClassCollection> {
	const collection = new ClassCollection(ports);
	await collection.openLink(query);
	return collection;
}

const names = (collection: ClassCollection) => collection.handed.map(({ summary }) => summary.nickname);

describe('a lecturer’s class', () => {
	test('has a link for students that holds the plan, and no results', async () => {
		const { ports } = portsOf();
		const collection = await opened(ports);
		expect(collection.joinAddress).toBe(`https://example.org/page/#/class/join?${query}`);
		expect(collection.status).toMatchObject({ kind: 'ready', plan: { hash: plan.hash } });
		expect([collection.handed, collection.groups, collection.report]).toEqual([[], [], null]);
	});

	test('takes in what is pasted, once each, in the order in which it came', async () => {
		const collection = await opened(portsOf().ports);
		// Together: one after the other all the same.
		await Promise.all([
			collection.collect(lineOf('ann')),
			collection.collect(`${lineOf('ben')} and ${lineOf('ann')}`),
			collection.collect(lineOf('cem').slice(0, -1)),
		]);
		expect(names(collection)).toEqual(['ann', 'ben']);
		expect(collection.report).toMatchObject({ taken: [], known: 0, refused: [{ kind: 'damaged' }] });
	});

	test('never puts scripted results and those of models into one number', async () => {
		const collection = await opened(portsOf().ports);
		await collection.collect([lineOf('ann'), lineOf('sim', true), lineOf('ben')].join('\n'));
		const told = collection.groups.map(({ scripted, handed, rates, pairs }) => [
			scripted,
			handed.length,
			rates.map(({ right, counted }) => [right, counted]),
			pairs.map(({ bOnly, favours }) => [bOnly, favours]),
		]);
		expect(told).toEqual([
			[
				false,
				2,
				[
					[0, 10],
					[10, 10],
				],
				[[10, 'b']],
			],
			[
				true,
				1,
				[
					[0, 5],
					[5, 5],
				],
				[[5, 'b']],
			],
		]);
	});

	test('is there again after a reload, by its hash and by its link, with what was collected in either of two tabs', async () => {
		const { ports } = portsOf();
		const [one, other] = [await opened(ports), await opened(ports)];
		await one.collect(lineOf('ann'));
		await other.collect(lineOf('ben'));
		expect(names(other)).toEqual(['ann', 'ben']);
		const again = new ClassCollection(ports);
		await again.openKept(plan.hash);
		expect([again.status.kind, names(again), again.report]).toEqual(['ready', ['ann', 'ben'], null]);
		expect(names(await opened(ports))).toEqual(['ann', 'ben']);
	});

	test('reads files, and says of one that cannot be read why, without losing the others', async () => {
		const collection = await opened(portsOf().ports);
		await collection.collectFiles([
			{ size: 10, text: () => Promise.resolve(lineOf('ann')) },
			{ size: 10, text: () => Promise.reject(new Error('It stands on a drive')) },
			{ size: 10, text: () => Promise.resolve(lineOf('ben')) },
		]);
		expect(names(collection)).toEqual(['ann', 'ben']);
		expect(collection.fault).toContain('It stands on a drive');
		const experiment = '{"format":"codesteer-experiment","version":1}';
		await collection.collectFiles([{ size: 10, text: () => Promise.resolve(experiment) }]);
		expect(collection.fault).toContain('open it in Bench');
		await collection.collectFiles([{ size: 30_000_000, text: () => Promise.reject(new Error('read')) }]);
		expect(collection.fault).toContain('20 MB');
	});

	test('takes in each code once that is held before the camera', async () => {
		const seen = ['ann', 'ben', 'ann', 'ben']
			.map((name) => lineOf(name))
			.toSpliced(1, 0, 'https://example.org');
		let collected = 0;
		const { ports } = portsOf({
			watchCamera: (_, onCode) => {
				for (const code of seen) onCode(code);
				return Promise.resolve('denied');
			},
		});
		const collection = await opened(ports);
		const collect = collection.collect.bind(collection);
		collection.collect = (text) => {
			collected++;
			return collect(text);
		};
		const fault = await collection.watchCamera({} as HTMLVideoElement, new AbortController().signal);
		expect(collected).toBe(3);
		await collection.collect('');
		expect([fault, names(collection)]).toEqual(['denied', ['ann', 'ben']]);
	});

	test('gives all lines as a file that it takes in again, and forgets them when it is told to', async () => {
		const { ports, saved } = portsOf();
		const collection = await opened(ports);
		await collection.collect(`${lineOf('ann')} ${lineOf('ben')}`);
		collection.save();
		const [file] = saved;
		expect([file?.name, await file?.content.text()]).toEqual([
			`class-${plan.hash}.txt`,
			`${lineOf('ann')}\n${lineOf('ben')}\n`,
		]);
		await collection.clear();
		expect([names(collection), names(await opened(ports))]).toEqual([[], []]);
		await collection.collectFiles([file!.content]);
		expect(names(collection)).toEqual(['ann', 'ben']);
	});

	test('takes in again what it was given before its results were cleared', async () => {
		let show: (text: string) => void = () => undefined;
		const { ports } = portsOf({
			watchCamera: (_, onCode) => {
				show = onCode;
				return Promise.resolve(null);
			},
		});
		const collection = await opened(ports);
		await collection.watchCamera({} as HTMLVideoElement, new AbortController().signal);
		await Promise.all([collection.collectTyped(lineOf('ann')), collection.collectTyped(lineOf('ann'))]);
		expect(collection.report).toMatchObject({ taken: [{ line: lineOf('ann') }], known: 0 });
		show(lineOf('ben'));
		await collection.clear();
		expect(names(collection)).toEqual([]);
		await collection.collectTyped(lineOf('ann'));
		show(lineOf('ben'));
		await collection.collect('');
		expect(names(collection)).toEqual(['ann', 'ben']);
	});

	test('does not get back from a second tab what was cleared, or removed, in the first', async () => {
		const { ports } = portsOf();
		const [one, other] = [await opened(ports), await opened(ports)];
		await one.collect(`${lineOf('ann')} ${lineOf('ben')}`);
		await other.collect(lineOf('cem'));
		await one.remove(studentOf('ben'));
		await other.collect(lineOf('dan'));
		expect(names(other)).toEqual(['ann', 'cem', 'dan']);
		await one.clear();
		await other.collect(lineOf('eve'));
		expect([names(other), names(await opened(ports))]).toEqual([['eve'], ['eve']]);
	});

	test('loses nothing to a second tab that writes while a text is looked through', async () => {
		const store = createClassStore(null);
		const { ports } = portsOf({ store });
		const [one, other] = [await opened(ports), await opened(ports)];
		await Promise.all([one.collect(lineOf('ann')), other.collect(lineOf('ben')), one.collect(lineOf('cem'))]);
		expect(names(await opened(ports)).sort()).toEqual(['ann', 'ben', 'cem']);
	});

	test('gives a result up, and back in its place', async () => {
		const { ports } = portsOf();
		const collection = await opened(ports);
		await collection.collect(['ann', 'ben', 'cem'].map((name) => lineOf(name)).join(' '));
		await collection.remove(studentOf('ben'));
		expect([names(collection), collection.removed?.one.summary.nickname]).toEqual([['ann', 'cem'], 'ben']);
		await collection.undo();
		expect([names(collection), collection.removed]).toEqual([['ann', 'ben', 'cem'], null]);
		expect(names(await opened(ports))).toEqual(['ann', 'ben', 'cem']);
	});

	test('knows how many students are to come, in every tab, until that is taken back', async () => {
		const { ports } = portsOf();
		const [one, other] = [await opened(ports), await opened(ports)];
		await one.expect(30);
		await other.collect(lineOf('ann'));
		expect([other.expected, (await opened(ports)).expected]).toEqual([30, 30]);
		const said: unknown[] = [];
		for (const students of [0, 2.5, -1, NaN, 1e6]) {
			await one.expect(students);
			said.push((await opened(ports)).expected);
		}
		expect(said).toEqual([null, null, null, null, 500]);
		expect(names(await opened(ports))).toEqual(['ann']);
	});

	test('says it where the browser keeps nothing', async () => {
		expect((await opened(portsOf().ports)).isKept).toBe(false);
		const kept = { ...createClassStore(null), save: () => true };
		expect((await opened(portsOf({ store: kept }).ports)).isKept).toBe(true);
	});

	test('is not opened by a link that is damaged or no class’s, nor by a hash that nobody keeps', async () => {
		const { ports } = portsOf({ parseDesign: (value) => ok(value as typeof design) });
		const reasons: unknown[] = [];
		const repeated = valueOf(await formatDesignQuery(designOf({ sizes: [{ instances: 2, repeats: 4 }] })));
		for (const link of ['d=jnonsense', '', repeated]) {
			const collection = new ClassCollection(ports);
			await collection.openLink(link);
			reasons.push(collection.status);
		}
		const unknown = new ClassCollection(ports);
		await unknown.openKept('ffffffffffffffff');
		expect([...reasons, unknown.status]).toMatchObject([
			{ kind: 'failed', reason: expect.stringContaining('damaged') as string },
			{ kind: 'failed', reason: expect.stringContaining('damaged') as string },
			{ kind: 'failed', reason: expect.stringContaining('4 times') as string },
			{ kind: 'failed', reason: expect.stringContaining('keeps no such class') as string },
		]);
		expect(ports.store.list()).toEqual([]);
	});
});
