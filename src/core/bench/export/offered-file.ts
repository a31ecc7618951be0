import { errorWords } from '../../error-words.ts';
import { formatIn, type OtherFormat } from '../../file-formats.ts';
import { err, ok, type Result } from '../../result.ts';

/** Bytes; a larger file is not read, for a page cannot hold it. */
export const LARGEST_FILE = 200 * 1024 * 1024;

/** What a file can be opened from; a browser's `File` is one. */
export interface OfferedFile {
	/** As people know it. */
	name?: string;
	/** Bytes. */
	size: number;
	text(): Promise<string>;
	/** A part of it, in bytes. */
	slice?(from: number, to: number): { text(): Promise<string> };
}

/** Why a file has no text for this page. */
export type UnreadFault =
	| { kind: 'too-large'; bytes: number }
	| { kind: 'unreadable'; why: string }
	| { kind: 'empty' };

/** Why a file is not opened; `words/bench-export.ts` says it. */
export type FileFault =
	| UnreadFault
	| { kind: 'cut-off' }
	| { kind: 'not-json' }
	| OtherFormat
	| { kind: 'newer'; version: number }
	| { kind: 'experiment'; why: string }
	/** `run`: 1-based, as they stand in the file. */
	| { kind: 'run'; run: number; why: string };

/** Its text. The size is looked at before a byte is read. */
export async function readText(file: OfferedFile): Promise<Result<string, UnreadFault>> {
	if (file.size > LARGEST_FILE) return err({ kind: 'too-large', bytes: file.size });
	try {
		const text = await file.text();
		return text.trim() === '' ? err({ kind: 'empty' }) : ok(text);
	} catch (error) {
		return err({ kind: 'unreadable', why: errorWords(error) });
	}
}

/** What a file of this page's says that it is, by its first letters alone; null where it says nothing, or cannot be read. */
export async function formatOf(file: OfferedFile): Promise<string | null> {
	try {
		return formatIn((await file.slice?.(0, 200).text()) ?? '');
	} catch {
		return null;
	}
}
