import { isTooDeep } from '../bench/export/portable-json.ts';
import { isRecord } from '../json.ts';
import { pack, type PackFault, unpack } from '../pack.ts';
import { err, ok, type Result } from '../result.ts';
import { type Capsule, type CapsuleFault, cleanRuns, formatCleaned, readCapsule } from './capsule.ts';
import { compact, expand } from './compact.ts';
import { slim, unslim } from './slim.ts';

/** Longest link in characters: longer ones are cut by chats and mails on their way. */
export const LONGEST_LINK = 8_000;

/** The same in the code of a frame, in characters: above 60 000 of code editors and note-taking programs begin to cut lines. */
export const LONGEST_EMBEDDED = 58_000;

/** What a link may unfold to, in bytes and then in characters: more than any that is given out, and little for a page. */
const MOST_UNFOLDED = 4_000_000;

/** Why a link is not opened; `words/capsule.ts` says it. */
export type OpeningFault = CapsuleFault | PackFault;

/** The capsule fit for an address. Whoever gives out a link looks at its length. */
export function packCapsule(capsule: Capsule): Promise<string> {
	return pack(folded({ ...capsule, runs: cleanRuns(capsule.runs) }));
}

/**
 * The same, looked at as whoever gets it will: what its own door would refuse is not given out.
 *
 * @param capsule whose runs come from `cleanRuns`
 */
export async function packToOpen(capsule: Capsule): Promise<Result<string, OpeningFault>> {
	const text = folded(capsule);
	if (text.length > MOST_UNFOLDED) return err({ kind: 'too-large' });
	const packed = await pack(text);
	const opened = await openPacked(packed);
	return opened.ok ? ok(packed) : opened;
}

function folded(cleaned: Capsule): string {
	const { runs, ...head } = JSON.parse(formatCleaned(cleaned)) as Pick<Capsule, 'runs'>;
	return JSON.stringify(compact({ ...head, runs: runs.map(slim) }));
}

/** The way back, through the door of capsules. Executes nothing. */
export async function openPacked(packed: string): Promise<Result<Capsule, OpeningFault>> {
	const text = await unpack(packed, MOST_UNFOLDED);
	if (!text.ok) return text;
	if (isTooDeep(text.value)) return err({ kind: 'damaged' });
	let folded: unknown;
	try {
		folded = JSON.parse(text.value);
	} catch {
		return err({ kind: 'damaged' });
	}
	const value = expand(folded, MOST_UNFOLDED);
	if (!value.ok) return value;
	return readCapsule(isRecord(value.value) ? unslimmed(value.value) : value.value);
}

function unslimmed(value: Record<string, unknown>): unknown {
	const { runs } = value;
	return Array.isArray(runs) ? { ...value, runs: runs.map(unslim) } : value;
}
