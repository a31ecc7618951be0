import { addressSpaceOf } from './address-space.ts';

/** Where local servers have their OpenAI-style endpoints when only the port was typed: Ollama, LM Studio, llama.cpp, vLLM. */
const knownPorts = new Set(['11434', '1234', '8080', '9931', '8000']);

/** Endpoints people paste with the base URL. */
const endpoint =
	/\/(?:chat\/completions|completions|responses|embeddings|messages|models|api\/(?:tags|chat|generate|version)|props|health|docs|openapi\.json)$/;

/**
 * Makes a base URL of what a person typed or a server printed: takes the address out of a line of a log, adds a scheme, names this
 * computer where a server names all its addresses (`0.0.0.0`, `[::]`, `*`), drops trailing slashes and pasted endpoints, adds the
 * `/v1` of known local servers. Null when it is no address. Its own result stays as it is.
 */
export function toBaseUrl(typed: string): string | null {
	const text = addressIn(typed);
	if (text === null || /^\/(?!\/)/.test(text)) return null;
	const [, scheme, rest] = /^(?:([a-z][a-z0-9+.-]*):)?\/\/(.*)$/i.exec(text) ?? [null, undefined, text];
	const place = nameThisComputer(rest);
	const guess = addressSpaceOf(`http://${place}`) === null ? 'https' : 'http';
	// Some servers call their own socket by its transport.
	const whole = `${scheme === undefined || scheme.toLowerCase() === 'tcp' ? guess : scheme}://${place}`;
	if (!URL.canParse(whole)) return null;
	const url = new URL(whole);
	// Credentials in a URL would travel into messages and logs.
	if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
	if (!/^(?:\[[\da-f:]+\]|[a-z\d_-][a-z\d._-]*)$/.test(url.hostname)) return null;
	const path = withoutEndpoint(url.pathname);
	const isKnown = path === '' && knownPorts.has(url.port) && addressSpaceOf(whole) !== null;
	return callableOrigin(url) + (isKnown ? '/v1' : path);
}

/** The address in a line: itself, or the first that looks like one among words. */
function addressIn(line: string): string | null {
	const apart = /hostname:\s{0,5}([^\s,]{1,100}),?\s{0,5}port:\s{0,5}(\d{1,5})/i.exec(line);
	if (apart !== null) return `${apart[1] ?? ''}:${apart[2] ?? ''}`;
	const words = line
		.trim()
		.split(/\s+/)
		.map((word) => word.replace(/^[<("'`“]+|[>)"'`”.,;…]+$/g, ''))
		.filter((word) => word !== '');
	if (words.length <= 1) return words[0] ?? null;
	return (
		words.find((word) => /^(?:https?|tcp):\/\//i.test(word)) ??
		words.find((word) => /^(?:\*|\[[\da-f:.]+\]|[a-z\d.-]*)?:\d{2,5}(?:\/\S*)?$/i.test(word)) ??
		null
	);
}

/** Puts a name where a server names none, or all of this computer. */
function nameThisComputer(place: string): string {
	const [authorityTyped = '', rest = ''] = /^([^/?#]*)(.*)$/.exec(place)?.slice(1) ?? [];
	const authority = authorityTyped.replace(/\.(?=:\d|$)/, '');
	if (/^\d{2,5}$/.test(authority)) return `localhost:${authority}${rest}`;
	// Listings of open ports write `*:8080`, `:::8080` and `::1`.
	const named = authority.replace(/^(?:\*|::)?(?=:\d)|^\*$/, 'localhost').replace(/^::1$/, '[::1]');
	return named + rest;
}

/** Addresses that stand for all of this computer can be listened on but not always be called. */
function callableOrigin(url: URL): string {
	const port = url.port === '' ? '' : `:${url.port}`;
	if (url.hostname === '0.0.0.0') return `${url.protocol}//127.0.0.1${port}`;
	if (url.hostname === '[::]') return `${url.protocol}//localhost${port}`;
	// The dot that closes a full name is no part of it for a host.
	return `${url.protocol}//${url.hostname.replace(/\.$/, '')}${port}`;
}

function withoutEndpoint(pathname: string): string {
	const path = pathname.replace(/\/{2,}/g, '/').replace(/[/).,;']+$/, '');
	const base = path.replace(endpoint, '');
	return base === path ? path : withoutEndpoint(base);
}
