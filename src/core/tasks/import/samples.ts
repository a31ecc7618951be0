import { isRecord } from '../../json.ts';
import type { DroppedFile, ImportedSample, RejectedSample } from './importer.ts';

/** A sample as it was read, before it is mapped; `raw` is undefined where the text could not be read. */
export interface RawSample {
	name: string;
	raw: unknown;
}

/** What an importer makes of one record: a candidate for the family's parser, or the reason why not. */
export type Mapped = { instance: unknown; storedAnswer?: string } | string;

/** One JSON file is one sample, named after its folder. */
export function jsonSamples(files: readonly DroppedFile[]): RawSample[] {
	return files.map(({ path, text }) => ({ name: folderOf(path), raw: parseJson(text) }));
}

/** Several text files of one folder are one sample: the text of each by its key, undefined where the file is missing. */
export function textSamples(
	files: readonly DroppedFile[],
	fileNames: Readonly<Record<string, string>>,
): RawSample[] {
	const texts = new Map(files.map(({ path, text }) => [path, text]));
	return [...new Set(files.map(({ path }) => folderOf(path)))].map((name) => ({
		name,
		raw: Object.fromEntries(
			Object.entries(fileNames).map(([key, file]) => [key, texts.get(`${name}/${file}`)]),
		),
	}));
}

/** All of the path before its last slash; a path without one is its own folder. */
export function folderOf(path: string): string {
	const slash = path.lastIndexOf('/');
	return slash < 0 ? path : path.slice(0, slash);
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** Maps every record; what the family's own parser does not take is rejected. */
export function collectSamples(
	samples: readonly RawSample[],
	parse: (value: unknown) => unknown,
	map: (record: Record<string, unknown>) => Mapped,
): { samples: ImportedSample[]; rejected: RejectedSample[] } {
	const result: { samples: ImportedSample[]; rejected: RejectedSample[] } = { samples: [], rejected: [] };
	for (const { name, raw } of samples) {
		const mapped = isRecord(raw) ? map(raw) : 'The file is not a JSON object';
		if (typeof mapped === 'string') {
			result.rejected.push({ name, why: mapped });
			continue;
		}
		const instance = parse(mapped.instance);
		if (instance === null) {
			result.rejected.push({ name, why: 'The fields do not make up a possible instance of this task' });
		} else {
			result.samples.push({ ...mapped, name, instance });
		}
	}
	return result;
}

/** The list itself, or an empty one: the family's parser then rejects what lacks it. */
export function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}
