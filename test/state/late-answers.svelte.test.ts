import { describe, expect, test } from 'vitest';
import type { ModelFailure } from '../../src/core/model.ts';
import { ok, type Result } from '../../src/core/result.ts';
import { Connection } from '../../src/state/connection.svelte.ts';
import { Doctor } from '../../src/state/doctor.svelte.ts';
import { type KeyRingPort, Keys } from '../../src/state/keys.svelte.ts';
import { LocalServers } from '../../src/state/local-servers.svelte.ts';
import { SignIn } from '../../src/state/sign-in.svelte.ts';

type Listed = Result<readonly string[], ModelFailure>;

/** Answers come when a test says so, in any order. */
function openConnection() {
	const asked: { host: string; signal: AbortSignal; answer: (listed: Listed) => void }[] = [];
	const connection = new Connection(
		(host, _baseUrl, signal) => new Promise((answer) => asked.push({ host, signal, answer })),
	);
	return { connection, asked };
}

const lost = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
const fault = {
	kind: 'unavailable',
	message: 'This did not work: Failed to fetch dynamically imported module.',
	remedy: 'Try again; without a network, as soon as there is one.',
};

describe('the list of a host’s models', () => {
	test('is not shown under another host that was picked before it came', async () => {
		const { connection, asked } = openConnection();
		const asking = connection.ask();
		connection.pick('groq');
		asked[0]?.answer(ok(['gpt']));
		await asking;
		expect([connection.list, asked[0]?.signal.aborted]).toEqual([{ kind: 'not-asked' }, true]);
	});

	test('of the host picked last is shown, whichever answers last', async () => {
		for (const order of [
			[0, 1],
			[1, 0],
		]) {
			const { connection, asked } = openConnection();
			const first = connection.ask();
			connection.pick('groq');
			const second = connection.ask();
			for (const index of order) asked[index]?.answer(ok([asked[index].host]));
			await Promise.all([first, second]);
			expect(connection.list).toEqual({ kind: 'listed', models: ['groq'] });
		}
	});

	test('is not shown under another address that was typed meanwhile or later, and is there again under its own', async () => {
		const { connection, asked } = openConnection();
		connection.pick('custom');
		connection.baseUrl = 'https://a.example/v1';
		const asking = connection.ask();
		connection.baseUrl = 'https://b.example/v1';
		const meanwhile = connection.list;
		asked[0]?.answer(ok(['of-a']));
		await asking;
		const under = connection.list;
		connection.baseUrl = 'https://a.example/v1/';
		expect([meanwhile, under, connection.list]).toEqual([
			{ kind: 'not-asked' },
			{ kind: 'not-asked' },
			{ kind: 'listed', models: ['of-a'] },
		]);
	});

	test('that cannot be asked for ends in words, and can be asked for again', async () => {
		let isLost = true;
		const connection = new Connection(() => (isLost ? lost() : Promise.resolve(ok(['m']))));
		await connection.ask();
		const first = connection.list;
		isLost = false;
		await connection.ask();
		expect([first, connection.list]).toEqual([
			{ kind: 'failed', failure: fault },
			{ kind: 'listed', models: ['m'] },
		]);
	});
});

describe('the one model that a server lists', () => {
	const listing = (models: readonly string[]) => {
		const connection = new Connection(() => Promise.resolve(ok(models)));
		connection.pick('llamacpp');
		return connection;
	};

	test('is filled in where none was named, and said so', async () => {
		const connection = listing(['m.gguf']);
		await connection.ask();
		expect([connection.model, connection.listed, connection.missing]).toEqual([
			'm.gguf',
			'1 model listed; it is filled in under “Model name”.',
			null,
		]);
	});

	test('takes the place of no name that was typed', async () => {
		for (const [typed, said] of [
			['other', '1 model listed: m.gguf.'],
			['m.gguf', '1 model listed; it is filled in under “Model name”.'],
		] as const) {
			const connection = listing(['m.gguf']);
			connection.model = typed;
			await connection.ask();
			expect([connection.model, connection.listed]).toEqual([typed, said]);
		}
	});

	test('is not filled in where there are several, or none', async () => {
		for (const models of [['a', 'b'], []]) {
			const connection = listing(models);
			await connection.ask();
			expect(connection.model).toBe('');
		}
	});

	test('is not filled in for another address that was typed meanwhile', async () => {
		const { connection, asked } = openConnection();
		connection.pick('custom');
		connection.baseUrl = 'https://a.example/v1';
		const asking = connection.ask();
		connection.baseUrl = 'https://b.example/v1';
		asked[0]?.answer(ok(['of-a']));
		await asking;
		expect(connection.model).toBe('');
	});
});

