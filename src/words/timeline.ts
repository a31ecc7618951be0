import type { AnswerPlace } from '../core/answer.ts';
import type { ExecutionResult } from '../core/execution.ts';
import { cost, plural, seconds, tokens } from '../core/format.ts';
import type { Scripted } from '../core/record/called-models.ts';
import type { Finding } from '../core/record/finding.ts';
import { lasted } from '../core/record/lasted.ts';
import type { RunView } from '../core/record/view.ts';

/** Words of lanes, cards and verdicts. */

const scripted = { part: 'partly scripted', all: 'scripted' };

export const lane = {
	turn: (number: number) => `Turn ${String(number)}`,
	turns: 'Turns',
	/** Right end of a lane's head. */
	state: (turns: number, isRunning: boolean, share: Scripted) => {
		const count = turns > 1 ? `turn ${String(turns)}` : 'running';
		return `${isRunning ? count : plural(turns, 'turn')}${share === 'none' ? '' : ` · ${scripted[share]}`}`;
	},
	/** Where a script spoke. */
	scripted,
	card: 'This card',
	tokens: 'Tokens',
	tokensTitle: 'How a tokenizer cuts the question and this answer',
	round: (number: number) => `Round ${String(number)}`,
} as const;

export const card = {
	toolCall: (name: string, given: string) => `\n[calls ${name}] ${given}`,
	speakers: {
		task: 'Model',
		summariser: 'Summariser',
		coach: 'Coach',
		checker: 'Checker',
		reader: 'Reader',
	},
	tool: 'Tool',
	runsPython: 'ran Python, names kept within this run',
	readsOut: 'copies the answer out of the reply; not part of the method',
	/** What a finished reply did; `inCode`: it holds a program. */
	did: (purpose: string, inCode: boolean) => {
		const agent = agentOf(purpose);
		const plain = purpose.slice(agent.length);
		return agent + (did[plain]?.[inCode ? 1 : 0] ?? plain);
	},
	/** What a reply that is being written was asked for, and in which way it does it as far as can be seen. */
	does: (purpose: string, way: 'text' | 'code' | null) =>
		way === null || /text|code/.test(purpose) ? purpose : `${purpose} in ${way}`,
	callsTool: (purpose: string) => `${agentOf(purpose)}asked for Python`,
	decisions: {
		text: 'steers to text',
		code: 'steers to code',
		improve: 'asks for better',
		return: 'returns the answer',
		terminate: 'gives up',
		summarise: 'asks for a summary',
	},
	decides: 'decides',
	endsEarly: 'ends before there is an answer',
	ruleCoach: 'Rule coach',
	/** Who said it travels in the record: elsewhere it is not the reader. */
	personCoach: 'A person as coach',
	coachMessage: 'full message · what the coach saw',
	ruleMessage: 'full message · why',
	byRules: 'Made by rules from the checkers’ reports; no model was asked.',
	more: 'more',
	less: 'less',
	reasoning: (characters: number) => `reasoning (${characters.toLocaleString('en')} characters)`,
	sent: (reader: string, messages: number) => `what ${reader} saw (${plural(messages, 'message')})`,
	readers: {
		task: 'the model',
		summariser: 'the summariser',
		coach: 'the coach',
		checker: 'the checker',
		reader: 'the reader',
	},
	asWritten: 'The reply exactly as written',
	begun: 'Marked: what the fork was begun with. The model wrote what comes after it.',
	spent: (output: number | undefined, reasoning: number | undefined, estimated: boolean | undefined) => {
		const thought =
			reasoning !== undefined && reasoning > 0 ? `, ${String(reasoning)} of them reasoning` : '';
		return `The reply: ${tokens(output ?? null, estimated)}${thought}`;
	},
	states: {
		waiting: 'waiting…',
		reasoning: 'reasoning…',
		writing: 'writing…',
		again: (ms: number) => `again in ${seconds(Math.ceil(ms / 100) * 100)}`,
		failed: (ms: number) => `failed, ${seconds(ms)}`,
		stopped: (ms: number) => `stopped, ${seconds(ms)}`,
		cut: 'cut off',
	},
	waitsForServer: (ahead: number | null) =>
		ahead === null || ahead < 1
			? 'waits for the server to be free…'
			: `waits for the server: ${plural(ahead, 'call')} before it…`,
	empty: 'The reply is empty.',
	cutAtTokens: 'The reply was cut at the token limit, which Settings can change.',
	circles: (text: string, times: number) =>
		`The text goes in circles: “${text}” stands there ${String(times)} times.`,
	onlyFirst: (needs: string) => `Only the first block was run, as published, but ${needs}.`,
	settings: 'Settings',
	canRunAll: 'can have all blocks run.',
} as const;

