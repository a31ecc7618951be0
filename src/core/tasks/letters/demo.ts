import type { FamilyDemo } from '../family-demo.ts';
import type { LettersInstance } from './instance.ts';

export const demo: FamilyDemo<LettersInstance> = {
	/** P2 figure 4; below ten letters, where nothing is published, words are let to succeed. */
	success: {
		size: ({ word }) => word.length,
		curves: {
			// prettier-ignore
			text: [[3, 100], [6, 80], [8, 45], [10, 22], [15, 11], [20, 6], [30, 2], [60, 0]],
			// prettier-ignore
			free: [[3, 100], [6, 80], [8, 45], [10, 23], [15, 12], [20, 7], [30, 2], [60, 0]],
			code: [[3, 100]],
			autogen: [[3, 93]],
			// prettier-ignore
			tools: [[10, 89], [30, 89], [50, 100]],
			// prettier-ignore
			guided: [[10, 96], [30, 96], [50, 100]],
		},
	},
	chain: ({ word, letter }, answer) => {
		const isShort = word.length <= 40;
		const start = isShort
			? `Spelled out: ${Array.from(word).join('-')}.`
			: `The word begins ${word.slice(0, 24)} … ${word.slice(-8)}.`;
		return `${start}\nGoing through it from the left and noting each "${letter}" gives: ${answer}.`;
	},
};
