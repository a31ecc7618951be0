import type { BriefingPart } from '../core/briefing.ts';
import type { DeckScore } from '../core/coaching/deck.ts';
import type { QuickChoice } from '../core/methods/steering/person-coach.ts';
import { plural } from '../core/format.ts';
import { shownText } from '../core/shown-text.ts';

/** Texts of the seat of a person who coaches. */
export const seatWords = {
	name: (lane: string) => `Your seat as the coach of ${lane}`,
	sees: 'What the coach sees',
	heads: {
		question: 'Question',
		answer: 'Answer of the model',
		output: 'What running its program gave',
		check: 'A test program says',
		looks: 'What the program looks like',
		standing: 'Standing rule',
		instruction: 'How a model as the coach is told to decide',
	} satisfies Record<BriefingPart, string>,
	hide: 'Hide the verdicts',
	covered: 'covered',
	checkProgram: 'The test program (a model as the coach is told only what it printed)',
	notSeen: 'Of all this the model sees the question alone; otherwise it hears only your words.',

	guidance: 'Your guidance',
	choices: {
		text: 'Use text',
		code: 'Use code',
		search: 'Really search',
		check: 'Check it',
		return: 'Return the answer',
		terminate: 'Give up',
	} satisfies Record<QuickChoice, string>,
	notYet: 'Checking, returning and giving up come with the first answer.',
	words: 'Your words',
	placeholder: 'Say in your own words what the model should do',
	send: 'Send guidance',
	empty: 'Write something first, or take one of the choices.',
	tooLong: (most: number) => `At most ${most.toLocaleString('en')} characters.`,

	turn: (guidance: number, of: number) =>
		`Your turn: guidance ${String(guidance)} of ${String(of)}, ${left(of - guidance)}.`,
	/** After the last guidance nothing is checked any more. */
	last: 'The answer to this one is the last; nobody checks it.',
	check: {
		correct: 'The test found the answer right.',
		incorrect: 'The test found the answer wrong.',
		unclear: 'The test could not tell.',
	},
	works: 'The model is at work; your turn comes.',
	left: 'You left this run in the middle. Everything so far is kept.',
	resume: 'Go on coaching',
	over: 'The run is over.',

	beside: {
		title: 'The same question without you',
		says: 'Runs it with the rule coach, with a model as the coach, and without a coach.',
		model: 'Model as the coach',
		same: 'the task model itself',
		run: 'Run it beside',
		table: 'You and the others on this question',
		columns: { who: 'Coach', answer: 'Answer', turns: 'Turns', tokens: 'Tokens' },
		you: 'You',
		rules: 'Rule coach',
		none: 'No coach (All text)',
	},
	training: 'Save your guidance as training data',
	trainingFile: (runId: string) => `guidance-${runId.slice(0, 8)}.jsonl`,
	deck: 'Play ten questions as the coach',
} as const;

function left(count: number): string {
	return count === 0 ? 'the last one' : `${String(count)} left after it`;
}

/** Texts of the deck. */
export const deckWords = {
	title: 'You are the coach',
	says: 'Ten puzzles, one after the other. A model answers; you tell it when to use words and when code. The rule coach, a coach made of fixed rules, plays the same ten. Neither of you knows the right answer.',
	model: 'Model',
	seed: 'Deck',
	seedHelp: 'The same number deals the same ten questions to everybody.',
	open: 'Deal',
	link: 'link to this deck',
	noModel: (id: string) => `The model ${shownText(id)} of this link is not set up here; choose another.`,
	question: (place: number, all: number) => `Question ${String(place)} of ${String(all)}`,
	start: 'Coach this one',
	next: 'Next question',
	rulesPlay: 'The rule coach is still playing…',
	list: 'The ten questions',
	you: 'You',
	rules: 'Rule coach',
	unplayed: 'not played yet',
	scoreName: 'Score',
	score: ({ you, rules, both, says, ahead }: DeckScore) =>
		both === 0
			? 'No question has been played by both yet.'
			: `you ${String(you)}, rule coach ${String(rules)}: ${saysWords(says, ahead)}`,
	evidence: ({ e, both, discordant: { aOnly, bOnly } }: DeckScore) =>
		`${plural(both, 'question')} played by both; only you right on ${String(aOnly)}, only the rule coach on ${String(bOnly)}. E = ${e.toPrecision(3)}; from 20 on it can be said at any time that one is better.`,
	done: 'All ten are played.',
	again: 'Play this deck again',
	other: 'Another deck',
	exportScore: 'Save the score',
	exportTraining: 'Save your guidance as training data',
	kept: 'Every run is kept in this browser, under Runs; the score is counted from there. You may leave at any time and go on later.',
	right: 'right',
	wrong: 'wrong',
	none: 'no verdict',
} as const;

function saysWords(says: DeckScore['says'], ahead: DeckScore['ahead']): string {
	if (says === 'no-sign' || says === 'nothing-yet' || ahead === null) return 'too close to call';
	const who = ahead === 'you' ? 'you' : 'the rule coach';
	if (says === 'leaning') return `leaning to ${who}`;
	const better = ahead === 'you' ? 'you are better' : 'the rule coach is better';
	return says === 'clearly' ? `${better}, clearly` : better;
}