/** Of several that answer beside each other, the one whose purpose it is: "agent B " before it, or nothing. */
function agentOf(purpose: string): string {
	return /^agent \S+ /.exec(purpose)?.[0] ?? '';
}

/** By purpose; one that is not named here speaks for itself. */
const did: Readonly<Record<string, readonly [inWords: string, inCode: string]>> = {
	answers: ['answered in words', 'wrote a program'],
	'answers again': ['answered again in words', 'wrote a program'],
	'answers in text': ['answered in words', 'wrote a program'],
	'answers in code': ['answered in words', 'wrote a program'],
	'plans, then answers in code': ['answered in words', 'planned, then wrote a program'],
	'answers as an assistant': ['answered in words', 'wrote a program'],
	'answers after five examples': ['answered in words', 'wrote a program'],
	'answers, may run code': ['answered in words', 'wrote a program'],
	'goes on with the output': ['answered in words', 'wrote a program'],
	'repairs its code': ['answered in words', 'wrote the program anew'],
	'looks again': ['looked again, in words', 'looked again, in code'],
	'weighs both answers': ['weighed both answers', 'weighed both by a program'],
	'rates both ways and answers': ['rated both ways, then words', 'rated both ways, then code'],
	'rates its answer': ['rated its answer', 'rated its answer'],
	'writes a program and imagines its output': [
		'answered in words',
		'wrote a program and imagined its output',
	],
	'writes guidance for itself': ['wrote guidance for itself', 'wrote guidance for itself'],
};

export const check = {
	head: (word: 'correct' | 'incorrect' | 'unclear' | null, reason: string) => {
		const said =
			word === null
				? 'being written…'
				: { correct: 'right', incorrect: 'wrong', unclear: 'could not tell' }[word];
		return `${said}${word === 'incorrect' && reason !== '' ? `, ${reason}` : ''}`;
	},
	name: 'Test program',
	tries: (count: number) => `${String(count)} tries`,
	earlier: (count: number) => plural(count, 'earlier program'),
	none: 'No program was written.',
	notYet: 'Not written yet.',
	failed: 'could not be written',
	stopped: 'stopped before it was done',
	cut: 'not finished',
} as const;

export const thoughts = {
	title: (count: number) => `The program asked the model ${plural(count, 'question')}`,
	/** As it stands in the program: `think("Fruit?", 'fig')`. */
	call: (instruction: string, value: string) =>
		`think(${JSON.stringify(instruction)}${value === 'None' ? '' : `, ${value}`})`,
	line: (line: number) => `line ${String(line)}`,
	pending: (count: number) => `the model answers ${plural(count, 'question')}…`,
	dialogues: 'what the model saw, question by question',
} as const;

export const program = {
	moreLines: (count: number) => `… ${plural(count, 'more line')}`,
	notCopied: 'Not copied: press Open, copy there',
	open: 'Open',
	run: 'Run',
	/** Behind each of the three, for who does not see which program they stand below. */
	this: ' this program',
	openTitle: 'Show in the code view',
	runTitle: 'Show in the code view and run it there',
	printed: 'Python printed',
	value: 'Python gave',
	/** The times of a lane leave it out: the next question would not wait. */
	started: (ms: number) => `Python took ${seconds(ms)} to start (not counted)`,
	running: 'running…',
	moreCharacters: (count: number) => `… ${count.toLocaleString('en')} more characters in the code view`,
	figure: (number: number) => `Figure ${String(number)} of the program`,
	/** How a run ended, where its output does not say it all. */
	ended: (result: ExecutionResult, isSilent: boolean): string | null => {
		switch (result.kind) {
			case 'finished':
				return isSilent ? `Python printed nothing, in ${seconds(result.ms)}` : null;
			case 'raised':
				if (result.asks !== undefined) return asksWords(result.asks.length);
				return `${result.error.name}: ${result.error.message}${result.error.line === undefined ? '' : ` (line ${String(result.error.line)})`}`;
			case 'timed-out':
				return `out of time: stopped after ${seconds(result.limitMs)}`;
			case 'crashed':
				return `the interpreter crashed: ${result.reason}`;
			case 'stopped':
				return 'stopped';
			case 'unavailable':
				return `Python is not available: ${result.reason}`;
		}
	},
} as const;

