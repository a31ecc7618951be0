import type { Importer } from '../import/importer.ts';
import { collectSamples, jsonSamples, listOf, type Mapped } from '../import/samples.ts';
import { parseBoxNet } from './instance.ts';

/** Keys name squares by their centres (`0.5_1.5`), values list `box_<colour>` and `target_<colour>`. */
export const importer: Importer = {
	family: 'boxnet',
	recognises: (path) =>
		/(?:^|\/)BoxNet1_dataset(?:_SFT)?\/env_pg_state_\d+_\d+\/pg_state\d+\/pg_state\d+\.json$/.test(path),
	read: (files) => collectSamples(jsonSamples(files), parseBoxNet, map),
};

function map(record: Record<string, unknown>): Mapped {
	const squares: { row: number; col: number; boxes: string[]; targets: string[] }[] = [];
	for (const [key, things] of Object.entries(record)) {
		const place = /^(\d{1,2})\.5_(\d{1,2})\.5$/.exec(key);
		if (place === null) return `"${key.slice(0, 40)}" is not the centre of a square`;
		const names = listOf(things).map(String);
		const stranger = names.find((name) => !/^(?:box|target)_[a-z]+$/.test(name));
		if (stranger !== undefined) return `"${stranger.slice(0, 40)}" is neither a box nor a target`;
		const colors = (kind: string) =>
			names.filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length));
		squares.push({
			row: Number(place[1]),
			col: Number(place[2]),
			boxes: colors('box_'),
			targets: colors('target_'),
		});
	}
	squares.sort((a, b) => a.row - b.row || a.col - b.col);
	const last = squares.at(-1);
	return { instance: { rows: (last?.row ?? -1) + 1, cols: (last?.col ?? -1) + 1, squares } };
}
