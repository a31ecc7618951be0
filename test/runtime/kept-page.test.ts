import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
	followNewVersions,
	keepPage,
	type KeepingBrowser,
	type TakeNewVersion,
} from '../../src/runtime/kept-page.ts';
import { CHECK, type Standing, TAKE_OVER } from '../../workers/offline.protocol.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

const BASE = 'https://example.org/some/where/';
const WHOLE: Standing = { kept: 3, of: 3, end: 'whole' };
/** Lets messages between ports arrive. */
async function arrive(): Promise<void> {
	for (let round = 0; round < 10; round++) await new Promise((resolve) => setImmediate(resolve));
}

/** A service worker that answers as it is told to; without an answer it is mute. */
class FakeWorker extends EventTarget {
	readonly scriptURL = `${BASE}sw.js`;
	readonly heard: string[] = [];
	state: ServiceWorkerState;
	readonly #answers: Readonly<Record<string, readonly unknown[]>>;

	constructor(state: ServiceWorkerState, answers: Readonly<Record<string, readonly unknown[]>> = {}) {
		super();
		this.state = state;
		this.#answers = answers;
	}

	postMessage(message: string, [port]: [MessagePort]): void {
		this.heard.push(message);
		for (const answer of this.#answers[message] ?? []) port.postMessage(answer);
		if (this.#answers[message] === undefined) port.close();
	}

	become(state: ServiceWorkerState): void {
		this.state = state;
		this.dispatchEvent(new Event('statechange'));
	}
}

interface Workers {
	installing: FakeWorker | null;
	waiting: FakeWorker | null;
	active: FakeWorker | null;
}

/** A browser with these workers for the page. */
function browserWith(workers: Partial<Workers>) {
	const registration = {
		...{ installing: null, waiting: null, active: null, onupdatefound: null as (() => void) | null },
		...workers,
	};
	const asked: string[] = [];
	const container = Object.assign(new EventTarget(), {
		register: (address: URL) => {
			asked.push(`register ${address.href}`);
			return Promise.resolve(registration);
		},
		getRegistration: (address: string) => {
			asked.push(`get ${address}`);
			return Promise.resolve(registration);
		},
	});
	const offers: TakeNewVersion[] = [];
	const browser = {
		workers: container as unknown as KeepingBrowser['workers'],
		base: BASE,
		reload: () => void asked.push('reload'),
	};
	const keep = () => keepPage((take) => offers.push(take), browser);
	const follow = () => followNewVersions((take) => offers.push(take), browser);
	return { registration, container, asked, offers, keep, follow };
}

const checked = (...standings: Standing[]) => ({ [CHECK]: standings });

describe('what the browser keeps of the page', () => {
	test('is what the worker finds when it looks, not that there is a worker', async () => {
		const lacking: Standing = { kept: 1, of: 3, end: 'not-fetched' };
		const ends = [];
		for (const answer of [WHOLE, lacking, { ...lacking, end: 'no-room' } as const]) {
			const active = new FakeWorker('activated', checked({ kept: 1, of: 3, end: null }, answer));
			ends.push(await browserWith({ active }).keep(), active.heard);
		}
		expect(ends).toEqual([WHOLE, [CHECK], lacking, [CHECK], { ...lacking, end: 'no-room' }, [CHECK]]);
	});

	test('is whole on a first visit when the worker is in charge too, not before', async () => {
		const installing = new FakeWorker('installing', checked(WHOLE));
		const { keep } = browserWith({ installing });
		let standing: Standing | null = null;
		const keeping = keep().then((end) => (standing = end));
		await arrive();
		const before = standing;
		installing.become('installed');
		installing.become('activated');
		await keeping;
		expect([before, standing]).toEqual([null, WHOLE]);
	});

	test('is asked for again of a worker that heard nothing while it began', async () => {
		const installing = new FakeWorker('installing');
		const { keep } = browserWith({ installing });
		const keeping = keep();
		await arrive();
		installing.postMessage = (_message, [port]) => port.postMessage(WHOLE);
		installing.become('activated');
		expect(await keeping).toEqual(WHOLE);
	});

	test('is what the worker said last where the browser lets go of it or it falls silent; nothing said is an error', async () => {
		const some: Standing = { kept: 2, of: 3, end: null };
		const ended = async (answers: readonly Standing[], work: (worker: FakeWorker) => unknown) => {
			const worker = new FakeWorker('installing', { [CHECK]: answers });
			const keeping = browserWith({ installing: worker })
				.keep()
				.catch((error: unknown) => String(error));
			await arrive();
			await work(worker);
			await vi.runAllTimersAsync();
			return keeping;
		};
		const letGo = (worker: FakeWorker) => worker.become('redundant');
		expect([
			await ended([some], letGo),
			await ended([some], () => undefined),
			await ended([], letGo),
		]).toEqual([
			{ ...some, end: 'not-fetched' },
			{ ...some, end: 'not-fetched' },
			'Error: the service worker does not answer',
		]);
	});
});

describe('a new version', () => {
	test('is offered that waits already, and each that comes later; the first one of all is none', async () => {
		const active = new FakeWorker('activated', checked(WHOLE));
		const { keep, offers, registration } = browserWith({ active, waiting: new FakeWorker('installed') });
		await keep();
		const waiting = offers.length;
		const next = new FakeWorker('installing');
		registration.installing = next;
		registration.onupdatefound?.();
		await arrive();
		const before = offers.length;
		next.become('installed');
		await arrive();
		const first = new FakeWorker('installing', checked(WHOLE));
		const visit = browserWith({ installing: first });
		const keeping = visit.keep();
		await arrive();
		visit.registration.installing = null;
		first.become('activated');
		await keeping;
		expect([waiting, before, offers.length, visit.offers.length]).toEqual([1, 1, 2, 0]);
	});

	test('is heard of without fetching anything, and only for this page', async () => {
		const active = new FakeWorker('activated');
		const kept = browserWith({ active, waiting: new FakeWorker('installed') });
		await kept.follow();
		const others = browserWith({ active, waiting: new FakeWorker('installed') });
		Object.assign(active, { scriptURL: 'https://example.org/sw.js' });
		await others.follow();
		expect([kept.offers.length, kept.asked, active.heard, others.offers.length]).toEqual([
			1,
			[`get ${BASE}`],
			[],
			0,
		]);
	});

	test('comes with a reload once it is in charge; a refusal leaves everything as it is', async () => {
		const taken = async (isTaken: boolean) => {
			const waiting = new FakeWorker('installed', { [TAKE_OVER]: [isTaken] });
			const { follow, offers, asked, container } = browserWith({
				active: new FakeWorker('activated'),
				waiting,
			});
			await follow();
			const said = await offers[0]?.();
			container.dispatchEvent(new Event('controllerchange'));
			return [said, asked.filter((what) => what === 'reload').length];
		};
		expect([await taken(true), await taken(false)]).toEqual([
			[true, 1],
			[false, 0],
		]);
	});

	test('that is gone when it is asked for hangs nobody: the page is loaded anew, or the next one is asked', async () => {
		const gone = browserWith({ active: new FakeWorker('activated'), waiting: new FakeWorker('installed') });
		await gone.follow();
		gone.registration.waiting = null;
		const saidByNone = await gone.offers[0]?.();

		const mute = new FakeWorker('installed');
		const replaced = browserWith({ active: new FakeWorker('activated'), waiting: mute });
		await replaced.follow();
		const asking = replaced.offers[0]?.();
		replaced.registration.waiting = new FakeWorker('installed', { [TAKE_OVER]: [true] });
		mute.become('redundant');
		const saidByNext = await asking;
		replaced.container.dispatchEvent(new Event('controllerchange'));
		const reloads = ({ asked }: { asked: string[] }) => asked.filter((what) => what === 'reload').length;
		expect([saidByNone, reloads(gone), saidByNext, reloads(replaced)]).toEqual([true, 1, true, 1]);
	});
});
