import { bytes, cost, plural, seconds } from '../core/format.ts';
import type { Finding } from '../core/hosts/doctor.ts';
import type { Rates } from '../core/hosts/host.ts';
import { KEPT_PACKAGES_MB } from '../core/packages/kept-limit.ts';
import type { KeyMode } from '../core/ports.ts';
import { shownText } from '../core/shown-text.ts';

const keyModes: Readonly<Record<KeyMode, string>> = {
	stored: 'stored in this browser, encrypted',
	tab: 'until this tab is closed',
	page: 'until this page is reloaded',
};

const states: Readonly<Record<Finding['state'], string>> = {
	ok: 'passed',
	failed: 'failed',
	skipped: 'not tested',
	unknown: 'cannot be told',
};

/** The settings screen. */
export const settingsWords = {
	title: 'Settings',
	keyModes,
	keyState: ({ mode, locked }: { mode: KeyMode; locked: boolean }) =>
		`${keyModes[mode]}${locked ? ', locked by your passphrase' : ''}`,
	/** All pages of one origin reach the same storage; on GitHub Pages that is every project of one name. */
	sharedStorage: (origin: string) => {
		const name = /^https:\/\/([^./]+)\.github\.io$/.exec(origin)?.[1];
		const who = name === undefined ? '' : `, every project of ${name}`;
		return `What the browser keeps for ${origin} is open to all pages there${who}.`;
	},
	added: (model: string) => `${shownText(model)} is added and chosen in the playground.`,
	inUse: '✓ in use',
	check: 'Check connection',
	delete: 'Delete',
	documentation: 'Documentation',
	noLimit: 'no limit',
	/** "Windows, in PowerShell" */
	step: (where: string, note: string | undefined) => `${where}${note === undefined ? '' : `, ${note}`}`,
	signedIn: (mode: KeyMode) =>
		`You are signed in to OpenRouter; its key is ${keyModes[mode]}. Name a model below and add it.`,

	models: {
		title: 'Models',
		says: 'The demo models are scripted, not LLMs; they show how the methods work without any key. Add a real model to see what it really does: from a host with a key, from this computer, or in the browser with neither. A key goes from this page to the host you name and nowhere else.',
	},

	modelList: {
		title: 'Your models',
		own: 'on this machine or network',
		use: 'Use',
		useOne: (model: string) => `Use ${model}`,
		checkOne: (model: string) => `Check connection of ${model}`,
		remove: 'Remove',
		removeOne: (model: string) => `Remove ${model}`,
		refused: (instead: string) => `Its host has refused some of what this page asks, so ${instead}.`,
		askAgain: 'Ask everything again',
		askAgainOne: (model: string) => `Ask everything again of ${model}`,
	},

	addModel: {
		title: 'Add a model',
		host: 'Host',
		leaving: 'Leaving for OpenRouter…',
		signIn: 'Sign in with OpenRouter',
		signInHow: 'No key to copy: OpenRouter asks you and sends you back here.',
		baseUrl: 'Base URL',
		baseUrlHint: 'https://…/v1',
		calledAt: (address: string) => `Will be called at ${address}`,
		own: 'This is a server on this machine or network.',
		key: (isOptional: boolean) => `API key ${isOptional ? '(optional)' : ''}`,
		keyIsKept: 'a key is kept; type to replace it',
		keepKey: 'Keep the key',
		cannotStore: 'This page is not served by https: the browser cannot encrypt a key, so none is stored.',
		noKeyYet: 'No key yet?',
		makeOne: (host: string) => `Make one at ${host}`,
		setLimit: '; set a limit there too.',
		notKept: 'OpenRouter gave a key, but this browser could not keep it.',
		notKeptRemedy: 'Allow storage for this site and sign in again, or paste a key.',
		keepsNothing: 'This browser keeps nothing for this page.',
		held: (name: string, state: string) => `A key for ${name} is kept: ${state}.`,
		deleteKey: 'Delete key',
		modelName: 'Model name',
		asking: 'Asking the host…',
		fetchList: 'Fetch model list',
		add: 'Add model',
	},

	connection: {
		noName: 'Name a model, or fetch the list and pick one.',
		listed: (count: number) => `${plural(count, 'model')} listed; pick one under “Model name”.`,
		filledIn: '1 model listed; it is filled in under “Model name”.',
		listedOnly: (model: string) => `1 model listed: ${shownText(model)}.`,
		emptyHere:
			'The server answers but has no models yet: pull or load one there (with Ollama: ollama pull llama3.2), then fetch the list again.',
		emptyThere: 'The host lists no models for this key; type the name of one.',
		noAddress: 'The base URL is not an address of a model host.',
		noAddressRemedy:
			'Type one like https://api.example.org/v1, localhost:11434 or what the server prints at its start.',
	},

	connectionCheck: {
		list: 'Connection check',
		states,
		running: 'Checking, gate by gate…',
		allOpen: 'Every gate is open: this model can be used.',
		otherName: 'Something answers, but the host lists no model of this name.',
		extraMissing: (gate: string) => `This model can be used. One extra is missing: ${gate.toLowerCase()}.`,
		firstShut: (gate: string) => `The first shut gate: ${gate}.`,
		stop: 'Stop',
		close: 'Close',
		useName: (name: string) => `Use the name ${name}`,
		moreNames: (count: number) => plural(count, 'more name'),
		broke: (why: string) => `The check itself failed: ${why}`,
		commands: 'To let this page in, run the line for your system:',
	},

	localServers: {
		title: 'On this computer',
		says: 'Ollama, LM Studio, llama.cpp and vLLM answer at known addresses. Nothing is looked for until you ask; the browser may then ask whether this site may reach your computer.',
		looking: 'Looking…',
		look: 'Look for servers on this machine',
		found: (count: number) =>
			count === 0 ? 'Nothing answered. Start one of these, then look again:' : `${String(count)} found.`,
		closed: (address: string, origin: string) =>
			`It runs at ${address} but does not let ${origin} in. To open it:`,
		empty: 'It runs but has no models yet. Pull or load one, then look again.',
		add: (model: string) => `Add ${model}`,
		/** The section says where. */
		plainName: (label: string) => label.replace(' (this computer)', ''),
		addresses: (urls: readonly string[]) => urls.join(' or '),
	},

	inBrowser: {
		title: 'In the browser',
		says: 'A small model runs inside this page: no key, no server, and no word leaves your computer. Models of this size make many mistakes and seldom follow a coach over several turns; they show the mechanism, not the published numbers.',
		hasGpu:
			'This browser knows WebGPU: the graphics card does the work where there is one it may use, else one processor thread.',
		hasNoGpu:
			'This browser has no WebGPU, so one processor thread does the work: a few tokens a second for a model of a billion weights, more for smaller ones.',
		running: (engine: string, tokens: number) =>
			`${engine}; ${String(tokens)} tokens fit into one conversation`,
		noTemplate: 'The file says nothing about how to chat with it; its answers may be odd.',
		use: 'Use in the playground',
		keep: 'Keep in this browser',
		unload: 'Unload',
		picked: 'Picked from disk: it is here until this page is reloaded.',
		fromDisk: 'A GGUF file from your disk',
		byAddress: 'Model by address',
		address: 'Or the address of one',
		addressHint: 'https://…/model.gguf',
		noAddress: 'Type the address of a .gguf file that starts with https://.',
		download: 'Download',
		downloadOne: (name: string) => `Download ${name}`,
		small: 'Small models to start with',
		smallList: 'Small models',
		about: 'about',
		stored: 'stored',
		source: 'The files come from huggingface.co, under their makers’ licences.',
		keptTitle: 'Stored in this browser',
		keptList: 'Stored models',
		notWhole: ', not all of it',
		load: 'Load',
		loaded: 'Loaded',
		goOn: 'Go on',
		goOnWith: (name: string) => `Go on with ${name}`,
		deleteOne: (name: string) => `Delete ${name}`,
		forgotten: 'Everything was forgotten meanwhile.',
		startAgain: 'Start again when you like.',
		/** @param used bytes @param free bytes */
		room: (used: number, free: number) =>
			`This page uses ${bytes(used)}; the browser estimates room for ${bytes(free)} more.`,
	},

	builtIn: {
		offered: 'This browser offers a model of its own to pages; whether it is ready is asked on a click.',
		ask: 'Ask the browser',
		ready: 'Ready. Plain text only: no temperature, no tools, no token counts.',
		use: 'Use the browser’s own model',
		none: 'The browser says that it has none for this computer, or not with its present settings.',
		downloading: 'The browser is downloading it.',
		notYet: 'Not downloaded yet: some gigabytes, once for all sites, kept by the browser itself.',
		download: 'Let the browser download its model',
		progress: 'Download of the browser’s own model',
		stop: 'Stop waiting',
	},

	download: {
		name: 'Download',
		/** @param left seconds; null while unknown */
		progress: (loaded: number, total: number | null, left: number | null) =>
			`${bytes(loaded)}${total === null ? '' : ` of ${bytes(total)}`}${left === null ? '' : `, about ${seconds(left * 1000)} left`}`,
		cancel: 'Cancel',
		loading: (name: string) => `Loading ${name}…`,
	},

	keys: {
		title: 'Keys',
		none: 'No key is held. A key is read by the one part that calls its host, and is in no export or link.',
		list: 'Keys held',
		deleteOne: (name: string) => `Delete the key for ${name}`,
		cannotStore:
			'This page is not served by https, so the browser cannot encrypt keys: they last until this tab or page is closed. Open the page by https to store them.',
		device:
			'Stored keys are encrypted for this browser: nobody can read them from the disk alone, but whoever opens this page in this browser can use them.',
		closes: 'A passphrase closes that too.',
		protectTitle: 'Protect stored keys by a passphrase',
		protectForm: 'Protect stored keys',
		/** Password managers file the passphrase under it. */
		fileName: 'stored model keys',
		passphrase: 'Passphrase',
		again: 'The same again',
		working: 'Working…',
		protect: 'Protect',
		tooShort: (least: number) =>
			`Take at least ${String(least)} characters; a few words are easy to remember.`,
		differ: 'The two passphrases differ.',
		protectedNow: 'Stored keys are under your passphrase now. There is no way back without it.',
		unlockFirst: 'Nothing was changed: unlock the keys first.',
		locked: 'Stored keys are locked. Calls to their hosts fail until you unlock them.',
		unlockForm: 'Unlock stored keys',
		unlock: 'Unlock',
		unlocked: 'Unlocked.',
		notIt: 'This is not the passphrase.',
		forgotten: 'Forgotten it? Delete the keys above, or everything below; the keys cannot be recovered.',
		open: 'Stored keys are under your passphrase and unlocked. They lock by themselves after five minutes without use, and when this page is closed.',
		lock: 'Lock now',
		lockedNow: 'Locked.',
		unprotect: 'Remove the passphrase',
		unprotected: 'The passphrase is gone; stored keys are encrypted for this browser.',
	},

	money: {
		title: 'Money',
		sum: (dollars: number, isEstimated: boolean) => `${isEstimated ? '≈ ' : ''}${cost(dollars)}`,
		spent: (cap: number | null) =>
			`spent in this tab${cap === null ? ', no cap' : ` of ${cost(cap)}`}. Calls of unknown price are not in it.`,
		estimated: 'Part of it is estimated: replies that were cut or stopped, and hosts that count no tokens.',
		cap: 'Spending cap of this tab (dollars)',
		noCap: 'no cap',
		reset: 'Count from $0 again',
		capHow:
			'The cap is looked at before each call: one that must pass it is not made. A model of unknown price is stopped only by what is already spent.',
		budget: 'Limits of one run: it is stopped, and what exists is kept, after',
		limits: {
			calls: 'Model calls',
			tokens: 'Tokens',
			cost: 'US dollars, where prices are known',
			seconds: 'Seconds',
		},
		prices: 'Prices by model',
		noModels: 'No model is added yet. The demo costs nothing, and so does a model in the browser.',
		unknown: 'price unknown',
		free: 'no price: your own server',
		/** @param asOf month of the host's list; null for a price the person typed */
		price: ({ input, output }: Rates, asOf: string | null) =>
			`$${String(input)} in, $${String(output)} out per million tokens (${asOf === null ? 'yours' : `as of ${asOf}`})`,
		change: 'Price',
		changeOne: (model: string) => `Price of ${model}`,
		input: 'Dollars per million input tokens',
		output: 'Dollars per million output tokens',
		save: 'Save price',
		howEmpty: 'Leave both empty to use the host’s known price, or unknown where there is none.',
	},

	running: {
		title: 'Running',
		pythonSeconds: 'Seconds a Python program may run',
		publicPackages:
			'Fetch Python packages that this page does not bring, like numpy, from Pyodide’s public distribution (cdn.jsdelivr.net) when a program imports them. Only what its lock file names, each file checked by its hash; that server then sees your address.',
		pace: 'Pace of the demo model',
		paces: [
			[30, 'slow, 30 tokens a second'],
			[100, 'natural, 100 tokens a second'],
			[300, 'fast, 300 tokens a second'],
			[0, 'instant'],
		] as readonly (readonly [tokensPerSecond: number, words: string])[],
		otherPace: (tokensPerSecond: number) => `${String(tokensPerSecond)} tokens a second`,
		theme: 'Theme',
		themes: { system: 'as the system', light: 'light', dark: 'dark' },
	},

	reading: {
		title: 'Reading replies',
		replyTokens: 'Most tokens of one reply',
		replyTokensHelp: '2,000 as in the papers; empty for as many as the host allows',
		answerSentence: (sentence: string) => `Send with a typed question: “${sentence}”`,
		readOut:
			'Let a real model read out its answer where rules cannot: one short extra call that copies the answer out, as in the papers. Its tokens are counted apart.',
		blocks: 'Run all Python blocks of a reply as one program. Published is the first alone.',
		logprobs:
			'Ask for log-probabilities with every reply of the task model, where its host gives them: the token lens then shows how sure it was, and what else might have stood there. Runs take a little more room.',
	},

	forget: {
		title: 'Your data',
		says: `Keys, runs, preferences, downloaded models and the packages that programs imported, with a memory of Python in which sympy is imported once a program has used it (of all these at most ${String(KEPT_PACKAGES_MB)} MB), stay in this browser. Nothing is sent anywhere but to the model host you chose. Forgetting deletes all of it and signs out; only the page’s own files stay, for use without a network, which are the same for everybody and hold nothing of yours.`,
		act: 'Forget everything',
		deleting: 'Deleting…',
		done: 'Everything this page kept is gone: keys, logins, runs, preferences, models and packages.',
		failed: (why: string) => `Not everything could be deleted: ${why}`,
		question: 'Forget everything?',
		noWayBack: 'There is no way back: what is deleted is kept nowhere else.',
		yes: 'Yes, delete keys, runs, preferences, models and packages',
		no: 'Keep everything',
	},
} as const;
