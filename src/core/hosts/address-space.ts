import type { AddressSpace } from './host.ts';

/**
 * Where a URL points, as far as its text tells: Chrome's local-network check wants it named in the fetch options
 * (`targetAddressSpace`), or a plain-http call from an https page is blocked without a question. Null means public or unknown.
 */
export function addressSpaceOf(url: string): AddressSpace | null {
	const host = hostnameOf(url);
	if (host === null) return null;
	if (host === 'localhost' || host.endsWith('.localhost') || host === '[::1]') return 'loopback';
	const parts = host.split('.').map(Number);
	if (parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255)) {
		const [first, second] = parts as [number, number, number, number];
		if (first === 127) return 'loopback';
		const isPrivate =
			first === 10 ||
			(first === 172 && second >= 16 && second <= 31) ||
			(first === 192 && second === 168) ||
			(first === 169 && second === 254);
		return isPrivate ? 'local' : null;
	}
	if (host.startsWith('[')) return /^\[f(?:[cd]|e[89ab])/.test(host) ? 'local' : null;
	return host.endsWith('.local') ? 'local' : null;
}

/** Tidies a typed base URL: a scheme is added, trailing slashes and a pasted endpoint path are dropped. Null when it is no URL. */
export function toBaseUrl(typed: string): string | null {
	const text = typed.trim();
	if (text === '') return null;
	const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
	const guess = addressSpaceOf(`http://${text}`) === null ? 'https://' : 'http://';
	const whole = hasScheme ? text : guess + text;
	if (!URL.canParse(whole)) return null;
	const url = new URL(whole);
	// Credentials in a URL would travel into messages and logs.
	if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
	const path = url.pathname.replace(/\/(?:chat\/completions|messages|models)\/?$/, '').replace(/\/+$/, '');
	return url.origin + path;
}

function hostnameOf(url: string): string | null {
	return URL.canParse(url) ? new URL(url).hostname.toLowerCase() : null;
}
