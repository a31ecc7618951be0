import type { CodeAnalysis, ExecutionResult } from '../core/execution.ts';
import { plural } from '../core/format.ts';
import type { NoteBody } from '../core/record/event.ts';
import type { PartName, Telling } from '../core/record/comparison.ts';
import type { SetupPair } from '../core/record/setup-difference.ts';
import type { Fork, ModelSnapshot } from '../core/record/spec.ts';
import { forkLabel } from './fork.ts';
import { SCRIPTED_MARK } from './scripted.ts';
import { card, program } from './timeline.ts';

const SIDES = ['A', 'B'] as const;

/** Two runs beside each other. */
export const compareWords = {
	title: 'Compare two runs',
	back: 'Runs',
	loading: 'Reading both runs…',
	tooFew: 'Tick two runs in the list, then press Compare.',
	theSame: 'Both are the same run. Tick two different ones in the list, then press Compare.',
	missing: (side: 0 | 1) =>
		`Run ${SIDES[side]} is not kept in this browser: it was deleted, or belongs to another browser.`,
	unreadable: (side: 0 | 1, why: string) => `Run ${SIDES[side]} cannot be read: ${why}`,
	sides: SIDES,
	side: (side: 0 | 1) => `Run ${SIDES[side]}`,
	open: 'Open this run',
	answer: 'Answer',
	noAnswer: 'none',
	going: 'It is still running; this is how far it was when this page read it.',
	swap: 'Swap A and B',

	setup: {
		title: 'Setup',
		same: (fields: readonly string[]) => `The same in both: ${fields.join(', ')}.`,
		nothing: 'Both were set up the same way.',
		field: setupField,
		unset: 'not set',
		on: 'on',
		off: 'off',
		scripted: SCRIPTED_MARK,
		snapshot: ({ model, host, baseUrl, rates }: ModelSnapshot) =>
			`${model} at ${host}, ${baseUrl}${rates === undefined ? '' : `, US$ ${String(rates.input)} and ${String(rates.output)} per million tokens`}`,
		fork: (fork: Fork) => `${forkLabel(fork)}, goes on from “${fork.begun}”`,
	},

	turns: {
		title: 'Turn by turn',
		none: 'Neither run has a turn.',
		turn: (number: number) => `Turn ${String(number)}`,
		only: (side: 0 | 1) => `only ${SIDES[side]} has this turn`,
		ended: (side: 0 | 1, turns: number) =>
			`Run ${SIDES[side]} has ${turns === 0 ? 'no turn' : `${plural(turns, 'turn')} only`}; what follows has nothing beside it.`,
		same: 'the same in both',
		differs: 'differs',
		partOnly: (side: 0 | 1) => `only in ${SIDES[side]}`,
		part: partName,
		empty: 'Nothing.',
		nothing: (side: 0 | 1) => `Run ${SIDES[side]} has nothing here.`,
	},

	/** A text with what only one side has. */
	text: {
		own: 'only here:',
		end: 'end',
		folded: (lines: number) => `… ${plural(lines, 'line')} the same …`,
		unfold: 'Show all lines',
		fold: 'Fold what is the same',
		more: (characters: number) => `… ${characters.toLocaleString('en')} more characters, not shown`,
		first: 'Too long or too different to be marked as a whole. This is where they first differ:',
		blanks: 'They differ only in blanks at the beginning or the end.',
		ends: '(ends here)',
	},
} as const;

const ROLES = { task: 'Model', coach: 'Coach', checker: 'Checker', summariser: 'Summariser' } as const;
const LIMITS: Readonly<Record<string, string>> = {
	pythonMs: 'Python time per program (ms)',
	calls: 'Limit of calls',
	tokens: 'Limit of tokens',
	cost: 'Limit of cost (US dollars)',
	seconds: 'Limit of seconds',
	maxTokens: 'Tokens per reply',
};
const OTHERS: Readonly<Record<string, string>> = {
	expected: 'Expected answer',
	judged: 'Judged as',
	seed: 'Seed',
	repeat: 'Repeat',
	blocks: 'Which blocks run',
	readOut: 'Answer read out by the model',
	logprobs: 'Probabilities of tokens',
};

