import { isRecord } from '../../core/json.ts';
import { createIds } from '../ids.ts';

/** How stored keys are protected. The ring holds the data key: as a non-extractable handle, or wrapped by a passphrase. */
export type KeyRing = DeviceRing | PassphraseRing;

interface DeviceRing {
	version: 1;
	/** The only ring has this id; `generation` tells an old one from a new one. */
	id: 'ring';
	generation: string;
	kind: 'device';
	/** Usable on this device only; its bytes cannot be read by any script, ours included. */
	dataKey: CryptoKey;
}

interface PassphraseRing {
	version: 1;
	id: 'ring';
	generation: string;
	kind: 'passphrase';
	salt: Uint8Array<ArrayBuffer>;
	rounds: number;
	iv: Uint8Array<ArrayBuffer>;
	wrapped: ArrayBuffer;
}

/** AES-GCM text bound to its host: a record moved under another host does not decrypt. */
export interface SealedKey {
	version: 1;
	host: string;
	generation: string;
	iv: Uint8Array<ArrayBuffer>;
	ciphertext: ArrayBuffer;
}

/** OWASP's figure for PBKDF2 with SHA-256. */
export const PASSPHRASE_ROUNDS = 600_000;

/** A new data key whose bytes cannot be read out; keys that an older ring sealed do not open under it. */
export async function createDeviceRing(): Promise<KeyRing & { kind: 'device' }> {
	return { ...head(), kind: 'device', dataKey: await generateDataKey(false) };
}

/** A ring under a passphrase, with its opened data key. */
export async function createPassphraseRing(
	passphrase: string,
	rounds: number,
): Promise<{ ring: KeyRing; dataKey: CryptoKey }> {
	const salt = randomBytes(16);
	const iv = randomBytes(12);
	const extractable = await generateDataKey(true);
	const wrapping = await deriveWrappingKey(passphrase, salt, rounds);
	const wrapped = await crypto.subtle.wrapKey('raw', extractable, wrapping, { name: 'AES-GCM', iv });
	const ring: PassphraseRing = { ...head(), kind: 'passphrase', salt, rounds, iv, wrapped };
	const dataKey = await openRing(ring, passphrase);
	if (!dataKey) throw new Error('A ring just made must open');
	return { ring, dataKey };
}

/** Null when the passphrase is wrong. */
export async function openRing(ring: KeyRing, passphrase: string): Promise<CryptoKey | null> {
	if (ring.kind === 'device') return ring.dataKey;
	const wrapping = await deriveWrappingKey(passphrase, ring.salt, ring.rounds);
	try {
		return await crypto.subtle.unwrapKey(
			'raw',
			ring.wrapped,
			wrapping,
			{ name: 'AES-GCM', iv: ring.iv },
			'AES-GCM',
			false,
			['encrypt', 'decrypt'],
		);
	} catch {
		return null;
	}
}

/** AES-GCM under a fresh random iv; `generation` is that of the ring the data key is from. */
export async function seal(
	dataKey: CryptoKey,
	generation: string,
	host: string,
	secret: string,
): Promise<SealedKey> {
	const iv = randomBytes(12);
	const ciphertext = await crypto.subtle.encrypt(
		{ name: 'AES-GCM', iv, additionalData: bytes(host) },
		dataKey,
		bytes(secret),
	);
	return { version: 1, host, generation, iv, ciphertext };
}

/** Null when the record is damaged or belongs to another data key. */
export async function unseal(dataKey: CryptoKey, sealed: SealedKey): Promise<string | null> {
	try {
		const plain = await crypto.subtle.decrypt(
			{ name: 'AES-GCM', iv: sealed.iv, additionalData: bytes(sealed.host) },
			dataKey,
			sealed.ciphertext,
		);
		return new TextDecoder().decode(plain);
	} catch {
		return null;
	}
}

/** Null for what is no ring, also for one of this device on a page that knows no `CryptoKey` (one without https). */
export function parseRing(value: unknown): KeyRing | null {
	if (!isRecord(value) || value['version'] !== 1 || typeof value['generation'] !== 'string') return null;
	// A page without https knows no such keys at all.
	const isDevice =
		value['kind'] === 'device' && typeof CryptoKey !== 'undefined' && value['dataKey'] instanceof CryptoKey;
	const isPassphrase =
		value['kind'] === 'passphrase' &&
		typeof value['rounds'] === 'number' &&
		value['salt'] instanceof Uint8Array &&
		value['iv'] instanceof Uint8Array &&
		value['wrapped'] instanceof ArrayBuffer;
	return isDevice || isPassphrase ? (value as unknown as KeyRing) : null;
}

/** Null for what is no sealed key; says nothing of whether it opens. */
export function parseSealed(value: unknown): SealedKey | null {
	return isRecord(value) &&
		value['version'] === 1 &&
		typeof value['host'] === 'string' &&
		typeof value['generation'] === 'string' &&
		value['iv'] instanceof Uint8Array &&
		value['ciphertext'] instanceof ArrayBuffer
		? (value as unknown as SealedKey)
		: null;
}

function head(): { version: 1; id: 'ring'; generation: string } {
	return { version: 1, id: 'ring', generation: createIds().next() };
}

function generateDataKey(extractable: boolean): Promise<CryptoKey> {
	return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, extractable, ['encrypt', 'decrypt']);
}

async function deriveWrappingKey(
	passphrase: string,
	salt: Uint8Array<ArrayBuffer>,
	rounds: number,
): Promise<CryptoKey> {
	const material = await crypto.subtle.importKey(
		'raw',
		bytes(passphrase.normalize('NFKC')),
		'PBKDF2',
		false,
		['deriveKey'],
	);
	return crypto.subtle.deriveKey(
		{ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
		material,
		{ name: 'AES-GCM', length: 256 },
		false,
		['wrapKey', 'unwrapKey'],
	);
}

function randomBytes(count: number): Uint8Array<ArrayBuffer> {
	return crypto.getRandomValues(new Uint8Array(count));
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(text);
}
