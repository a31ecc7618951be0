import { formatOf, type OfferedFile, readText, type UnreadFault } from '../bench/export/offered-file.ts';
import { CAPSULE_FORMAT, otherFormat } from '../file-formats.ts';
import { err, type Result } from '../result.ts';
import { type Capsule, type CapsuleFault, MOST, parseCapsule } from './capsule.ts';

/** Bytes: UTF-8 takes up to three for a character of JSON. */
const LARGEST_FILE = MOST.characters * 3;

/** Why a file is not opened. `most`: bytes that one may have. */
export type CapsuleFileFault =
	| Extract<UnreadFault, { kind: 'unreadable' }>
	| { kind: 'empty-file' }
	| { kind: 'file-too-large'; bytes: number; most: number }
	| CapsuleFault;

/** The capsule of a file. Its size is looked at before more than its beginning is read. Executes nothing. */
export async function openCapsuleFile(file: OfferedFile): Promise<Result<Capsule, CapsuleFileFault>> {
	if (file.size > LARGEST_FILE) {
		const other = otherFormat(await formatOf(file), CAPSULE_FORMAT);
		const tooLarge = { kind: 'file-too-large', bytes: file.size, most: LARGEST_FILE } as const;
		return err(other.format === undefined ? tooLarge : other);
	}
	const text = await readText(file);
	if (text.ok) return parseCapsule(text.value);
	const { error } = text;
	if (error.kind === 'too-large')
		return err({ kind: 'file-too-large', bytes: error.bytes, most: LARGEST_FILE });
	return err(error.kind === 'empty' ? { kind: 'empty-file' } : error);
}
