import type { FamilyDemo, SentenceReader } from '../family-demo.ts';
import { pythonProgram } from '../kit/python.ts';
import type { NavigateInstance } from './instance.ts';
import program from './sentences.py?raw';

/** Each sentence of the walk is read by the model: `["turn", "left"]`, `["forward", 3]`. */
const sentences: SentenceReader = {
	sentencesIn: (question) => question.match(/\b(?:Turn \w+|Take \d+ steps?(?: \w+)?)\./g) ?? [],
	program: (lines) => pythonProgram({ sentences: lines }, program),
	read(sentence, question, isMisread) {
		const walked = /(\d+) steps?(?: (\w+))?|Turn (\w+)/.exec(sentence);
		if (walked === null) return null;
		const [, steps, way = 'forward', turn] = walked;
		// The last one decides where the walk ends.
		const turns = isMisread && this.sentencesIn(question).at(-1) === sentence;
		if (turn !== undefined) return ['turn', turns ? (turn === 'left' ? 'right' : 'left') : turn];
		return [way, Number(steps) + (turns ? 1 : 0)];
	},
};

export const demo: FamilyDemo<NavigateInstance> = { sentences };
