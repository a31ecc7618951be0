import type { Importer } from '../import/importer.ts';
import { collectSamples, parseJson } from '../import/samples.ts';
import { parseGsmHard } from './instance.ts';

/** 0-based lines whose text and stored target are known to disagree: a number was mangled in one and not in the other. */
const INCONSISTENT: ReadonlySet<number> = new Set([
	51, 53, 57, 191, 206, 244, 316, 317, 319, 321, 359, 366, 379, 391, 471, 514, 536, 584, 593, 610, 620, 621,
	644, 674, 684, 687, 709, 748, 758, 762, 764, 791, 823, 875, 876, 877, 893, 922, 923, 944, 966, 971, 1022,
	1068, 1107, 1113, 1119, 1142, 1164, 1185, 1210, 1217, 1288, 1299, 1311,
]);

/** The stored program is ignored: it is foreign Python and never runs here. */
export const importer: Importer = {
	family: 'gsm-hard',
	recognises: (path) => /(?:^|\/)gsmhardv2\.jsonl$/.test(path),
	read: (files) => {
		const rows = files.flatMap(({ path, text }) =>
			text
				.split('\n')
				.map((line, i) => ({
					line,
					name: `${path} line ${i}${INCONSISTENT.has(i) ? ' (text and target disagree)' : ''}`,
				}))
				.filter(({ line }) => line.trim() !== '')
				.map(({ line, name }) => ({ name, raw: parseJson(line) })),
		);
		return collectSamples(rows, parseGsmHard, ({ input, target }) =>
			typeof target === 'number'
				? {
						instance: { question: input, reference: { value: String(target) } },
						storedAnswer: String(target),
					}
				: 'The line has no numeric target',
		);
	},
};