function setupField(pair: SetupPair): string {
	switch (pair.field) {
		case 'question':
			return 'Question';
		case 'method':
			return 'Method';
		case 'snapshot':
			return `${ROLES[pair.name]} as set up`;
		case 'fork':
			return 'Fork';
		case 'option':
			return `Option ${pair.name}`;
		case 'limit':
			return LIMITS[pair.name] ?? pair.name;
		case 'other':
			return OTHERS[pair.name] ?? pair.name;
		default:
			return ROLES[pair.field];
	}
}

const PROGRAMS: Readonly<Record<string, string>> = {
	answer: 'Program',
	check: 'Test program',
	tool: 'Program run as a tool',
	shadow: 'Program run beside it',
};
const NOTES: Readonly<Record<string, string>> = {
	analysis: 'Symbolic checker',
	'self-check': 'Self-answer checker',
	decision: 'Decision',
	gauge: 'Gauge',
	votes: 'Votes',
	prediction: 'Prediction',
	nudge: 'Nudge',
	thoughts: 'Questions of the program',
	remark: 'Remark',
	'limit-reached': 'Limit',
};

/** What a part is called; the number only where there is more than one. */
function partName({ kind, of, number }: PartName): string {
	return number === 1 ? plainName(kind, of) : `${plainName(kind, of)} ${String(number)}`;
}

function plainName(kind: PartName['kind'], of: PartName['of']): string {
	if (kind === 'note') return NOTES[of] ?? of;
	if (kind === 'code') return PROGRAMS[of] ?? of;
	if (kind === 'output') return of === 'answer' ? 'Output' : `Output: ${(PROGRAMS[of] ?? of).toLowerCase()}`;
	const speaker = (card.speakers as Readonly<Record<string, string>>)[of] ?? of;
	const said = {
		sent: 'Sent to',
		thinking: 'Thinking of',
		reply: 'Reply of',
		failure: 'Failed call of',
	} as const;
	return `${said[kind]} the ${speaker.toLowerCase()}`;
}

/** What is no text, as one. */
export const telling: Telling = {
	output(result: ExecutionResult): string {
		const printed =
			result.kind === 'unavailable'
				? ''
				: result.kind === 'finished'
					? result.output || (result.value ?? result.variable?.text ?? '')
					: result.output;
		// How long it took is no difference.
		const ended = result.kind === 'finished' ? null : program.ended(result, false);
		return [printed, ...(ended === null ? [] : [ended])].filter((text) => text !== '').join('\n');
	},
	analysis(analysis: CodeAnalysis): string | null {
		if (analysis.kind === 'unavailable') return null;
		if (analysis.kind === 'syntax-error') return `Does not parse: ${analysis.message}`;
		return [`Score ${String(analysis.published.score)}`, ...analysis.lines].join('\n');
	},
	note,
};

function note(of: NoteBody): string | null {
	switch (of.type) {
		case 'self-check':
			return `${of.verdict}: ${of.explanation}`;
		case 'decision':
			return [
				`${card.decisions[of.action]}: ${of.reason}`,
				...(of.guidance === undefined ? [] : [of.guidance]),
			].join('\n');
		case 'gauge':
			return `${of.label} ${of.value.toFixed(2)}: ${of.explanation}`;
		case 'votes':
			return [...of.ballots.map(({ who, answer }) => `${who}: ${answer ?? '–'}`), of.text].join('\n');
		case 'prediction':
			return `${of.predicted ?? '–'}\n${of.printed ?? '–'}`;
		case 'nudge':
			return `${of.nudge}: ${of.before ?? '–'} → ${of.after ?? '–'}`;
		case 'thoughts':
			return of.thoughts
				.map(({ instruction, value, answer }) => `${instruction} ${value}: ${answer}`)
				.join('\n');
		case 'remark':
		case 'limit-reached':
			return of.text;
	}
}
