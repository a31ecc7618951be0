import { say } from './prompts/say.ts';
import { GRADED_OTHERWISE } from './kit/several-turns.ts';
import { face } from './faces.ts';
import type { FinalReply, Method } from './method.ts';
import type { Way } from '../steer.ts';
import { INSTRUCTION, QUESTION } from './sights.ts';
import { ask, finalOf, note, runReply, type Steps, withInstruction } from './steps.ts';

export const selfEstimate: Method = {
	...face('self-estimate'),
	source: { paper: 'P1', section: 'table 2, method 10' },
	options: [],
	presets: [],
	differs: {
		paper:
			'The instruction is in our own words and asks for the two ratings in a fixed form, so that they can be drawn.',
		code: `The ratings are read and shown; nothing acts on them, as released. ${GRADED_OTHERWISE}`,
	},
	calls: () => ({ min: 1, max: 1 }),
	sees: [{ who: 'task model', sees: [INSTRUCTION, QUESTION], note: 'and acts on its own ratings' }],
	*plan({ text: question }): Steps<FinalReply> {
		const reply = yield* ask({
			role: 'task',
			turn: 1,
			steer: 'free',
			purpose: 'rates both ways and answers',
			messages: [{ role: 'user', content: withInstruction(say(SELF_ESTIMATE_INSTRUCTION), question) }],
		});
		for (const way of ['code', 'text'] as const) {
			const score = readRating(reply.reading.prose, way);
			const label = way === 'code' ? 'Confidence in code' : 'Confidence in text';
			yield* score === null
				? note({ type: 'remark', turn: 1, text: `The reply gives no rating from 0 to 10 for ${way}` })
				: note({
						type: 'gauge',
						turn: 1,
						label,
						value: score / 10,
						explanation: `The model rated itself ${String(score)} of 10`,
					});
		}
		return finalOf(yield* runReply(reply, 1));
	},
};

/**
 * The rating on a line that names the way and the word confidence or score; null without one from 0 to 10.
 * @internal for tests
 */
export function readRating(prose: string, way: Way): number | null {
	for (const line of prose.split('\n')) {
		const plain = line
			.slice(0, 300)
			.toLowerCase()
			.replace(/[*_`"]/g, '')
			.replace(SCALE, '');
		if (!RATING_LINE.test(plain)) continue;
		const score = SCORE_OF[way].exec(plain)?.[1];
		if (score !== undefined && Number(score) <= 10) return Number(score);
	}
	return null;
}

/** "from 0 to 10", "(0-10)": the scale, not the rating. */
const SCALE = /\b0 ?(?:-|–|to|\.\.) ?10\b/g;
/** The number after the way; the name of the other way may not stand between. */
const SCORE_OF = {
	code: /\bcod(?:e|ing)\b(?:(?!\btext)[^\d]){0,60}?(\d{1,2}(?:\.\d)?)(?!\d)/,
	text: /\btext(?:ual)?\b(?:(?!\bcod(?:e|ing)\b)[^\d]){0,60}?(\d{1,2}(?:\.\d)?)(?!\d)/,
};
const RATING_LINE = /\b(?:confidence|confident|score|rating)\b/;

/** Self-estimate Score (P1): four steps in one reply. */
export const SELF_ESTIMATE_INSTRUCTION =
	'Solve the question below in four steps, all in one reply.\n' +
	'1. Say how confident you are to solve it with a Python program and how confident to solve it in words, with ' +
	'reasons. Give two lines of this form, from 0 to 10: "Code confidence: N" and "Text confidence: N".\n' +
	'2. Take the way with the clearly higher number. If they are close, begin in words and add a program if needed.\n' +
	'3. Solve the question that way; a program goes into one ```python block, is run as written and must print the ' +
	'final answer in the form the question asks for.\n' +
	'4. Look back and say whether the other way would have been better.';
