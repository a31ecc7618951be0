import { sampleFolderImporter } from '../import/sample-folder.ts';
import { parsePatternRecognition } from './instance.ts';

/** The matrix is only in the question: the lines of single capitals with blanks between them. */
export const importer = sampleFolderImporter(
	{ id: 'pattern-recognition', parse: parsePatternRecognition },
	'pattern_recognition',
	(json, question) => {
		if (typeof json['row'] !== 'number' || typeof json['column'] !== 'number') {
			return 'solution.json has no row and column';
		}
		const lines = question.split('\n').map((line) => line.trim());
		const rows = lines
			.filter((line) => /^[A-Z](?: [A-Z])+$/.test(line))
			.map((line) => line.replaceAll(' ', ''));
		if (rows.length === 0) return 'question.txt holds no matrix';
		return {
			instance: { rows, minSide: 3 },
			storedAnswer: `[${String(json['row'])}, ${String(json['column'])}]`,
		};
	},
);
