import type { Won } from '../core/capsule/bets.ts';
import type { Happening } from '../core/capsule/happening.ts';
import { plural } from '../core/format.ts';
import { answerShown } from '../core/record/answer-shown.ts';
import type { ModelRef } from '../core/model.ts';
import { card } from './timeline.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** 3:07, or 1:02:03; with a minus sign where it is below zero. */
function clockOf(ms: number): string {
	const all = Math.floor(Math.abs(ms) / 1000);
	const [hours, minutes, rest] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
	const shown = hours > 0 ? `${String(hours)}:${two(minutes)}` : String(minutes);
	return `${ms <= -1000 ? '−' : ''}${shown}:${two(rest)}`;
}

/** Seconds, one place behind the point at most. */
const inSeconds = (ms: number): string => `${String(Math.round(ms / 100) / 10)} s`;

/** Runs shown step by step to an audience. */
export const stageWords = {
	name: 'Stage',
	title: 'Stage',
	/** Beside what may be shown. */
	offer: 'Give a talk: five of these on stage, in large type, step by step',
	lead: 'Show runs step by step in large type: one key for the next step, one back. Before each verdict the room may bet. No model is asked, and once the page says “ready offline” no network is needed.',

	shelf: {
		bundled: 'For a talk',
		bundledLead:
			'Made by the scripted demo model (not an LLM) through the real engine: replies are scripted, programs, outputs, checks and verdicts are real. Python runs again, here, while you show them.',
		recorded: 'From a real model',
		recordedLead:
			'Recorded from Qwen2.5-Coder 1.5B, a small open model, on an ordinary computer through this page: one run each, chosen for what it shows. How often each way is right is a question for the bench.',
		playName: (title: string) => `Play: ${title}`,
		kept: 'Your runs',
		keptLead: 'The newest twenty questions you ran in this browser.',
		reading: 'Reading saved runs…',
		none: {
			before: 'No run is kept in this browser yet. Ask something in the ',
			link: 'playground',
			after: '.',
		},
		unreadable: (why: string) => `The saved runs cannot be read: ${why}`,
		file: 'From a file',
		fileLead:
			'Runs that were saved with Share. Nothing in the file is executed until its step is shown, and then only in the sandbox.',
		openFile: 'Open file',
		lanes: (count: number) => plural(count, 'lane'),
		runningStill: 'still running: the lanes that have ended can be played',
		keysLead: 'Keys',
	},

	/** Why something cannot be played. */
	unknown:
		'There is nothing to play under this address: the runs were deleted, or belong to another browser.',
	gone: 'What was opened from a file is gone with the page that opened it. Open the file again.',
	notFetched: (why: string) =>
		`This capsule could not be fetched (${why}). Without a network only what was fetched before can be played; try it again when the network is back.`,
	unreadable: (why: string) => `It cannot be read: ${why}.`,
	nothingLeft: 'None of these runs can be played.',
	running: (lane: number) => `Lane ${String(lane)} is still running; open the stage again when it has ended.`,
	broken: (lane: number) => `Lane ${String(lane)} has no end and is left out.`,
	damaged: (lane: number, why: string) => `Lane ${String(lane)} is damaged and left out: ${why}.`,
	toShelf: 'To what can be played',
	cannot: 'This cannot be played',
	fetching: 'Fetching what is to be played…',

	next: 'Next',
	back: 'Back',
	restart: 'Restart',
	exit: 'Exit',
	fullScreen: 'Full screen',
	noFullScreen: 'This browser does not allow full screen here; the stage works without it.',
	keys: 'Keys',
	close: 'Close',
	notes: 'Notes',
	resetClock: (shown: string) => `${shown}: set the clock to zero`,
	clock: clockOf,
	left: (ms: number) => (ms < 0 ? `${clockOf(ms)} over` : `${clockOf(ms)} left`),
	stepName: 'Step',
	step: (at: number, of: number) => `${String(at)} / ${String(of)}`,
	blank: 'The screen is black. Press b or . to show it again.',

	pace: {
		name: 'Pace',
		how: 'How it plays',
		byKey: 'By key',
		recorded: (times: number) =>
			times === 1 ? 'As recorded' : times < 1 ? 'Twice as fast as recorded' : 'Half as fast as recorded',
		even: (every: number) => `A step every ${String(every)} s`,
		rule: 'Playing by itself it stops before each verdict until you go on. As recorded, a step stands 1.5 to 10 seconds; twice as fast half of that, half as fast twice that.',
		minutes: 'Minutes for the talk',
		play: 'Play',
		pause: 'Pause',
	},

	/** What is said of the models at all times. */
	speakers: (models: readonly ModelRef[]) => {
		const real = [...new Set(models.filter(({ kind }) => kind !== 'scripted').map(({ label }) => label))];
		const isScripted = models.some(({ kind }) => kind === 'scripted');
		return [
			...(isScripted ? ['Scripted demo model, not an LLM'] : []),
			...real.map((label) => `Recorded: ${label}`),
		].join(' · ');
	},
	lanes: 'Lanes',
	nowOn: 'now',
	waits: 'to come',
	missing: 'Left out:',

	live: {
		/** Of the line that says where an output comes from. */
		name: 'Output',
		running: 'Python runs it now…',
		same: 'Run just now, in this room: the same output',
		differs: 'Run just now, in this room: it differs. Now',
		differsThen: 'recorded',
		otherEnd: 'Run just now, in this room: it ended in another way. The recording goes on.',
		slow: (ms: number) => `From the recording: it ran longer than ${inSeconds(ms)} here and was stopped`,
		starting: (ms: number) => `From the recording: Python was not ready after ${inSeconds(ms)}`,
		left: 'From the recording',
		recorded: (why: string) => `From the recording: ${why}`,
	},

	bet: {
		title: 'Who thinks it is right?',
		lead: 'Count hands, type, go on. Arrows up and down change sides; none is fine too.',
		right: 'Hands for right',
		wrong: 'Hands for wrong',
		sides: { right: 'right', wrong: 'wrong' },
	},
	won: ({ won, of }: Won) => `${String(won)} of ${String(of)} ${of === 1 ? 'hand was' : 'hands were'} right`,
	end: {
		title: 'How it went',
		tally: ({ won, of }: Won) => `The room: ${String(won)} of ${String(of)} bets right`,
		noBets: 'Nobody bet.',
		nothingJudged: 'Bets were placed, and nothing was judged.',
		nextOne: (title: string) => `Next: ${title}`,
	},

	happening: (what: Happening | null): string => {
		switch (what?.kind) {
			case undefined:
				return 'How it went, and how the room bet';
			case 'question':
				return 'The question';
			case 'bet':
				return 'The room bets: right or wrong?';
			case 'verdict':
				return verdictOf(what.verdict?.verdict.kind, what.verdict?.answer?.text);
			case 'reply': {
				const { role, purpose, hasProgram, failed } = what;
				const who = card.speakers[role];
				return failed ? `${who}: the call failed` : `${who} ${card.did(purpose, hasProgram)}`;
			}
			case 'output': {
				const whose = what.purpose === 'check' ? 'Python runs the test program' : 'Python runs the program';
				// The marks only say where the answer stands.
				const line = (what.printed.split('\n').at(-1) ?? '').replace(/^<<<(.+)>>>$/, '$1');
				return line === '' ? `${whose}: ${what.ended}` : `${whose}: ${shortened(line)}`;
			}
			case 'coach':
				return `${card.speakers.coach} ${card.decisions[what.action]}`;
			case 'other':
				return 'What follows from it';
		}
	},
	onLane: (lane: string, what: string) => `${lane}: ${what}`,

	presenter: {
		title: 'Presenter’s notes',
		none: 'This capsule has no notes.',
		now: 'Now',
		next: 'Next',
		waiting: 'Waiting for the stage. Keep it open in another window of this browser.',
		left: 'The stage was left. These are the last notes.',
		time: 'Time',
		bets: 'Bets',
		noBets: 'none yet',
		blocked: 'The browser did not open a second window. Open the notes by this link instead:',
		link: 'Presenter’s notes',
	},

	keyList: [
		['→  Space  Enter  Page Down  n', 'next step; at the end, the next run of the list'],
		['←  Page Up  Backspace  p', 'one step back'],
		['Home', 'from the beginning'],
		['0 – 9', 'hands, while the room bets; ↑ ↓ change sides, Backspace takes a digit back'],
		['s', 'start or stop playing by itself, where a pace is chosen'],
		['b  .', 'black screen, and back'],
		['f', 'full screen'],
		['?', 'these keys'],
		['Esc', 'leave the stage (first the full screen)'],
	],
} as const;

function verdictOf(kind: string | undefined, answer: string | undefined): string {
	const said = answer === undefined ? '' : `, ${shortened(answerShown(answer))}`;
	switch (kind) {
		case 'correct':
			return `Verdict: right${said}`;
		case 'incorrect':
		case 'malformed':
			return `Verdict: wrong${said}`;
		case 'no-answer':
			return 'Verdict: no answer';
		default:
			return `The end of this lane${said}`;
	}
}

function shortened(text: string): string {
	const MOST = 60;
	return text.length <= MOST ? text : `${text.slice(0, MOST)}…`;
}
