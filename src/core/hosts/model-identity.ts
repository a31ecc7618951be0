import type { ModelRef } from '../model.ts';
import type { ModelConfig } from '../preferences.ts';
import { addressSpaceOf } from './address-space.ts';
import type { Host } from './host.ts';
import { hostAt } from './host-at.ts';
import { keyNameOf } from './key-name.ts';
import { plainName } from './plain-name.ts';
import { findHost } from './registry.ts';
import { shownText } from '../shown-text.ts';

/**
 * The one rule of what a configured model is called, in the pickers, in a run's spec and in its events. Two configurations are one
 * model when they name the same model at the same address, whichever host each was added as. A label is read by a room; the id keeps
 * the whole name.
 */
export function modelRefOf({ id, host, baseUrl, model }: Omit<ModelConfig, 'rates' | 'refused'>): ModelRef {
	const known = findHost(host);
	const kind = isOwnServer(known, baseUrl) ? 'local' : 'hosted';
	const at = known === undefined ? host : hostAt(known, baseUrl).label;
	return { id, label: `${shownText(plainName(model))} · ${shownText(at)}`, kind };
}

/** The id of a model that is added: `openai:gpt-4o`, `ollama at http://nas:11434:llama3.2`; a path tells servers behind one gateway apart. */
export function modelIdOf(host: Pick<Host, 'id' | 'baseUrl'>, baseUrl: string, model: string): string {
	const { pathname } = new URL(baseUrl);
	const isUsual = /^(?:\/v1)?\/?$/.test(pathname) || baseUrl === host.baseUrl;
	return `${keyNameOf(host, baseUrl)}${isUsual ? '' : pathname}:${model}`;
}

/** The same name at the same server and path; this computer’s names are one server, and ids and hosts do not matter. */
export function isSameModel(
	one: Pick<ModelConfig, 'baseUrl' | 'model'>,
	other: Pick<ModelConfig, 'baseUrl' | 'model'>,
): boolean {
	return one.model === other.model && addressOf(one.baseUrl) === addressOf(other.baseUrl);
}

/** Origin of the server behind an address; this computer's names are one. */
export function serverOf(baseUrl: string): string {
	const { protocol, host, port } = new URL(baseUrl);
	return `${protocol}//${addressSpaceOf(baseUrl) === 'loopback' ? `localhost:${port}` : host}`;
}

/** A server of the person's own: a local kind anywhere, or anything on this computer or its network. */
export function isOwnServer(host: Pick<Host, 'kind'> | undefined, baseUrl: string): boolean {
	return host?.kind === 'local' || addressSpaceOf(baseUrl) !== null;
}

/** A stored address may be broken; then it is only itself. */
function addressOf(baseUrl: string): string {
	if (!URL.canParse(baseUrl)) return baseUrl;
	return serverOf(baseUrl) + new URL(baseUrl).pathname.replace(/\/+$/, '');
}
