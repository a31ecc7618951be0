import type { Level } from '../core/token-lens/confidence.ts';
import { faceOf } from '../core/methods/faces.ts';
import { FORKED, type NoFork } from '../core/token-lens/fork.ts';
import { withSigns } from './fork.ts';

/** Below, probabilities have a digit more. */
const RARE = 0.01;

const percent = (share: number) =>
	share > 0 && share < RARE
		? `${(share * 100).toFixed(share < 0.001 ? 2 : 1)} %`
		: `${String(Math.round(share * 100))} %`;

/** Words of the token lens. */
export const tokenLens = {
	name: 'Token lens',
	loading: 'The tokenizer (over a megabyte) is being fetched…',
	failed: 'The tokenizer could not be fetched; what the model itself said of its tokens is shown without it.',
	again: 'Try again',
	lead: 'A model does not see letters or digits. It sees tokens, pieces of text from a fixed list, one number each.',
	own: (name: string, model: string) => `Cut by ${name}, which ${model} uses itself.`,
	notOwn: (name: string, model: string) =>
		`Cut by ${name}, the tokenizer of OpenAI’s models since GPT-4o. It is not that of ${model}, which may cut elsewhere.`,
	scripted: (name: string) =>
		`Cut by ${name}, the tokenizer of OpenAI’s models since GPT-4o. The scripted demo model has none: it is no language model.`,
	nobody: (name: string) =>
		`Cut by ${name}, the tokenizer of OpenAI’s models since GPT-4o; other models may cut elsewhere.`,
	samples: [
		{ title: 'Two numbers', text: '9.11 and 9.9' },
		{ title: 'A word', text: 'strawberry' },
		{ title: 'A long number', text: '124354536 × 5607425632' },
	],
	sampleNotes:
		'“11” is one token and “9” is another: what stands behind the point looks like 11 against 9. No token of “strawberry” is an r. Long numbers are cut into threes from the left, so that hundreds and thousands do not line up.',
	yours: 'Your text',
	tryIt: 'Try a text',
	question: 'The question',
	answer: (lane: string) => `The answer of ${lane}`,
	count: (tokens: number, characters: number) =>
		`${String(tokens)} ${tokens === 1 ? 'token' : 'tokens'} for ${String(characters)} ${characters === 1 ? 'character' : 'characters'}`,
	id: (ids: readonly number[]) => (ids.length === 1 ? `number ${ids.join('')}` : `numbers ${ids.join(', ')}`),
	cut: (most: number) => ` (the first ${String(most)} characters)`,
	percent,
	sure: 'How sure the model was',
	levels: { sure: 'sure', likely: 'likely', unsure: 'unsure' } satisfies Record<Level, string>,
	levelKey: 'sure: from 90 %, solid line · likely: from 50 %, dashed · unsure: below, wavy',
	reply: 'Reply',
	beside: 'Beside it',
	nothingBeside: 'none',
	replyName: (lane: string, turn: number, has: boolean) =>
		`${lane}, turn ${String(turn)}${has ? ', with probabilities' : ''}`,
	of: (lane: string, turn: number) => `Answer of ${lane}, turn ${String(turn)}`,
	scriptedConfidence: 'scripted confidence, not measured',
	noProbabilities:
		'This reply came without token probabilities: the method did not ask for them, or the host gives none. “Confidence gate” asks for them, and every method does where Settings, “Ask for log-probabilities”, is on.',
	decides: 'decides',
	decidesBy: {
		difference: 'Here the two answers part.',
		probability: 'Of this answer’s tokens the least certain one.',
	},
	alternatives: (token: string) => `Instead of “${withSigns(token)}”`,
	noAlternatives: 'The host named no other token for this place.',
	equal: 'All tokens are equally certain: none decides. Choose one to see what else might have stood there.',
	unknownAnswer: 'a program; what it printed was not the answer',
	goOn: 'Go on with',
	goOnName: (alternative: string, instead: string) =>
		`Go on with “${withSigns(alternative)}” instead of “${withSigns(instead)}”`,
	goOnHelp:
		'A fork: the same question and method in a run of its own; the model goes on from there with the other token. It counts nowhere as the method.',
	endsThere: 'ends the reply, or is no whole character',
	forkRuns: 'The fork is running…',
	forkEnded: (label: string, verdict: string) => `${label}: ${verdict}. It stands beside the original below.`,
	forkFailed: (label: string, why: string) => `${label} came to nothing: ${why}.`,
	begunWhole:
		'The whole answer stood in what the reply was begun with: none of its tokens is the model’s own here.',
	begun: (text: string) => `begun with “${withSigns(text)}”`,
	noFork: {
		running: 'The run is not over, so nothing can be gone on from yet.',
		method: `This method decides something, before a reply or because of it, and a fork would mix the other token with that. Forks are for methods that take what comes: ${FORKED.map((id) => faceOf(id)?.label ?? id).join(', ')}.`,
		'later-reply':
			'Only the first reply can be gone on from: those before a later one would have to be said again, and need not be the same.',
		host: 'The model’s host does not go on with a begun reply: local servers (llama.cpp, vLLM), models in the page and the demo do.',
		thinking: 'The model thought before it answered, and its thinking cannot be given back to it.',
		tokens: 'The host’s tokens do not add up to the reply, so the place is not known.',
	} satisfies Record<NoFork, string>,
	more: (tokens: number) => `${String(tokens)} more tokens are left out.`,
} as const;
