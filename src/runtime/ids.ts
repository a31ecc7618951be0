import type { Ids } from '../core/ids.ts';

/** Random ids in the form of a UUID of version 4 (RFC 9562). Made by hand: `crypto.randomUUID` is absent on a page over plain http. */
export function createIds(random: Pick<Crypto, 'getRandomValues'> = crypto): Ids {
	return {
		next() {
			const bytes = random.getRandomValues(new Uint8Array(16));
			bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
			bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
			const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
			return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
		},
	};
}
