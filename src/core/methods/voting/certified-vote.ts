import { plural } from '../../format.ts';
import { createRng } from '../../rng.ts';
import { ModeCertificate, votesInARow } from '../../statistics/certified-mode.ts';
import type { Way } from '../../steer.ts';
import { face } from '../faces.ts';
import { Count } from '../kit/ballots.ts';
import { asViews, sampleIn, samplesOf, sayIfFixed, spokesmanOf } from '../kit/samples.ts';
import type { FinalReply, Method } from '../method.ts';
import { choice, choiceOf, decimal, integer, isOn, numberOf, toggle } from '../options.ts';
import { CODE_INSTRUCTION, QUESTION, TEXT_INSTRUCTION } from '../sights.ts';
import { ask, type Attempt, finalOf, keep, note, runReply, type Steps } from '../steps.ts';

const level = decimal(
	'level',
	'Error level',
	[0.02, 0.3, 0.01],
	0.1,
	'How likely a wrong certificate may be: one for an answer that is not what the model says most often',
);

const overall = toggle(
	'overall',
	'Level holds in all',
	false,
	'Begins with half the level, so that it holds also when another answer takes over and the count begins anew',
);

const cap = integer(
	'cap',
	'Samples at most',
	[2, 40],
	20,
	'After so many samples the most votes count, uncertified',
);

const mix = choice<'half' | 'text' | 'code'>(
	'mix',
	'Samples',
	{ half: 'half text, half code', text: 'text only', code: 'code only' },
	'half',
	'How the question is asked; of half and half a coin decides each time, so that no sample depends on the others',
);

/** Of every sample: what is looked for is how often the model says what. */
const TEMPERATURE = 0.7;

export const certifiedVote: Method = {
	...face('certified-vote'),
	source: { paper: { arXiv: '2605.05873', title: 'CITE' }, section: '' },
	options: [level, overall, cap, mix],
	presets: [],
	differs: {
		paper:
			'Simpler than the paper’s: one e-value per rival, a fixed candidate, and half the level for each candidate after the first.',
		code: 'Follows no released code.',
	},
	calls: (options) => {
		const max = numberOf(cap, options);
		return { min: Math.min(max, 1 + votesInARow(firstLevel(options))), max };
	},
	sees: [
		{
			when: 'each time',
			who: 'task model',
			sees: [TEXT_INSTRUCTION, CODE_INSTRUCTION],
			joint: 'or',
			note: 'with the question, in a dialogue of its own',
		},
		{ who: 'task model', sees: [QUESTION], hidden: [{ what: 'earlier answers', from: 'task model' }] },
	],
	*plan({ text: question }, options, { capabilities, answers: readAnswers, seed = 0 }): Steps<FinalReply> {
		const answers = asViews(readAnswers);
		const last = numberOf(cap, options);
		const ways = choiceOf(mix, options);
		const rng = createRng('certified-vote', seed);
		const attempts: Attempt[] = [];
		const asked = { text: 0, code: 0 };
		const certificate = new ModeCertificate(firstLevel(options), 1 / numberOf(level, options));
		for (let turn = 1; ; turn++) {
			const way: Way = ways === 'half' ? (rng.chance(0.5) ? 'text' : 'code') : ways;
			const reply = yield* ask(sampleIn(way, question, turn, ++asked[way], TEMPERATURE));
			const attempt = yield* runReply(reply, turn);
			attempts.push(attempt);
			const answer = answers.of(attempt);
			const standing = answer === null ? 'open' : certificate.take(answers.key(answer));
			const count = new Count(samplesOf(attempts), answers);
			const [ahead = null] = count.camps;
			const most = ahead === null ? null : spokesmanOf(ahead);
			if (most !== null) yield* keep(most);
			const candidate =
				count.camps.find((camp) => answers.key(camp.answer) === certificate.candidate) ?? null;
			if (standing === 'certified' && candidate !== null) {
				yield* note(count.note(turn, candidate, true, MOSTLY_SAYS));
				const reason = `${MOSTLY_SAYS}, which does not make it right. ${numbersOf(certificate)}`;
				yield* note({ type: 'decision', turn, by: 'method', action: 'return', reason });
				return finalOf(spokesmanOf(candidate) ?? attempt);
			}
			if (turn === last) {
				yield* note(count.note(turn, ahead, true, 'Not certified: the most votes count'));
				const text = `All ${String(last)} samples are in, not certified: ${ahead === null ? 'none names an answer' : 'what this model mostly says stays open, and the most votes count'}`;
				yield* note({ type: 'limit-reached', turn, limit: 'turns', text });
				return finalOf(most ?? attempt);
			}
			yield* note(count.note(turn, candidate, false, goingOn(standing, certificate)));
			if (turn === 1) yield* sayIfFixed(capabilities, turn);
		}
	},
};

const MOSTLY_SAYS = 'This is what this model mostly says';

function goingOn(standing: 'overtaken' | 'open' | 'certified', certificate: ModeCertificate): string {
	if (standing === 'overtaken')
		return 'Another answer takes over, and the count begins anew at half the level';
	if (certificate.candidate === null) return 'No reply names an answer yet, so it asks once more';
	return `${numbersOf(certificate)}, so it asks once more`;
}

/** Where the count stands. */
function numbersOf({ votes, others, evidence, level: eps }: ModeCertificate): string {
	const needed = (1 / eps).toFixed(1).replace(/\.0$/, '');
	return `Since it became the candidate ${plural(votes, 'reply says', 'replies say')} it and ${String(others)} something else: evidence ${evidence.toFixed(1)} of the ${needed} needed`;
}

function firstLevel(options: Parameters<Method['calls']>[0]): number {
	return numberOf(level, options) / (isOn(overall, options) ? 2 : 1);
}
