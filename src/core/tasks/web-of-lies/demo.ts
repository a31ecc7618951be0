import type { FamilyDemo, SentenceReader } from '../family-demo.ts';
import { pythonProgram } from '../kit/python.ts';
import type { WebOfLiesInstance } from './instance.ts';
import program from './sentences.py?raw';

/** Each sentence is read by the model: `["Adela", "Bruno", True]`, the first name empty where nobody says it. */
const sentences: SentenceReader = {
	sentencesIn(question) {
		const lines = question.split('\n').filter((line) => /(?:tells the truth|lies)\.$/.test(line));
		return lines.every((line) => claimOf(line) !== null) && !/exactly one of|both truthful/.test(question)
			? lines
			: [];
	},
	program(lines, question) {
		const asked = /Does (.+?) tell the truth\?/.exec(question)?.[1];
		return asked === undefined ? null : pythonProgram({ sentences: lines, question: asked }, program);
	},
	read(sentence, question, isMisread) {
		const claim = claimOf(sentence);
		if (claim === null) return null;
		const turns = isMisread && question.includes(`Does ${claim.speaker} tell the truth?`);
		return [claim.speaker, claim.person, claim.truth !== turns];
	},
};

export const demo: FamilyDemo<WebOfLiesInstance> = { sentences };

function claimOf(sentence: string): { speaker: string; person: string; truth: boolean } | null {
	const found = /^(?:(.+?) says that )?(.+?) (tells the truth|lies)\.$/.exec(sentence);
	if (found === null) return null;
	const [, speaker = '', person = '', deed] = found;
	return { speaker, person, truth: deed !== 'lies' };
}
