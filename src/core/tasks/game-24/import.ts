import type { Importer } from '../import/importer.ts';
import { collectSamples } from '../import/samples.ts';
import { parseGame24 } from './instance.ts';

const PATH = /(?:^|\/)(\d+)\/(?:24\.csv|\d+_\d+_number\.csv)$/;

/** One row is one puzzle. The classic file holds human statistics instead of a solution. */
export const importer: Importer = {
	family: 'game-24',
	recognises: (path) => PATH.test(path),
	read: (files) => {
		const rows = files.flatMap(({ path, text }) => {
			const target = Number(PATH.exec(path)?.[1]);
			const [header = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
			const columns = cells(header);
			return lines.map((line, i) => {
				const row = cells(line);
				const cell = (name: string): string => row[columns.indexOf(name)] ?? '';
				return {
					name: `${path} row ${i + 1}`,
					raw: { target, puzzle: cell('Puzzles'), solution: cell('Solutions') },
				};
			});
		});
		return collectSamples(rows, parseGame24, ({ target: goal, puzzle, solution }) => {
			if (typeof puzzle !== 'string' || !/^\d+(?: +\d+)+$/.test(puzzle))
				return 'The row has no list of numbers';
			const instance = { target: goal, numbers: puzzle.split(/ +/).map(Number) };
			return typeof solution === 'string' && solution !== ''
				? { instance, storedAnswer: solution }
				: { instance };
		});
	},
};

/** These files quote at most whole cells; no cell holds a comma. */
function cells(line: string): string[] {
	return line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}
