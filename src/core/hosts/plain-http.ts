import type { ModelFailure } from '../model.ts';
import { addressSpaceOf } from './address-space.ts';
import type { Host } from './host.ts';

/** Of a server on this computer or network that is asked by https, its address by http: most have no https. Null of any other. */
export function plainOf(baseUrl: string): string | null {
	const isOwn = baseUrl.startsWith('https:') && addressSpaceOf(baseUrl) !== null;
	return isOwn ? baseUrl.replace(/^https:/, 'http:') : null;
}

/** Whether the page may ask there by http to find out; a secure one only this computer. */
export function mayAskPlainly(pageOrigin: string | null, plain: string): boolean {
	return pageOrigin?.startsWith('https:') !== true || addressSpaceOf(plain) === 'loopback';
}

/** What to say where nothing came by https and something answers by http. */
export function speaksHttp(plain: string): Pick<ModelFailure, 'message' | 'remedy'> {
	return {
		message: `Nothing answers by https, but something answers at ${plain}: most servers of one’s own speak http alone.`,
		remedy: `Write ${plain} as the address. If the server does have https, this browser does not trust its certificate.`,
	};
}

/** The same of a call. */
export function plainFailure(host: Host, plain: string): ModelFailure {
	const { message, remedy } = speaksHttp(plain);
	return { kind: 'unreachable', message: `${host.label}: ${message}`, remedy };
}
