import type { MethodOptions } from '../../method-id.ts';
import { createRng } from '../../rng.ts';
import { face } from '../faces.ts';
import { Count } from '../kit/ballots.ts';
import { together } from '../kit/together.ts';
import { answerInWay } from '../kit/ways.ts';
import type { FinalReply, Method, PlanContext } from '../method.ts';
import { choice, choiceOf, integer, numberOf } from '../options.ts';
import { OUTPUT, QUESTION } from '../sights.ts';
import { finalOf, keep, note, type Steps } from '../steps.ts';
import { type Habit, HABITS, type Tools } from './tool-mix/agents.ts';
import { type Ending, endingOf, FEWEST_ROUNDS, LOST, type Rules, STOPS } from './tool-mix/ending.ts';
import { leadersOf, type Round, settleTie } from './tool-mix/leaders.ts';
import { type AgentVote, withOthers } from './tool-mix/messages.ts';
import { asAgent, type Played } from './tool-mix/part.ts';
import { spreadOf, spreadWords } from './tool-mix/spread.ts';

const agents = integer(
	'agents',
	'Agents',
	[3, HABITS.length],
	5,
	'Bare question, words, one program, interpreter, guidance; then the last two again with hints for code',
);

const stop = choice('stop', 'Ends when', STOPS, 'judge', 'What ends the rounds before all are played');

const rounds = integer('rounds', 'Rounds', [FEWEST_ROUNDS, 6], 4, 'The most rounds in which all answer');

const replies = integer(
	'steps',
	'Replies with Python',
	[1, 8],
	5,
	'How many replies an agent with an interpreter has at most in one round',
);

const characters = integer(
	'characters',
	'Shown of each answer',
	[200, 4000],
	1200,
	'How many characters of each last answer the agents are shown',
);

export const toolMix: Method = {
	...face('tool-mix'),
	source: { paper: { arXiv: '2510.01279', title: 'TUMIX' }, section: '' },
	options: [agents, stop, rounds, replies, characters],
	presets: [],
	differs: {
		paper:
			'The paper has 15 agents, some of which search the web, and up to 10 rounds; here 3 to 7 without a search. Its judge is the same model; here the checker judges, which is the same model unless you choose another.',
		code: 'Written from the paper: no released code was used, and all instructions are in our own words.',
	},
	calls: callsOf,
	sees: [
		{ who: 'task model', sees: [QUESTION], note: 'each agent in its own way' },
		{ when: 'agents that run Python', who: 'task model', sees: [OUTPUT], note: 'in the same dialogue' },
		{
			when: 'from round 2 on',
			who: 'task model',
			sees: [QUESTION, { what: 'all last answers, without names', from: 'task model' }],
			note: 'each agent anew',
		},
		{
			when: 'unless all agree',
			who: 'checker',
			sees: [QUESTION, { what: 'answers and their counts', from: 'task model' }],
			note: 'to say whether to go on',
		},
	],
	plan: ({ text }, options, context) => mix(text, options, context),
};

function callsOf(options: MethodOptions): { min: number; max: number } {
	const perRound = HABITS.slice(0, numberOf(agents, options)).map(({ calls }) =>
		calls(numberOf(replies, options)),
	);
	const sum = (of: 'min' | 'max'): number => perRound.reduce((total, calls) => total + calls[of], 0);
	const most = numberOf(rounds, options);
	const how = choiceOf(stop, options);
	// Nobody is asked after the first round and the last. A tie may take one call.
	const judged = how === 'judge' ? most - FEWEST_ROUNDS : 0;
	return {
		min: sum('min') * (how === 'fixed' ? most : FEWEST_ROUNDS),
		max: sum('max') * most + judged + 1,
	};
}

interface Agent extends Habit {
	letter: string;
}

