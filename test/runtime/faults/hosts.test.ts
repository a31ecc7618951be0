import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { custom } from '../../../src/core/hosts/custom.ts';
import type { LanguageModel } from '../../../src/core/model.ts';
import { Recorder } from '../../../src/core/run/recorder.ts';
import { runQuestion } from '../../../src/core/run/run.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { isStored } from '../../../src/core/record/stored.ts';
import { createOpenAiModel } from '../../../src/runtime/model/openai.ts';
import { BrowserTabs } from '../../support/browser-tabs.ts';
import { saw } from '../../support/fault-seen.ts';
import { FakePython } from '../../support/fake-python.ts';
import { HurriedClock } from '../../support/model-server/hurried-clock.ts';
import { type ModelServer, startModelServer } from '../../support/model-server/server.ts';
import { portsOf, type Setting, specOf } from '../../support/run-spec.ts';
import { endOf, freshDatabase, startOf, storeOn } from '../storage/storage-fixtures.ts';
import { hostFaults } from './table.ts';

let server: ModelServer;
beforeAll(async () => {
	server = await startModelServer();
});
afterAll(() => server.close());

function modelOf(name: string, fetch = globalThis.fetch): LanguageModel {
	return createOpenAiModel({
		host: custom,
		baseUrl: `${server.origin}/v1`,
		model: name,
		readKey: () => Promise.resolve(null),
		clock: new HurriedClock(),
		random: () => 0.5,
		idleMs: name === 'hang' ? 100 : 20_000,
		fetch,
	});
}

/** Performs one run as the page does, beside another that was stored before. */
async function recorded(setting: Setting) {
	const store = storeOn(freshDatabase());
	const before = [startOf('before', 1), endOf('before', 1)];
	await store.append(before[0]!.runId, before);
	const { tabs, locks } = new BrowserTabs().open();
	const problems: string[] = [];
	const said: RunEvent[] = [];
	const spec = specOf(setting);
	const recorder = new Recorder({
		perform: async function* (of, signal) {
			for await (const event of runQuestion(of, portsOf(setting), signal)) {
				said.push(event);
				yield event;
			}
		},
		...{
			store,
			clock: new HurriedClock(),
			locks,
			tabs,
			onStorageProblem: (problem) => problems.push(problem),
		},
	});
	const [run] = await recorder.record([spec]).done;
	return {
		view: run!.view,
		ends: said.flatMap((event) => (event.type === 'run-end' ? [event.outcome] : [])),
		isKept: problems.length === 0 && run!.notKept === null,
		stored: await store.load(spec.runId),
		said: said.filter(isStored),
		isOtherWhole: JSON.stringify(await store.load(before[0]!.runId)) === JSON.stringify(before),
	};
}

function messageOf({ failure }: Awaited<ReturnType<typeof recorded>>['view']): string {
	return failure?.kind === 'model-call' ? failure.failure.message : JSON.stringify(failure);
}

describe('a host that fails in the middle of a run', () => {
	test.each(hostFaults)('ends it once, in words, and everything is kept: $fault', async ({ does, seen }) => {
		const run = await recorded({ models: { task: modelOf(does) } });
		expect(messageOf(run.view)).toMatch(seen);
		expect({ ...run, stored: null, said: null, view: null }).toEqual({
			...{ view: null, stored: null, said: null },
			...{ ends: ['failed'], isKept: true, isOtherWhole: true },
		});
		expect(run.stored).toEqual(run.said);
		expect(run.stored?.at(-1)?.type).toBe('run-end');
		saw({
			id: `host-${does}`,
			seen: messageOf(run.view),
			kept: 'the run as far as it came, and the one before it',
			ends: '1',
		});
	});
});

test('a network that drops between two turns ends the run in words and leaves the turn before', async () => {
	let calls = 0;
	const fetch: typeof globalThis.fetch = (...what) =>
		++calls === 1 ? globalThis.fetch(...what) : Promise.reject(new TypeError('Failed to fetch'));
	const setting = {
		models: { task: modelOf('ok', fetch) },
		options: { turns: '2' },
		python: new FakePython(),
	};
	const run = await recorded(setting);
	expect(messageOf(run.view)).toMatch(/^No answer from/);
	const calledFor = run.view.turns.flatMap(({ entries }) =>
		entries.flatMap((entry) => (entry.kind === 'call' ? [[entry.status.kind, entry.text]] : [])),
	);
	expect([run.ends, run.isKept, run.isOtherWhole, calledFor]).toEqual([
		['failed'],
		true,
		true,
		[
			['ended', 'Größer ist 9.9 ✓'],
			['failed', ''],
		],
	]);
	expect(run.stored).toEqual(run.said);
	saw({ seen: messageOf(run.view), kept: 'the turn before, and the run before it', ends: '1' });
});
