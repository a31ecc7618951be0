import { kindOfLatex } from '../kit/math-answer.ts';
import type { Importer, ImportTarget } from './importer.ts';
import { collectSamples, parseJson } from './samples.ts';

/** One numbered JSON file is one problem; its answer is the last boxed part of the solution. */
export function mathProblemImporter(family: ImportTarget, folder: string): Importer {
	const pattern = new RegExp(`(?:^|/)${folder}/\\d+\\.json$`);
	return {
		family: family.id,
		recognises: (path) => pattern.test(path),
		read: (files) =>
			collectSamples(
				files.map(({ path, text }) => ({ name: path, raw: parseJson(text) })),
				(value) => family.parse(value),
				({ problem, level, solution }) => {
					const latex = typeof solution === 'string' ? lastBoxed(solution) : null;
					if (latex === null) return 'The solution has no boxed answer';
					return {
						instance: { problem, level, reference: { latex, kind: kindOfLatex(latex) } },
						storedAnswer: latex,
					};
				},
			),
	};
}

/**
 * Content of the last `\boxed{…}`, else of the last `\fbox{…}`, braces matched; `\boxed 5` without braces counts too.
 * @internal for tests
 */
export function lastBoxed(solution: string): string | null {
	for (const command of ['\\boxed', '\\fbox']) {
		const at = solution.lastIndexOf(command);
		if (at < 0) continue;
		const rest = solution.slice(at + command.length).trimStart();
		if (!rest.startsWith('{')) return /^\w+/.exec(rest)?.[0] ?? null;
		let depth = 0;
		for (let i = 0; i < rest.length; i++) {
			if (rest.charAt(i) === '{') depth++;
			else if (rest.charAt(i) === '}' && --depth === 0) return rest.slice(1, i);
		}
		return null;
	}
	return null;
}
