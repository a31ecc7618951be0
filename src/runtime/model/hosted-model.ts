import type { Host, HostCapabilities, Rates } from '../../core/hosts/host.ts';
import type { Spending } from '../../core/hosts/spending.ts';
import type { ModelRef } from '../../core/model.ts';
import type { Clock, KeyReading } from '../../core/ports.ts';
import { isOwnServer, modelIdOf, modelRefOf, serverOf } from '../../core/hosts/model-identity.ts';
import type { OptionalField } from '../../core/hosts/optional-field.ts';
import type { Door, Politeness } from './politeness.ts';

/** What an adapter needs to call one model of one host. */
export interface HostedModelOptions {
	host: Host;
	/** Instead of the host's own; already tidied by `toBaseUrl`. */
	baseUrl?: string;
	model: string;
	/** What the person's configuration is called. Default: as one would be that is added now. */
	id?: string;
	/** Asked once per try; the answer goes into one request header and nowhere else. */
	readKey: () => Promise<KeyReading>;
	clock: Clock;
	/** Uniform in [0, 1): jitter of waits. */
	random: () => number;
	/** Shared by all models of the page, so that a host's limit is kept across lanes. */
	politeness?: Politeness;
	/** What a person or the connection doctor found out, over what the host's file says. */
	capabilities?: Partial<HostCapabilities>;
	/** What this host has refused of this model, kept beyond this object. Default: as long as the object lives. */
	refusals?: Refusals;
	/** What the person says it costs, over what the host's file says. */
	rates?: Rates;
	/** Shared too: asked before each try, told what each reply cost. */
	spending?: Spending;
	fetch?: typeof globalThis.fetch;
	/** For messages about letting this page in; null outside a browser. */
	pageOrigin?: string | null;
	/** Default 5; 0 for a probe that wants to know at once. */
	mostRepeats?: number;
	/** A call is given up after this long without a byte. Default 5 minutes: models think, local ones load. */
	idleMs?: number;
}

/** What a host does not take of one model at one address. */
export interface Refusals {
	has(field: OptionalField): boolean;
	add(field: OptionalField): void;
}

export const defaultIdleMs = 300_000;

/** The address that is called: the given one over the host’s own. */
export function baseUrlOf(options: Pick<HostedModelOptions, 'host' | 'baseUrl'>): string {
	return options.baseUrl ?? options.host.baseUrl;
}

/** Whether the server is the person’s own, see `isOwnServer`; waiting and doors go by it. */
export function isLocal(options: Pick<HostedModelOptions, 'host' | 'baseUrl'>): boolean {
	return isOwnServer(options.host, baseUrlOf(options));
}

/** What the model is called in records; without an `id`, the one that adding it now would give. */
export function refOf({ id, ...options }: HostedModelOptions): ModelRef {
	const { host, model } = options;
	const baseUrl = baseUrlOf(options);
	return modelRefOf({ id: id ?? modelIdOf(host, baseUrl, model), host: host.id, baseUrl, model });
}

/** The queue all calls to this server share, whatever their model; null where no politeness was handed in. */
export function doorOf(options: HostedModelOptions): Door | null {
	const server = serverOf(baseUrlOf(options));
	return options.politeness?.door(server, isLocal(options) ? 'local' : 'hosted') ?? null;
}
