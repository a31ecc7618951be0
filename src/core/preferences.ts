import type { Rates } from './hosts/host.ts';
import { type OptionalField, optionalFields } from './hosts/optional-field.ts';
import { isRecord } from './json.ts';
import type { MethodId, MethodOptions } from './method-id.ts';
import type { BlocksToRun } from './reply/reading.ts';

/** A model the person added. No key in it: keys are read by host from the key store alone. */
export interface ModelConfig {
	/** Stable: host id and model name, `openai:gpt-4o`. */
	id: string;
	/** Id in the host registry. */
	host: string;
	/** Without a trailing slash. */
	baseUrl: string;
	/** The host's own name of the model. */
	model: string;
	/** US dollars per million tokens as the person knows them; absent = what the host's file says, which may be unknown. */
	rates?: Rates;
	/** What its host has refused of it at this address and is spared from then on; absent = nothing. */
	refused?: readonly OptionalField[];
}

/** Null means no limit. */
export interface RunBudget {
	calls: number | null;
	tokens: number | null;
	/** US dollars; holds only where prices are known. */
	cost: number | null;
	seconds: number | null;
}

/** What the page remembers between visits. Holds no secret, so it may live in plain storage. */
export interface Preferences {
	version: 1;
	theme: 'system' | 'light' | 'dark';
	/** Toggled methods, in registry order. */
	methods: readonly MethodId[];
	methodOptions: Readonly<Partial<Record<MethodId, MethodOptions>>>;
	/** Choice id of the task model. */
	model: string;
	/** Choice id of the coach: a model's, `same`, or `rules`. */
	coach: string;
	/** Choice ids of the self-answer checker's and the summariser's model; `same` is the task model, as in the papers. */
	checker: string;
	summariser: string;
	models: readonly ModelConfig[];
	/** Packages that are not among the page's own files may come from Pyodide's public distribution. */
	publicPackages: boolean;
	/** Per Python execution, 1 to 120 s. */
	pythonSeconds: number;
	/** What one run may use before it is stopped. */
	budget: RunBudget;
	/** Most tokens of one reply; null = as many as the host allows. */
	replyTokens: number | null;
	/** Typed questions end with a sentence that asks for the answer between `<<<` and `>>>`. */
	answerSentence: boolean;
	/** Where rules cannot read a real model's final answer, it is asked to copy it out. */
	readOut: boolean;
	/** Which Python blocks of a reply run. */
	blocks: BlocksToRun;
	/** The task model is asked for the probabilities of its tokens, for the token lens. */
	logprobs: boolean;
	/** Tokens a second of the scripted model; 0 = instant. */
	demoPace: number;
	/** US dollars a session may cost; null = no cap. */
	spendingCap: number | null;
}

/** How the page stands before a person has chosen anything: the scripted model, the rule coach, three methods. */
export const DEFAULT_PREFERENCES: Preferences = {
	version: 1,
	theme: 'system',
	methods: ['all-text', 'all-code', 'codesteer'],
	methodOptions: {},
	model: 'demo:bold',
	coach: 'rules',
	checker: 'same',
	summariser: 'same',
	models: [],
	publicPackages: false,
	pythonSeconds: 10,
	budget: { calls: 100, tokens: null, cost: null, seconds: 900 },
	replyTokens: 2000,
	answerSentence: true,
	readOut: true,
	blocks: 'first',
	logprobs: false,
	demoPace: 100,
	spendingCap: null,
};

/** Port: where preferences are kept, for all tabs of this browser. */
export interface PreferenceStore {
	/** Whatever is stored now; where the browser refuses to store, what this page saved last. */
	load(): unknown;
	save(preferences: Preferences): void;
	/** Calls back whenever another tab has changed what is stored. Absent where there is no other. */
	follow?(listener: () => void): void;
}

/** Stored JSON to preferences: each field that does not fit falls back to its default, the rest is kept. */
export function parsePreferences(value: unknown): Preferences {
	if (!isRecord(value)) return DEFAULT_PREFERENCES;
	const d = DEFAULT_PREFERENCES;
	const text = (field: string, fallback: string): string => {
		const held = value[field];
		return typeof held === 'string' && held !== '' ? held : fallback;
	};
	const number = (field: string, low: number, high: number, fallback: number): number => {
		const held = value[field];
		return typeof held === 'number' && held >= low && held <= high ? held : fallback;
	};
	const theme = value['theme'];
	return {
		version: 1,
		theme: theme === 'light' || theme === 'dark' ? theme : 'system',
		methods: Array.isArray(value['methods'])
			? (value['methods'].filter((id) => typeof id === 'string') as MethodId[])
			: d.methods,
		methodOptions: isRecord(value['methodOptions']) ? value['methodOptions'] : d.methodOptions,
		model: text('model', d.model),
		coach: text('coach', d.coach),
		checker: text('checker', d.checker),
		summariser: text('summariser', d.summariser),
		models: Array.isArray(value['models']) ? value['models'].flatMap(parseModel) : d.models,
		budget: parseBudget(value['budget']),
		publicPackages: value['publicPackages'] === true,
		pythonSeconds: number('pythonSeconds', 1, 120, d.pythonSeconds),
		replyTokens: value['replyTokens'] === null ? null : number('replyTokens', 1, 1_000_000, 2000),
		answerSentence: value['answerSentence'] !== false,
		readOut: value['readOut'] !== false,
		blocks: value['blocks'] === 'all' ? 'all' : d.blocks,
		logprobs: value['logprobs'] === true,
		demoPace: number('demoPace', 0, 2000, d.demoPace),
		spendingCap: isAmount(value['spendingCap']) ? value['spendingCap'] : null,
	};
}

function parseBudget(value: unknown): RunBudget {
	const d = DEFAULT_PREFERENCES.budget;
	if (!isRecord(value)) return d;
	const limit = (field: keyof RunBudget): number | null => {
		const held = value[field];
		if (held === null) return null;
		return typeof held === 'number' && Number.isFinite(held) && held > 0 ? held : d[field];
	};
	return { calls: limit('calls'), tokens: limit('tokens'), cost: limit('cost'), seconds: limit('seconds') };
}

function parseModel(value: unknown): ModelConfig[] {
	if (!isRecord(value)) return [];
	const { id, host, baseUrl, model, rates, refused } = value;
	if (![id, host, baseUrl, model].every((field) => typeof field === 'string' && field !== '')) return [];
	const config = { id, host, baseUrl, model } as ModelConfig;
	if (isRecord(rates) && isAmount(rates['input']) && isAmount(rates['output'])) {
		config.rates = { input: rates['input'], output: rates['output'] };
	}
	const fields = Array.isArray(refused) ? optionalFields.filter((field) => refused.includes(field)) : [];
	if (fields.length > 0) config.refused = fields;
	return [config];
}

function isAmount(value: unknown): value is number {
	return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
