import type { AddressSpace } from './host.ts';

/**
 * Where a URL points, as far as its text tells: Chrome's local-network check wants it named in the fetch options
 * (`targetAddressSpace`), or a plain-http call from an https page is blocked without a question. Null means public or unknown.
 * Ranges as in the Local Network Access specification; names without a dot are machines of the local network.
 */
export function addressSpaceOf(url: string): AddressSpace | null {
	const host = hostnameOf(url);
	if (host === null || host === '') return null;
	if (host.startsWith('[')) return spaceOfIpv6(host.slice(1, -1));
	if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
	const parts = host.split('.').map(Number);
	if (parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255)) {
		return spaceOfIpv4(parts);
	}
	const isLocal =
		!host.includes('.') || /\.(?:local|lan|home|internal|intranet|localdomain|home\.arpa)$/.test(host);
	return isLocal ? 'local' : null;
}

/** In lower case, IPv6 in brackets, without a closing dot; null when it is no URL. */
function hostnameOf(url: string): string | null {
	return URL.canParse(url) ? new URL(url).hostname.toLowerCase().replace(/\.$/, '') : null;
}

function spaceOfIpv4([first = 0, second = 0, third = 0, fourth = 0]: readonly number[]): AddressSpace | null {
	// A server that listens on all addresses calls itself 0.0.0.0.
	if (first === 127 || (first === 0 && second === 0 && third === 0 && fourth === 0)) return 'loopback';
	const isPrivate =
		first === 10 ||
		(first === 172 && second >= 16 && second <= 31) ||
		(first === 192 && second === 168) ||
		(first === 169 && second === 254) ||
		(first === 100 && second >= 64 && second <= 127);
	return isPrivate ? 'local' : null;
}

/** @param address as `URL` shortens it */
function spaceOfIpv6(address: string): AddressSpace | null {
	if (address === '::1' || address === '::') return 'loopback';
	const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(address);
	if (mapped !== null) {
		const [high, low] = [Number.parseInt(mapped[1] as string, 16), Number.parseInt(mapped[2] as string, 16)];
		return spaceOfIpv4([high >> 8, high & 255, low >> 8, low & 255]);
	}
	return /^f(?:[cd]|e[89ab])/.test(address) ? 'local' : null;
}
