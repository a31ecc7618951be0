import type { ModelCapabilities, Rates } from '../model.ts';

/** Which wire format a host speaks. */
export type Dialect = 'openai' | 'anthropic';

/**
 * A model host as plain data: what the page needs to call it, explain it and help somebody open it. Nothing here is trusted
 * blindly: hosts change without notice, so adapters cope with refused fields and the connection doctor tests the rest.
 */
export interface Host {
	/** Stable; the first half of a model's id (`openai:gpt-4o`) and the name its key is stored under. */
	id: string;
	label: string;
	/** Without a trailing slash; `/chat/completions`, `/messages` and `/models` are appended. Empty for the custom host. */
	baseUrl: string;
	dialect: Dialect;
	kind: 'hosted' | 'local';
	key: {
		need: 'required' | 'optional' | 'none';
		/** What a key looks like, for the empty input field. */
		hint: string;
		/** Where a person makes one. */
		url?: string;
	};
	/** The host's own documentation. */
	docs: string;
	/** What a web page may expect of this host, one or two sentences. */
	browserNote: string;
	/** A login that needs no pasted key. */
	signIn?: 'openrouter';
	/** A few ids to start from; the host's own list is asked for at run time. */
	models: readonly KnownModel[];
	capabilities: HostCapabilities;
	/** Exceptions by the start of a model id; later entries win. */
	exceptions?: readonly CapabilityException[];
	/** Local servers: where else one of them may listen. */
	otherUrls?: readonly string[];
	/** Local servers: the path at the server's root that tells how many calls it takes at once (`total_slots`). */
	slotsPath?: string;
	/** Local servers: the address space Chrome's local-network check wants named when the default URL is used. */
	targetAddressSpace?: AddressSpace;
	/** Local servers: how to let this page in. `{origin}` stands for the page's origin. */
	opening?: readonly OpeningStep[];
}

/** A model that the host’s file names; its id is the host’s own spelling. */
export interface KnownModel {
	id: string;
	price?: Price;
}

export type { Rates } from '../model.ts';

/** Rates and where they were read. A model without a price has an unknown price, never a free one. */
export interface Price extends Rates {
	/** Day or month in which it was read at the host, ISO. */
	asOf: string;
	/** Where that reading is published. */
	source: string;
}

/** What the host’s wire format takes and gives. Fields a host refuses all the same are left out from then on. */
export interface HostCapabilities extends ModelCapabilities {
	/** Name of the seed parameter, or none. */
	seedField: 'seed' | 'random_seed' | 'none';
	maxTokensField: 'max_tokens' | 'max_completion_tokens';
	/** `ask`: usage comes only with `stream_options.include_usage`; `always`: it comes unasked. */
	streamUsage: 'ask' | 'always';
	/** How an open message is marked: by standing last, by a field of its own, or by fields of the request. */
	prefillBy: 'last' | 'prefix' | 'continue_final_message';
	/** Where streamed reasoning is documented to arrive. Every known place is read all the same. */
	reasoningField: 'reasoning_content' | 'reasoning' | 'content-parts' | 'none';
}

/** Models of a host that differ from the rest of it. */
export interface CapabilityException {
	/** Start of the model id, lower case, without a leading `vendor/`. */
	startsWith: string;
	capabilities: Partial<HostCapabilities>;
}

/** As in Local Network Access: this machine, or the network it is in. */
export type AddressSpace = 'loopback' | 'local';

/** One way to let this page in: a local server answers web pages only after it was told to. */
export interface OpeningStep {
	/** System or place: `macOS`, `Linux (systemd)`, `In the app`. */
	where: string;
	/** One command, to be pasted as it is; with `isClick` an instruction instead. */
	text: string;
	isClick?: true;
	/** What to do besides. */
	note?: string;
}

/** The usual OpenAI-style server; hosts state what differs. */
export const openAiCapabilities: HostCapabilities = {
	tools: true,
	logprobs: false,
	systemRole: true,
	prefill: false,
	prefillBy: 'last',
	temperature: true,
	seedField: 'seed',
	maxTokensField: 'max_tokens',
	streamUsage: 'ask',
	reasoningField: 'reasoning_content',
};

/** What one model of a host can do. */
export function capabilitiesOf(host: Host, model: string): HostCapabilities {
	const name = model.toLowerCase().replace(/^.*\//, '');
	const found = (host.exceptions ?? []).filter((exception) => name.startsWith(exception.startsWith));
	return Object.assign({}, host.capabilities, ...found.map((one) => one.capabilities)) as HostCapabilities;
}

/** What runs on a person's own machine costs nothing per token. */
export const FREE: Rates = { input: 0, output: 0 };

/** The published price of a model, or null when we do not know it. */
export function priceOf(host: Host, model: string): Price | null {
	return host.models.find((known) => known.id === model)?.price ?? null;
}

/** What a model costs: as the person says, else as the host's file does, nothing on their own machine; null when nobody knows. */
export function ratesOf({
	host,
	model,
	rates,
}: {
	host: Host;
	model: string;
	rates?: Rates | undefined;
}): Rates | null {
	return rates ?? priceOf(host, model) ?? (host.kind === 'local' ? FREE : null);
}

/** The commands that let a page of this origin in. */
export function openingSteps(host: Host, origin: string): readonly OpeningStep[] {
	return (host.opening ?? []).map((step) => ({ ...step, text: step.text.replaceAll('{origin}', origin) }));
}
