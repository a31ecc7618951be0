import type { RunVerdict } from '../core/record/event.ts';
import type { RunView } from '../core/record/view.ts';

/** How a lane, or an answer of the tasks, ended: the word is what tests and screen readers meet. */
interface End {
	word: string;
	glyph: string;
	tone: 'right' | 'wrong' | 'plain';
}

type Kind = RunVerdict['verdict']['kind'];

/** Of every way an answer can be judged, and of every way a run goes without one. */
export const verdictWords: Record<Kind | 'failed' | 'stopped' | 'running', End> = {
	correct: { word: 'Correct', glyph: '✓', tone: 'right' },
	incorrect: { word: 'Incorrect', glyph: '✗', tone: 'wrong' },
	malformed: { word: 'Incorrect', glyph: '✗', tone: 'wrong' },
	'no-answer': { word: 'No answer', glyph: '∅', tone: 'wrong' },
	'not-checked': { word: 'Not checked', glyph: '?', tone: 'plain' },
	failed: { word: 'Failed', glyph: '!', tone: 'wrong' },
	stopped: { word: 'Stopped', glyph: '■', tone: 'plain' },
	running: { word: 'Running', glyph: '…', tone: 'plain' },
};

/** How a lane ended, or that it runs; `verdict` is null where nothing was judged. */
export function endOf(outcome: RunView['outcome'], verdict: Kind | null): End {
	switch (outcome) {
		case 'finished':
			return verdictWords[verdict ?? 'no-answer'];
		case 'cancelled':
		case 'interrupted':
			return verdictWords.stopped;
		case 'failed':
		case 'running':
			return verdictWords[outcome];
	}
}
