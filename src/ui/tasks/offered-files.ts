import type { OfferedFile } from '../../state/import.svelte.ts';

/**
 * Files a person chose with a file or folder button. One at a time: reading the paths of 20,000 files at once would hold the page
 * for longer than a frame.
 */
export function* chosenFiles(files: Iterable<File>): Generator<OfferedFile, void> {
	for (const file of files) {
		const relative = file.webkitRelativePath;
		const path = relative === '' ? file.name : relative;
		if (!path.split('/').some(isHidden)) yield { path, open: () => Promise.resolve(file) };
	}
}

/** Everything in a drop, folders entered. To be called while the drop event is handled: the list is empty afterwards. */
export function droppedFiles(transfer: DataTransfer): AsyncIterable<OfferedFile> {
	const items = Array.from(transfer.items).filter(({ kind }) => kind === 'file');
	const entries: FileSystemEntry[] = [];
	// What was dragged out of another page may be a file without an entry.
	const loose: File[] = [];
	for (const item of items) {
		const entry = item.webkitGetAsEntry();
		const file = entry === null ? item.getAsFile() : null;
		if (entry !== null) entries.push(entry);
		if (file !== null) loose.push(file);
	}
	return offer(entries, loose);
}

async function* offer(
	entries: readonly FileSystemEntry[],
	loose: readonly File[],
): AsyncGenerator<OfferedFile, void> {
	yield* chosenFiles(loose);
	yield* walk(entries);
}

async function* walk(entries: readonly FileSystemEntry[]): AsyncGenerator<OfferedFile, void> {
	for (const entry of entries) {
		if (isHidden(entry.name)) continue;
		if (isFile(entry)) {
			yield {
				path: entry.fullPath.replace(/^\//, ''),
				open: () =>
					new Promise<File>((resolve, reject) => {
						entry.file(resolve, reject);
					}),
			};
		} else if (isDirectory(entry)) {
			const reader = entry.createReader();
			// A reader gives a part of the folder at a time, an empty one at the end.
			for (let part = await next(reader); part.length > 0; part = await next(reader)) yield* walk(part);
		}
	}
}

function next(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
	return new Promise((resolve, reject) => {
		reader.readEntries(resolve, reject);
	});
}

/** `.git` and the like hold thousands of files that are no data. */
function isHidden(name: string): boolean {
	return name.startsWith('.');
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
	return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
	return entry.isDirectory;
}
