import type { ModelRef } from '../model.ts';
import type { ModelSnapshot } from '../record/spec.ts';
import { err, ok, type Result } from '../result.ts';
import type { CastModels } from '../setup/specs.ts';
import type { Design } from './experiment.ts';
import { isTooDeep } from './export/portable-json.ts';
import { designWithoutKeys } from './export/without-keys.ts';

/** Longest link in characters: longer ones are cut by chats and mails on their way. */
const LONGEST_LINK = 8_000;

/** Bytes a link may unfold to; a short text can hold very much when it is packed. */
const LONGEST_DESIGN = 2_000_000;

/** Why there is no link, or none that is opened; `words/bench-export.ts` says it. */
export type LinkFault =
	| { kind: 'too-long'; length: number }
	/** Imported questions are a person's own copy; they travel as a file. */
	| { kind: 'imported' }
	| { kind: 'damaged' }
	/** It is deflated, and this browser cannot inflate. */
	| { kind: 'no-deflate' }
	| { kind: 'too-large' }
	| { kind: 'design'; why: string };

/**
 * The query of a design's link, `d=…`: JSON, deflated where the browser can and that is shorter, in URL-safe base64 (RFC 4648, 5)
 * behind `z` (deflated) or `j`. Holds no result and no key.
 */
export async function formatDesignQuery(design: Design): Promise<Result<string, LinkFault>> {
	if (design.imported.length > 0) return err({ kind: 'imported' });
	const plain = new TextEncoder().encode(JSON.stringify(designWithoutKeys(design)));
	const deflated = typeof CompressionStream === 'undefined' ? null : await deflate(plain);
	const packed =
		deflated === null || deflated.length >= plain.length ? `j${toBase64(plain)}` : `z${toBase64(deflated)}`;
	const query = `d=${packed}`;
	return query.length <= LONGEST_LINK ? ok(query) : err({ kind: 'too-long', length: query.length });
}

/** The way back, through the door of designs. Nothing is started by it. */
export async function parseDesignQuery(
	text: string,
	parseDesign: (value: unknown) => Result<Design>,
): Promise<Result<Design, LinkFault>> {
	const packed = new URLSearchParams(text).get('d') ?? '';
	const bytes = fromBase64(packed.slice(1));
	const isDeflated = packed.startsWith('z');
	if (bytes === null || !(isDeflated || packed.startsWith('j'))) return err({ kind: 'damaged' });
	if (isDeflated && typeof DecompressionStream === 'undefined') return err({ kind: 'no-deflate' });
	const plain = isDeflated ? await inflate(bytes) : ok(bytes);
	if (!plain.ok) return plain;
	let value: unknown;
	try {
		const json = new TextDecoder('utf-8', { fatal: true }).decode(plain.value);
		if (isTooDeep(json)) return err({ kind: 'damaged' });
		value = JSON.parse(json);
	} catch {
		return err({ kind: 'damaged' });
	}
	const design = parseDesign(value);
	if (!design.ok) return err({ kind: 'design', why: design.error });
	return design.value.imported.length > 0 ? err({ kind: 'imported' }) : design;
}

/** A model a link names and nobody has set up here. */
export interface UnknownModel {
	ref: ModelRef;
	/** Where its sender calls it, to be set up by hand; null where the link does not say. */
	snapshot: ModelSnapshot | null;
}

/**
 * The design with the models of this browser: a link only names models, so an address in it is never called. What is not known
 * here is listed and left without an address.
 *
 * @param here models that are set up here by id, with how they are set up (null for scripted and rules)
 */
export function withModelsHere(
	design: Design,
	here: ReadonlyMap<string, { ref: ModelRef; snapshot: ModelSnapshot | null }>,
): { design: Design; unknown: readonly UnknownModel[] } {
	const unknown = new Map<string, UnknownModel>();
	const casts = design.casts.map(({ models, snapshots = {} }): CastModels => {
		const own: Record<string, ModelSnapshot> = {};
		const known = (ref: ModelRef): ModelRef => {
			const found = here.get(ref.id);
			if (found === undefined) {
				const snapshot = Object.hasOwn(snapshots, ref.id) ? (snapshots[ref.id] ?? null) : null;
				unknown.set(ref.id, { ref, snapshot });
				return ref;
			}
			if (found.snapshot !== null) own[ref.id] = found.snapshot;
			return found.ref;
		};
		const { task, coach, checker, summariser } = models;
		return {
			models: {
				task: known(task),
				coach: known(coach),
				checker: known(checker),
				summariser: known(summariser),
			},
			snapshots: own,
		};
	});
	return { design: { ...design, casts }, unknown: [...unknown.values()] };
}

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
	const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream('deflate-raw'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function inflate(bytes: Uint8Array): Promise<Result<Uint8Array, LinkFault>> {
	const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
	const reader = stream.getReader();
	const pieces: Uint8Array[] = [];
	let length = 0;
	try {
		for (;;) {
			const { value, done } = await reader.read();
			if (done) break;
			length += value.length;
			if (length > LONGEST_DESIGN) {
				await reader.cancel();
				return err({ kind: 'too-large' });
			}
			pieces.push(value);
		}
	} catch {
		return err({ kind: 'damaged' });
	}
	const whole = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return ok(whole);
}

function toBase64(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64(text: string): Uint8Array | null {
	if (text === '' || !/^[\w-]+$/.test(text)) return null;
	try {
		const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
		return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
	} catch {
		return null;
	}
}