/** The letters are dealt anew for each run, so that they say nothing of a habit, and stay the same in all its rounds. */
function teamOf(size: number, { seed = 0 }: PlanContext, question: string): readonly Agent[] {
	const dealt = createRng('tool-mix', seed, question).shuffle(HABITS.slice(0, size));
	return dealt.map((habit, at) => ({ ...habit, letter: String.fromCharCode(65 + at) }));
}

function* mix(question: string, options: MethodOptions, context: PlanContext): Steps<FinalReply> {
	const { answers, capabilities } = context;
	const team = teamOf(numberOf(agents, options), context, question);
	const rules: Rules = { most: numberOf(rounds, options), stop: choiceOf(stop, options) };
	const played: Round[] = [];
	let { tools: mayUseTools } = capabilities;
	let [turn, asked] = [1, question];
	for (;;) {
		const results = yield* allAnswer(team, asked, { replies: numberOf(replies, options), mayUseTools }, turn);
		turn = Math.max(...results.map(({ lastTurn }) => lastTurn)) + 1;
		mayUseTools &&= !results.some(({ refusedTools }) => refusedTools);
		if (results.every(({ lost }) => lost !== null)) {
			return yield* played.length === 0
				? answerAlone(question, turn)
				: endWith(LOST, question, played, turn, context);
		}
		const votes = team.map((agent, at) => voteOf(agent, results[at] as Played));
		const count = new Count(votes, answers);
		const spread = spreadOf(count);
		played.push({ votes, count, spread });
		const [ahead] = leadersOf(played, answers);
		yield* keep((ahead?.votes ?? votes)[0]?.reply as FinalReply);
		const ending = yield* endingOf(question, played, rules, turn, answers);
		const text = `${spreadWords(spread, team.length)}: ${ending.why}`;
		yield* note(count.note(turn, ahead ?? null, ending.by !== null, text, played.length));
		if (ending.by !== null) return yield* endWith(ending, question, played, turn, context);
		asked = withOthers(question, votes, answers, numberOf(characters, options));
		turn++;
	}
}

/** One round: every agent by its own habit, at once. `turn`: the first that is free. */
function allAnswer(
	team: readonly Agent[],
	text: string,
	tools: Tools,
	turn: number,
): Steps<readonly Played[]> {
	const parts = team.map(({ letter, answer }) => asAgent(letter, answer(text, tools)));
	return together(parts, turn, (played, place) => ({
		...played,
		reply: { ...finalOf(played.reply), turn: place.turn(played.reply.turn) },
		lastTurn: place.turn(played.lastTurn),
	}));
}

function voteOf({ letter, name }: Agent, { reply, way }: Played): AgentVote {
	return { who: `${letter} · ${name}`, letter, way, reply };
}

/** No call of the first round came to a reply: one more tells whether the host answers at all, and if not, why. */
function* answerAlone(question: string, turn: number): Steps<FinalReply> {
	const reply = yield* answerInWay('text', question, turn);
	const reason = 'No agent got a reply in round 1; one plain call did, and its answer counts';
	yield* note({ type: 'decision', turn, by: 'method', action: 'return', reason });
	return reply;
}

/** The plurality of the last round that has answers. */
function* endWith(
	{ by, why }: Ending,
	question: string,
	played: readonly Round[],
	turn: number,
	{ answers }: PlanContext,
): Steps<FinalReply> {
	const leaders = leadersOf(played, answers);
	const chosen = leaders.length > 1 ? yield* settleTie(question, leaders, turn) : leaders[0];
	const votes = chosen?.votes ?? played.at(-1)?.votes ?? [];
	const counts = chosen === undefined ? 'no agent named an answer' : 'the most frequent answer counts';
	const reason = `The rounds end: ${why}; ${counts}`;
	if (by === 'cap') yield* note({ type: 'limit-reached', turn, limit: 'turns', text: reason });
	else yield* note({ type: 'decision', turn, by: 'method', action: 'return', reason });
	return votes[0]?.reply as FinalReply;
}
