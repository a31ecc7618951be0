import { bbhImporter, sentences } from '../import/bbh.ts';
import type { Mapped } from '../import/samples.ts';
import { parseNavigate } from './instance.ts';

/** Each row has a text with a question, instructions as sentences, and options. */
export const importer = bbhImporter({ id: 'navigate', parse: parseNavigate }, 'navigate.json', map);

const STEP = /^Take (\d{1,7}) steps?(?: (forward|backward|left|right))?$/i;
const TURN = /^Turn (left|right|around)$/i;

function map(input: string, target: string): Mapped {
	const list = sentences(input.split(/Options:/i)[0]?.split('?')[1] ?? '');
	const fixedHeading = /^Always face forward$/i.test(list[0] ?? '');
	const instructions: unknown[] = [];
	for (const sentence of fixedHeading ? list.slice(1) : list) {
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
