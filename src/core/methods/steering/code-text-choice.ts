import { briefed, type Told } from '../../briefing.ts';
import { say } from '../prompts/say.ts';
import type { ChatMessage } from '../../model.ts';
import type { Way } from '../../steer.ts';
import { answerInWay, chooseBySigns } from '../kit/ways.ts';
import { face } from '../faces.ts';
import type { FinalReply, Method } from '../method.ts';
import { INSTRUCTION, QUESTION } from '../sights.ts';
import { ask, note, spoken, type Steps } from '../steps.ts';
import { readCoachReply } from './coach-reply/coach-reply.ts';

export const codeTextChoice: Method = {
	...face('code-text-choice'),
	source: { paper: 'P2', section: 'baselines' },
	options: [],
	presets: [],
	differs: {
		paper:
			'The paper’s coach is a fine-tuned 8B (published: 77.9); here it is prompted, or a set of rules. What a prompted coach reached is published for Symbolic agent only (74.8, against 86.4 for CodeSteer). No published figure applies to the rule coach.',
		code: 'The script of this baseline is not in the released code. Here a coach that names neither way leaves the choice to rules, and says so.',
	},
	calls: (_options, ruleCoach = false) => (ruleCoach ? { min: 1, max: 1 } : { min: 2, max: 3 }),
	sees: [
		{ who: 'coach', sees: [INSTRUCTION, QUESTION] },
		{ who: 'task model', sees: [{ what: 'its instruction', from: 'coach' }, QUESTION] },
	],
	*plan({ text: question }, _options, { ruleCoach }): Steps<FinalReply> {
		const way = yield* ruleCoach ? chooseBySigns(question, 'coach') : askedWay(question);
		return yield* answerInWay(way, question, 1);
	},
};

function* askedWay(question: string): Steps<Way> {
	const first = yield* askCoach(
		[],
		[
			{ what: 'instruction', text: say(CODE_OR_TEXT_INSTRUCTION) },
			{ what: 'question', text: `Question:\n${question}` },
		],
		'chooses text or code',
	);
	const isSilent = readCoachReply(first.text).kind === 'nothing';
	const { text } = isSilent
		? yield* askCoach(
				[...first.messages, spoken(first.text)],
				[{ what: 'instruction', text: say(CODE_OR_TEXT_REMINDER) }],
				'is asked once more',
			)
		: first;
	const { kind } = readCoachReply(text);
	if (kind !== 'code' && kind !== 'text') {
		return yield* chooseBySigns(question, 'method', 'The coach named neither code nor text. ');
	}
	yield* note({ type: 'decision', turn: 1, by: 'coach', action: kind, reason: `The coach chose ${kind}` });
	return kind;
}

function* askCoach(
	before: readonly ChatMessage[],
	told: readonly Told[],
	purpose: string,
): Steps<{ text: string; messages: readonly ChatMessage[] }> {
	const { content, briefing } = briefed(told, 1, 1);
	const messages = [...before, { role: 'user', content } as const];
	const { text } = yield* ask({ role: 'coach', turn: 1, steer: 'free', purpose, messages, briefing });
	return { text, messages };
}

/** Code/Text Choice (P2): one decision, nothing else. */
export const CODE_OR_TEXT_INSTRUCTION =
	'Another model will answer the question below, either with a Python program or by reasoning in words. Decide which ' +
	'way is more likely to give the right answer. Reply with <<<Code>>> or <<<Text>>> and nothing else.';

/** Code/Text Choice: after a reply that named neither way and said nothing else. */
export const CODE_OR_TEXT_REMINDER =
	'Your reply held no decision. Reply with <<<Code>>> or <<<Text>>> and nothing else.';
