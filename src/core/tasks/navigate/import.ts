import { isRecord } from '../../json.ts';
import { navigate } from './family.ts';
import type { Importer } from '../import/importer.ts';
import { collectSamples, listOf, type Mapped, parseJson } from '../import/samples.ts';

/** One file with all rows; each has a text with a question, instructions as sentences, and options. */
export const importer: Importer = {
	family: 'navigate',
	recognises: (path) => /(?:^|\/)navigate\.json$/.test(path),
	read: (files) => {
		const rows = files.flatMap(({ path, text }) => {
			const raw = parseJson(text);
			const examples = isRecord(raw) ? raw['examples'] : undefined;
			if (!Array.isArray(examples)) return [{ name: path, raw: undefined }];
			return listOf(examples).map((row, index) => ({ name: `${path} row ${String(index + 1)}`, raw: row }));
		});
		return collectSamples(rows, (value) => navigate.parse(value), map);
	},
};

const STEP = /^Take (\d{1,7}) steps?(?: (forward|backward|left|right))?$/i;
const TURN = /^Turn (left|right|around)$/i;

function map({ input, target }: Record<string, unknown>): Mapped {
	if (typeof input !== 'string' || typeof target !== 'string') return 'The row has no input or no target';
	const list = input.split(/Options:/i)[0]?.split('?')[1] ?? '';
	const sentences = list
		.split('.')
		.map((sentence) => sentence.trim())
		.filter((sentence) => sentence !== '');
	const fixedHeading = /^Always face forward$/i.test(sentences[0] ?? '');
	const instructions: unknown[] = [];
	for (const sentence of fixedHeading ? sentences.slice(1) : sentences) {
		const step = STEP.exec(sentence);
		const turn = TURN.exec(sentence);
		if (step !== null) {
			const direction = step[2]?.toLowerCase();
			instructions.push({ steps: Number(step[1]), ...(direction !== undefined && { direction }) });
		} else if (turn !== null) {
			instructions.push({ turn: turn[1]?.toLowerCase() });
		} else {
			return `"${sentence.slice(0, 60)}" is not an instruction`;
		}
	}
	if (instructions.length === 0) return 'The row has no instructions';
	return { instance: { fixedHeading, instructions }, storedAnswer: target };
}
