import { errorWords } from '../../error-words.ts';
import { err, ok, type Result } from '../../result.ts';

/** Bytes; a larger file is not read, for a page cannot hold it. */
export const LARGEST_FILE = 200 * 1024 * 1024;

/** What a file can be opened from; a browser's `File` is one. */
export interface OfferedFile {
	/** Bytes. */
	size: number;
	text(): Promise<string>;
}

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
