import { isRecord } from '../../json.ts';
import type { Importer, ImportTarget } from './importer.ts';
import { collectSamples, parseJson, type Mapped } from './samples.ts';

/** Importer for one file of the `bbh` folder: a JSON object whose `examples` are `{ input, target }`. */
export function bbhImporter(
	family: ImportTarget,
	fileName: string,
	map: (input: string, target: string) => Mapped,
): Importer {
	const recognises = (path: string): boolean => path === fileName || path.endsWith(`/${fileName}`);
	return {
		family: family.id,
		recognises,
		read: (files) => {
			const rows = files.flatMap(({ path, text }) => {
				const raw = parseJson(text);
				const examples: unknown = isRecord(raw) ? raw['examples'] : undefined;
				if (!Array.isArray(examples)) return [{ name: path, raw: undefined }];
				return examples.map((row: unknown, i) => ({ name: `${path} row ${i + 1}`, raw: row }));
			});
			return collectSamples(
				rows,
				(value) => family.parse(value),
				({ input, target }) =>
					typeof input === 'string' && typeof target === 'string'
						? map(input, target)
						: 'The row has no input or no target',
			);
		},
	};
}

/** Statements without their full stops. */
export function sentences(text: string): string[] {
	return text
		.split(/\.(?:\s+|$)/)
		.map((sentence) => sentence.trim())
		.filter((sentence) => sentence !== '');
}