describe('the login', () => {
	test('that cannot begin ends in words, and can be begun again', async () => {
		const signIn = new SignIn({ start: lost, finish: () => Promise.resolve(null), leave: () => undefined });
		await signIn.start('tab');
		expect([signIn.isLeaving, signIn.notice]).toEqual([
			false,
			{ kind: 'failed', message: fault.message, remedy: fault.remedy },
		]);
	});

	test('whose way back fails is told on the Settings screen', async () => {
		const signIn = new SignIn({ start: lost, finish: lost, leave: () => undefined });
		expect([await signIn.finish('https://play.example/?state=1'), signIn.notice]).toEqual([
			'#/settings',
			{ kind: 'failed', message: fault.message, remedy: fault.remedy },
		]);
	});

	test('whose address cannot be opened does not leave for ever', async () => {
		const signIn = new SignIn({
			start: () => Promise.resolve(ok('https://openrouter.ai/auth')),
			finish: () => Promise.resolve(null),
			leave: () => {
				throw new Error('blocked');
			},
		});
		await signIn.start('tab');
		expect([signIn.isLeaving, signIn.notice?.kind]).toEqual([false, 'failed']);
	});
});

test('keys as they were before a change are not shown after it', async () => {
	const looks: ((locked: boolean) => void)[] = [];
	const ring: KeyRingPort = {
		canStore: true,
		read: () => Promise.resolve(null),
		write: () => Promise.resolve(),
		delete: () => Promise.resolve(),
		list: () =>
			new Promise((resolve) => looks.push((locked) => resolve([{ host: 'openai', mode: 'stored', locked }]))),
		protection: () => Promise.resolve({ kind: 'device' }),
		protect: () => Promise.resolve(true),
		unprotect: () => Promise.resolve(true),
		unlock: () => Promise.resolve(true),
		lock: () => undefined,
		subscribe: () => () => undefined,
	};
	const keys = new Keys(ring);
	const [before, after] = [keys.refresh(), keys.refresh()];
	looks[1]?.(true);
	await after;
	looks[0]?.(false);
	await before;
	expect(keys.of('openai')?.locked).toBe(true);
});

test('a search for local servers that breaks, at once or later, ends in words and can be made again', async () => {
	for (const find of [
		lost,
		() => {
			throw new Error('no network here');
		},
	]) {
		const servers = new LocalServers(find);
		await servers.look();
		const first = servers.search.kind;
		await servers.look();
		expect([first, servers.search.kind]).toEqual(['failed', 'failed']);
	}
});

test('findings of a check that was stopped or replaced are not shown in the next one', async () => {
	const said: ((message: string) => void)[] = [];
	const doctor = new Doctor(async function* () {
		const message = await new Promise<string>((resolve) => said.push(resolve));
		yield { gate: 'address', state: 'ok', message, remedy: '' };
	});
	const patient = { host: 'custom', baseUrl: 'http://localhost:1/v1', model: 'm' };
	const first = doctor.check('a', patient);
	const second = doctor.check('b', patient);
	said[1]?.('of b');
	await second;
	said[0]?.('of a');
	await first;
	expect([doctor.place, doctor.isBusy, doctor.findings.map(({ message }) => message)]).toEqual([
		'b',
		false,
		['of b'],
	]);
});
