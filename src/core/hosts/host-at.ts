import { addressSpaceOf } from './address-space.ts';
import type { Host } from './host.ts';

const HERE = ' (this computer)';

/** A host as it is called where it stands: a server on another machine is not on this computer. */
export function hostAt<H extends Pick<Host, 'label'>>(host: H, baseUrl: string): H {
	const isElsewhere = host.label.endsWith(HERE) && addressSpaceOf(baseUrl) !== 'loopback';
	return isElsewhere ? { ...host, label: host.label.slice(0, -HERE.length) } : host;
}
