import { isRecord } from '../../json.ts';
import type { Importer, ImportTarget } from './importer.ts';
import { collectSamples, jsonSamples, type Mapped } from './samples.ts';

/**
 * Importer for the usual layout: `<folder>/sample_<n>/solution.json` with `question.txt` beside it. `map` gets the parsed
 * solution and the question's text, '' when there is none; the family's own `parse` has the last word.
 */
export function sampleFolderImporter(
	family: ImportTarget,
	folder: string,
	map: (solution: Record<string, unknown>, question: string) => Mapped,
): Importer {
	const pattern = new RegExp(`(?:^|/)${folder}/sample_\\d+/(?:solution\\.json|question\\.txt)$`);
	return {
		family: family.id,
		recognises: (path) => pattern.test(path),
		read: (files) => {
			const texts = new Map(files.map(({ path, text }) => [path, text]));
			const solutions = files.filter(({ path }) => path.endsWith('solution.json'));
			const samples = jsonSamples(solutions).map(({ name, raw }) => ({
				name,
				raw: isRecord(raw) ? { solution: raw, question: texts.get(`${name}/question.txt`) ?? '' } : raw,
			}));
			return collectSamples(
				samples,
				(value) => family.parse(value),
				({ solution, question }) =>
					map(isRecord(solution) ? solution : {}, typeof question === 'string' ? question : ''),
			);
		},
	};
}

/** A stored list as text, joined; null when it is not a list of strings or numbers. */
export function joined(value: unknown, separator: string): string | null {
	const isText = (item: unknown): item is string | number =>
		typeof item === 'string' || typeof item === 'number';
	return Array.isArray(value) && value.every(isText) ? value.join(separator) : null;
}

/** A stored grid in lines of comma-separated cells; null when it is not one. */
export function joinedGrid(value: unknown): string | null {
	if (!Array.isArray(value)) return null;
	const rows = value.map((row) => joined(row, ','));
	return rows.includes(null) ? null : rows.join('\n');
}

/** Leaves the stored answer out where there is none. */
export function withAnswer(instance: unknown, storedAnswer: string | null): Mapped {
	return storedAnswer === null ? { instance } : { instance, storedAnswer };
}
