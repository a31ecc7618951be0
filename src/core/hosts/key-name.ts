import type { Host } from './host.ts';
import { findHost } from './registry.ts';

const AT = ' at ';

/**
 * The name a key is kept under: the host's id at its own address, id and origin at any other. So a key typed for one
 * address is never sent to another, also not when two models of the custom host are set up.
 */
export function keyNameOf(host: Pick<Host, 'id' | 'baseUrl'>, baseUrl: string): string {
	// A stored address may be broken; it still must not share another's key.
	const origin = URL.canParse(baseUrl) ? new URL(baseUrl).origin : baseUrl;
	return host.baseUrl !== '' && new URL(host.baseUrl).origin === origin ? host.id : host.id + AT + origin;
}

/** For people: `OpenAI`, `Custom (OpenAI-compatible) at http://localhost:8000`. */
export function keyLabelOf(name: string): string {
	const [id = name, origin] = name.split(AT);
	const label = findHost(id)?.label ?? id;
	return origin === undefined ? label : label + AT + origin;
}