function asksWords(count: number): string {
	return `it asks the model ${plural(count, 'question')} and is run again with the answers`;
}

/** The symbolic checker's report in one sentence. */
export function findingWords(finding: Finding): string {
	switch (finding.kind) {
		case 'guess':
			return 'Only prints a guess: nothing is computed';
		case 'nothing':
			return 'Computes nothing';
		case 'solver':
			return 'Calls a solver';
		case 'search':
			return finding.nested > 1
				? `Searches with ${String(finding.nested)} nested loops`
				: 'Searches through candidates';
		case 'recursion':
			return 'Computes by recursion';
		case 'loops':
			return finding.count === 1 ? 'Computes with a loop' : `Computes with ${String(finding.count)} loops`;
		case 'conditions':
			return `Decides by ${plural(finding.count, 'condition')}`;
		case 'computes':
			return 'Computes instead of guessing';
		case 'unparsed':
			return `Does not parse: ${finding.message}, line ${String(finding.line)}`;
		case 'unread':
			return `Not analysed: ${finding.reason}`;
	}
}

export const analysis = {
	why: 'why',
	heard: 'The coach heard',
	published: (score: number) => `${String(score)} by the published rules`,
	tree: (score: number) => `${String(score)} by the syntax tree`,
	keywords: (score: number) => `${String(score)} counting whole keywords only`,
	flags: 'Flags:',
	disguise: 'text in disguise',
	noFlags: 'none',
} as const;

export const verdict = {
	name: 'Verdict',
	interrupted: 'The page was closed or reloaded in the middle. What was finished is kept above.',
	cancelled: 'You stopped this run. What was finished is kept above.',
	readFrom: (place: AnswerPlace) => `Read from: ${places[place]}`,
	order:
		'The places are tried in this order, and the first text in the asked form counts, right or wrong: of the output the marked part, the whole, its last block, its last line; the value of the last expression; what the program set as its result; of the reply the marked part, its last block, its last line.',
	wordsSay: 'Its words say something else:',
	programPrinted: 'Its program printed something else:',
	notChecked: 'not checked',
	totals: ({ outcome, totals }: Pick<RunView, 'outcome' | 'totals'>, share: Scripted) => {
		const { calls, executions, inputTokens, outputTokens, estimated, ms, readOut, cost: spent } = totals;
		const all = inputTokens === null || outputTokens === null ? null : inputTokens + outputTokens;
		const price = spent === 0 ? (share === 'all' ? 'scripted, no cost' : 'no cost') : cost(spent);
		const apart =
			readOut.calls === 0
				? ''
				: ` · reading out apart: ${plural(readOut.calls, 'call')}, ${tokens(readOut.tokens, estimated)}`;
		return `${plural(calls, 'call')} · ${plural(executions, 'Python run')} · ${tokens(all, estimated)} · ${price} · ${lasted(outcome, ms)}${apart}`;
	},
} as const;

const places: Record<AnswerPlace, string> = {
	'output-marker': 'the marked part of the output',
	output: 'the whole output',
	'output-block': 'the last block of the output',
	'output-line': 'the last line of the output',
	value: 'the value of the last expression',
	variable: 'what the program set as its result',
	'prose-marker': 'the marked part of the reply',
	'prose-said': 'the sentence of the reply that gives it',
	'prose-block': 'the last block of the reply',
	'prose-line': 'the last line of the reply',
	reader: 'what the model copied out of its reply, an extra call',
};

/** Who spoke in which way, one after the other. */
export const chain = {
	name: 'Mode chain',
	then: ', ',
	beside: ' and ',
	coach: 'coach',
	/** A coach that steers to text or code says so in the link that follows. */
	decided: {
		improve: 'better',
		return: 'return',
		terminate: 'stop',
		summarise: 'sum',
	} as Readonly<Record<string, string>>,
} as const;
