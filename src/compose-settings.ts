import type { Engine } from './compose-engine.ts';
import type { KeyMode, PythonRunner, RunLocks, RunStore } from './core/ports.ts';
import { err, ok } from './core/result.ts';
import { systemClock } from './runtime/clock.ts';
import { createDecoys } from './runtime/decoys.ts';
import { finishSignIn, startSignIn } from './runtime/model/openrouter-signin.ts';
import type { Database } from './runtime/storage/db.ts';
import { forgetEverything } from './runtime/storage/forget.ts';
import type { ProtectedKeyStore } from './runtime/storage/keys.ts';
import type { ForgettablePreferenceStore } from './runtime/storage/preferences.ts';
import type { SettingsParts } from './state/app.ts';
import { BrowserModels } from './state/browser-models.svelte.ts';
import { Connection } from './state/connection.svelte.ts';
import { Doctor } from './state/doctor.svelte.ts';
import { Forgetting } from './state/forgetting.svelte.ts';
import { LocalServers } from './state/local-servers.svelte.ts';
import type { ModelChoice, Models } from './state/models.svelte.ts';
import { SandboxTest } from './state/sandbox-test.svelte.ts';
import { SignIn } from './state/sign-in.svelte.ts';
import type { Works } from './state/works.ts';
import { settingsWords } from './words/settings.ts';

export interface SettingsNeeds {
	engine: Engine;
	python: PythonRunner;
	keys: ProtectedKeyStore;
	locks: Pick<RunLocks, 'holdIfFree'>;
	models: Models;
	works: Works;
	database: Database;
	runs: RunStore;
	preferences: ForgettablePreferenceStore;
	/** Null where the browser refuses site data. */
	tabStorage: Storage | null;
	pageStorage: Storage | null;
	now: () => number;
	/** Ends what may still write into what is to be forgotten. */
	letGo: () => Promise<void>;
	/** The stores are empty; what was read from them before counts no more. */
	forgotten: () => void;
}

/** Where the mode chosen before leaving for a login waits for the way back. */
const SIGN_IN_MODE = 'codesteer-playground:sign-in-mode';

/** The third part of the composition root: what comes with the settings screen. */
export async function createSettings(needs: SettingsNeeds): Promise<SettingsParts> {
	const { engine, models, works } = needs;
	const host = await engine.browserModels();
	const browserModels = works.add(
		new BrowserModels(host, {
			announce: () => (models.inBrowser = choicesOf(browserModels)),
			choose: (id) => models.choose(id),
			now: needs.now,
		}),
	);
	const connection = new Connection((id, baseUrl, signal) => engine.listModels(id, baseUrl, signal));
	const signIn = createSignIn(needs, () => connection.pick('openrouter'));
	// The back button may bring the page back as it was left.
	addEventListener('pageshow', () => (signIn.isLeaving = false));
	const doctor = works.add(new Doctor((patient, signal) => engine.diagnose(patient, signal)));
	return {
		connection,
		doctor,
		servers: works.add(new LocalServers((signal) => engine.findLocalServers(signal))),
		signIn,
		browserModels,
		sandboxTest: createSandboxTest(needs),
		pageOrigin: location.origin,
		forgetting: works.add(
			new Forgetting(async () => {
				await needs.letGo();
				browserModels.cancel();
				doctor.close();
				signIn.notice = null;
				try {
					await forgetEverything({
						...{
							database: needs.database,
							keys: needs.keys,
							runs: needs.runs,
							preferences: needs.preferences,
						},
						models: host,
						storages: [needs.tabStorage, needs.pageStorage],
					});
				} finally {
					await browserModels.forgotten().finally(needs.forgotten);
				}
			}),
		),
	};
}

function createSandboxTest({ python, locks, works }: SettingsNeeds): SandboxTest {
	const decoys = createDecoys();
	const alone = (work: () => Promise<void>): Promise<boolean> => locks.holdIfFree('self-test', work);
	// What a page left that was closed in the middle of a test; what another tab has just put there stays.
	const cleared = alone(() => decoys.remove()).catch(() => false);
	return works.add(
		new SandboxTest({
			...{ python, decoys, clock: systemClock },
			alone: (test) => cleared.then(() => alone(test)),
			makeSecret: () => `decoy-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`,
			page: new URL('.', location.href).href,
		}),
	);
}

function choicesOf(browserModels: BrowserModels): ModelChoice[] {
	const { running, builtIn, builtInRef } = browserModels;
	const choices: ModelChoice[] = [];
	if (running !== null) {
		const { ref } = running;
		choices.push({ id: ref.id, label: ref.label, note: `runs ${browserModels.engineWords}`, ref });
	}
	if (builtIn === 'available') {
		const note = 'runs inside the browser; plain text, no counts';
		choices.push({ id: builtInRef.id, label: builtInRef.label, note, ref: builtInRef });
	}
	return choices;
}

function createSignIn({ keys, tabStorage }: SettingsNeeds, onSignedIn: () => void): SignIn {
	const session = tabStorage ?? nowhere;
	return new SignIn({
		start: (mode) => {
			tabStorage?.setItem(SIGN_IN_MODE, mode);
			return startSignIn({ pageUrl: location.href, returnTo: '#/settings', session, crypto });
		},
		leave: (address) => location.assign(address),
		finish: async (url) => {
			const signal = AbortSignal.timeout(30_000);
			const finished = await finishSignIn({ url, session, fetch: fetch.bind(globalThis), signal });
			if (finished === null) return null;
			const asked = tabStorage?.getItem(SIGN_IN_MODE) ?? null;
			tabStorage?.removeItem(SIGN_IN_MODE);
			if (!finished.ok) return finished;
			const { key, returnTo } = finished.value;
			for (const mode of new Set<KeyMode>([isMode(asked) ? asked : 'tab', 'tab'])) {
				// Keys locked by a passphrase take no new one; then it lasts for this tab, and the notice says so.
				const isKept = await keys.write('openrouter', key, mode).then(
					() => true,
					() => false,
				);
				if (!isKept) continue;
				onSignedIn();
				return ok({ mode, returnTo });
			}
			return err({
				kind: 'unavailable',
				message: settingsWords.addModel.notKept,
				remedy: settingsWords.addModel.notKeptRemedy,
			});
		},
	});
}

function isMode(text: string | null): text is KeyMode {
	return text === 'stored' || text === 'tab' || text === 'page';
}

/** For browsers that refuse site data: the login then cannot begin, and says why. */
const nowhere = {
	getItem: () => null,
	setItem: () => {
		throw new Error(settingsWords.addModel.keepsNothing);
	},
	removeItem: () => undefined,
};
