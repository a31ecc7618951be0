/**
 * Check sum of 32 bits (IEEE 802.3, polynomial 0x04c11db7 reflected). Finds every change within 32 bits that follow one another,
 * so every changed letter of a base64 text, and others but for one in 2^32.
 */
export function crc32(bytes: Uint8Array): number {
	let sum = 0xffff_ffff;
	for (const byte of bytes) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb8_8320 : 0);
	}
	return ~sum >>> 0;
}
