import { describe, expect, it } from 'vitest';
import type { PythonStatus } from '../../../src/core/execution.ts';
import { LaterPython, type Python } from '../../../src/runtime/python/later.ts';
import { analysed, FakePython, printed } from '../../support/fake-python.ts';

class Fetched extends FakePython implements Python {
	status: PythonStatus = { kind: 'idle' };
	#tell: (status: PythonStatus) => void = () => undefined;
	subscribe(listener: (status: PythonStatus) => void): void {
		this.#tell = listener;
	}
	async warm(): Promise<void> {
		this.#tell({ kind: 'ready' });
	}
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A client that arrives, or fails to, when the test says so. */
function later() {
	const fetches: { arrive: () => void; fail: (why: Error) => void }[] = [];
	const client = new Fetched(
		() => printed('42\n'),
		() => analysed(1),
	);
	const python = new LaterPython(
		() => new Promise((resolve, reject) => fetches.push({ arrive: () => resolve(client), fail: reject })),
	);
	const heard: PythonStatus[] = [];
	python.subscribe((status) => heard.push(status));
	return { python, client, fetches, heard };
}

const going = () => new AbortController();

describe('Python that is fetched when it is first needed', () => {
	it('is not fetched before, once for all who need it, and waits are told as waits for Python', async () => {
		const { python, client, fetches, heard } = later();
		python.closeSession('never opened');
		expect([fetches.length, python.status, heard]).toEqual([0, { kind: 'idle' }, []]);
		const waits: boolean[] = [];
		const running = python.run(
			{ code: 'a' },
			() => undefined,
			going().signal,
			(on) => waits.push(on),
		);
		const reading = python.analyse('a', '', going().signal);
		const warming = python.warm();
		await settled();
		expect([fetches.length, waits]).toEqual([1, [true]]);
		fetches[0]!.arrive();
		await warming;
		expect([await running, await reading, waits]).toEqual([printed('42\n'), analysed(1), [true, false]]);
		expect([python.status, heard, client.runs]).toEqual([
			{ kind: 'ready' },
			[{ kind: 'ready' }],
			[{ code: 'a' }],
		]);
	});

	it('does not run what was stopped before it came', async () => {
		const { python, client, fetches } = later();
		const stop = going();
		const running = python.run({ code: 'a' }, () => undefined, stop.signal);
		const reading = python.analyse('a', '', stop.signal);
		stop.abort();
		expect(await running).toMatchObject({ kind: 'stopped', output: '', ms: 0 });
		expect(await reading).toEqual({ kind: 'unavailable', reason: 'Stopped before the code was read' });
		fetches[0]!.arrive();
		await settled();
		expect([client.runs, client.analysed]).toEqual([[], []]);
	});

	it('closes a session after what was asked of it', async () => {
		const { python, client, fetches } = later();
		const running = python.run({ code: 'a', session: 's' }, () => undefined, going().signal);
		python.closeSession('s');
		fetches[0]!.arrive();
		await running;
		expect([client.runs.length, client.closed]).toEqual([1, ['s']]);
	});

	it('says why it cannot be had, and is asked for again by the next who needs it', async () => {
		const { python, fetches, heard } = later();
		const warming = python.warm();
		const running = python.run({ code: 'a' }, () => undefined, going().signal);
		fetches[0]!.fail(new Error('there is no network'));
		await warming;
		expect(await running).toEqual({ kind: 'unavailable', reason: 'there is no network' });
		expect(python.status).toEqual({ kind: 'failed', reason: 'there is no network' });
		const again = python.run({ code: 'a' }, () => undefined, going().signal);
		await settled();
		fetches[1]!.arrive();
		expect(await again).toEqual(printed('42\n'));
		expect(heard.map(({ kind }) => kind)).toEqual(['failed', 'failed']);
	});

	it('is not fetched for a program that is only foreseen', async () => {
		const { python, client, fetches } = later();
		python.foresee('import early');
		expect(fetches).toEqual([]);
		const running = python.run({ code: 'a' }, () => undefined, going().signal);
		fetches[0]!.arrive();
		await running;
		python.foresee('import late');
		await settled();
		expect(client.foreseen).toEqual(['import late']);
	});
});
